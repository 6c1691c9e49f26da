using System.Globalization;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Events;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>When time triggers hold.</summary>
public sealed class TriggerWindowTests
{
    private const string Night = """{ "start": "PT22H", "duration": "PT7H" }""";
    private const string WorkDays = """{ "start": "PT8H", "duration": "PT9H", "occurrence": { "day": ["Mon", "Tue", "Wed", "Thu", "Fri"] } }""";
    private const string FridayNight = """{ "start": "PT22H", "duration": "PT7H", "occurrence": { "day": ["Fri"] } }""";
    private const string Weeks = """{ "start": "PT8H", "duration": "PT1H", "occurrence": { "week": ["w1", "w24-W26"] } }""";
    private const string Early = """{ "start": "PT2H30M", "duration": "PT1H" }""";
    private const string Long = """{ "start": "PT12H", "duration": "P2D", "occurrence": { "day": ["Sat"] } }""";

    // 16 June 2025 is a Monday, in week 25. Paris is two hours ahead of UTC in summer.
    [Theory]
    [InlineData(Night, "2025-06-16T19:59:59Z", false)]
    [InlineData(Night, "2025-06-16T20:00:00Z", true)]
    [InlineData(Night, "2025-06-16T23:30:00Z", true)]
    [InlineData(Night, "2025-06-17T02:59:59Z", true)]
    [InlineData(Night, "2025-06-17T03:00:00Z", false)]
    [InlineData(Night, "2025-01-16T20:30:00Z", false)]
    [InlineData(Night, "2025-01-16T21:00:00Z", true)]
    [InlineData(WorkDays, "2025-06-16T06:00:00Z", true)]
    [InlineData(WorkDays, "2025-06-15T08:00:00Z", false)]
    [InlineData(WorkDays, "2025-06-20T14:59:00Z", true)]
    [InlineData(WorkDays, "2025-06-21T08:00:00Z", false)]
    [InlineData(FridayNight, "2025-06-20T22:30:00Z", true)]
    [InlineData(FridayNight, "2025-06-21T02:30:00Z", true)]
    [InlineData(FridayNight, "2025-06-21T21:00:00Z", false)]
    [InlineData(Weeks, "2025-06-09T06:30:00Z", true)]
    [InlineData(Weeks, "2025-06-08T06:30:00Z", false)]
    [InlineData(Weeks, "2025-06-29T06:30:00Z", true)]
    [InlineData(Weeks, "2025-06-30T06:30:00Z", false)]
    [InlineData(Weeks, "2024-12-30T07:30:00Z", true)]
    [InlineData(Weeks, "2027-01-03T07:30:00Z", false)]
    [InlineData(Long, "2025-06-16T09:59:00Z", true)]
    [InlineData(Long, "2025-06-16T10:00:00Z", false)]
    [InlineData(Long, "2025-06-14T09:59:00Z", false)]
    // On 30 March 2025 half past two is left out: it begins at half past three in summer time.
    [InlineData(Early, "2025-03-30T01:29:00Z", false)]
    [InlineData(Early, "2025-03-30T01:30:00Z", true)]
    [InlineData(Early, "2025-03-30T02:29:00Z", true)]
    [InlineData(Early, "2025-03-30T02:30:00Z", false)]
    // On 26 October 2025 half past two comes twice: the first counts.
    [InlineData(Early, "2025-10-26T00:30:00Z", true)]
    [InlineData(Early, "2025-10-26T01:29:00Z", true)]
    [InlineData(Early, "2025-10-26T01:30:00Z", false)]
    // The night of a change of the clocks has its seven hours too.
    [InlineData(Night, "2025-03-30T03:59:00Z", true)]
    [InlineData(Night, "2025-03-30T04:00:00Z", false)]
    [InlineData(Night, "2025-10-26T02:59:00Z", true)]
    [InlineData(Night, "2025-10-26T03:00:00Z", false)]
    [InlineData("""{ "recurrence": "None", "start": "2025-06-16T12:00:00+02:00", "duration": "PT1H" }""", "2025-06-16T09:59:59Z", false)]
    [InlineData("""{ "recurrence": "None", "start": "2025-06-16T12:00:00+02:00", "duration": "PT1H" }""", "2025-06-16T10:59:59Z", true)]
    [InlineData("""{ "recurrence": "None", "start": "2025-06-16T12:00:00+02:00", "duration": "PT1H" }""", "2025-06-16T11:00:00Z", false)]
    [InlineData("""{ "recurrence": "None", "start": "2025-06-16T10:00:00Z" }""", "2035-06-16T10:00:00Z", true)]
    [InlineData("""{ "recurrence": "None", "start": "2025-01-31T00:00:00Z", "duration": "P1M" }""", "2025-02-27T23:59:59Z", true)]
    [InlineData("""{ "recurrence": "None", "start": "2025-01-31T00:00:00Z", "duration": "P1M" }""", "2025-02-28T00:00:00Z", false)]
    [InlineData("""{ "recurrence": "Daily", "start": "PT8H", "duration": "PT1H", "occurrence": ["Tue"] }""", "2025-06-17T06:00:00Z", true)]
    [InlineData("""{ "recurrence": "Daily", "start": "PT8H", "duration": "PT1H", "occurrence": ["Tue"] }""", "2025-06-16T06:00:00Z", false)]
    public void A_window_holds_when_it_should(string entry, string instant, bool holds)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(entry)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        var window = new TriggerWindow(JObject.Load(reader), Zones.Find("Europe/Paris"));

        Assert.Equal(holds, window.Contains(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("Europe/Paris", 2)]
    [InlineData("Europe/London", 1)]
    [InlineData("America/New_York", -4)]
    [InlineData("Nowhere/Atlantis", 0)]
    public void Zones_go_by_their_names(string name, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Zones.Find(name).GetUtcOffset(new DateTimeOffset(2025, 6, 16, 12, 0, 0, TimeSpan.Zero)));
}
