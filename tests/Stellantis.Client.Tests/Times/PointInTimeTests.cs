using System.Globalization;
using Stellantis.Client.Times;
using Xunit;

namespace Stellantis.Client.Tests.Times;

public sealed class PointInTimeTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly DateTimeOffset s_now = DateTimeOffset.Parse("2026-03-04T10:30:15.75Z", CultureInfo.InvariantCulture);

    /// <summary>Like Paris: one hour ahead, two from the last Sunday of March at 02:00 to the last of October at 03:00.</summary>
    private static readonly TimeZoneInfo s_paris = Zone("Paris", 1, Floating(3, 5, 2), Floating(10, 5, 3));

    /// <summary>Clocks are put forward at midnight: that of the last Sunday of March is none.</summary>
    private static readonly TimeZoneInfo s_forwardAtMidnight = Zone("Forward", 2, Floating(3, 5, 0), Floating(10, 5, 3));

    /// <summary>Clocks are put back from one to midnight: the last Sunday of October has two midnights.</summary>
    private static readonly TimeZoneInfo s_backToMidnight = Zone("Back", -5, Floating(3, 5, 2), Floating(10, 5, 1));

    [Theory]
    [InlineData("now", "2026-03-04T11:30:15+01:00")]
    [InlineData("30m", "2026-03-04T11:00:15+01:00")]
    [InlineData("2h", "2026-03-04T09:30:15+01:00")]
    [InlineData("2H", "2026-03-04T09:30:15+01:00")]
    [InlineData("45s", "2026-03-04T11:29:30+01:00")]
    [InlineData("1d12h", "2026-03-02T23:30:15+01:00")]
    [InlineData("7d", "2026-02-25T11:30:15+01:00")]
    [InlineData("4w", "2026-02-04T11:30:15+01:00")]
    [InlineData(" 2h ", "2026-03-04T09:30:15+01:00")]
    [InlineData("PT2H", "2026-03-04T09:30:15+01:00")]
    [InlineData("P1D", "2026-03-03T11:30:15+01:00")]
    [InlineData("P1W", "2026-02-25T11:30:15+01:00")]
    [InlineData("P1M", "2026-02-04T11:30:15+01:00")]
    [InlineData("P1Y2M", "2025-01-04T11:30:15+01:00")]
    [InlineData("P1DT1H30M0.5S", "2026-03-03T10:00:14.5+01:00")]
    [InlineData("today", "2026-03-04T00:00:00+01:00")]
    [InlineData("Yesterday", "2026-03-03T00:00:00+01:00")]
    [InlineData("wednesday", "2026-03-04T00:00:00+01:00")]
    [InlineData("Tuesday", "2026-03-03T00:00:00+01:00")]
    [InlineData("thursday", "2026-02-26T00:00:00+01:00")]
    [InlineData("this week", "2026-03-02T00:00:00+01:00")]
    [InlineData("last week", "2026-02-23T00:00:00+01:00")]
    [InlineData("this month", "2026-03-01T00:00:00+01:00")]
    [InlineData("Last  Month", "2026-02-01T00:00:00+01:00")]
    [InlineData("last-month", "2026-02-01T00:00:00+01:00")]
    [InlineData("last year", "2025-01-01T00:00:00+01:00")]
    [InlineData("1h30M", "2026-03-04T10:00:15+01:00")]
    public void A_time_is_said_as_people_say_it(string text, string expected) => Assert.Equal(Time(expected), Read(text, s_now, s_paris));

    [Theory]
    [InlineData("2026-01-31", "2026-01-31T00:00:00+01:00")]
    [InlineData("2026-07-31", "2026-07-31T00:00:00+02:00")]
    [InlineData("2026-01-31T08:00", "2026-01-31T08:00:00+01:00")]
    [InlineData("2026-01-31 08:00:01.25", "2026-01-31T08:00:01.25+01:00")]
    [InlineData("2026-01-31T08:00:00Z", "2026-01-31T08:00:00+00:00")]
    [InlineData("2026-01-31T08:00Z", "2026-01-31T08:00:00+00:00")]
    [InlineData("2026-01-31T08:00:00-05:00", "2026-01-31T08:00:00-05:00")]
    [InlineData("2026-01-31T08:00:00+0530", "2026-01-31T08:00:00+05:30")]
    [InlineData("1/31/2026", "2026-01-31T00:00:00+01:00")]
    [InlineData("31/01/2026", "2026-01-31T00:00:00+01:00")]
    [InlineData("31.1.2026 08:00", "2026-01-31T08:00:00+01:00")]
    [InlineData("31-01-26T08:00:00+02:00", "2026-01-31T08:00:00+02:00")]
    [InlineData("13/2", "2026-02-13T00:00:00+01:00")]
    [InlineData("31 Jan 2026 08:00", "2026-01-31T08:00:00+01:00")]
    [InlineData("1/31/2026 8:00 PM +02:00", "2026-01-31T20:00:00+02:00")]
    [InlineData("Sat, 31 Jan 2026 08:00:00 GMT", "2026-01-31T08:00:00+00:00")]
    public void A_date_is_ISO_8601_or_what_PowerShell_reads_and_local_without_an_offset(string text, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "en-GB", "fr-FR", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(Time(expected), Read(text, s_now, s_paris));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("2x")]
    [InlineData("h")]
    [InlineData("-2h")]
    [InlineData("2h ago")]
    [InlineData("2m1h")]
    [InlineData("1.5h")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("pt2h!")]
    [InlineData("3")]
    [InlineData("tomorrow")]
    [InlineData("mond")]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("2026-01-31T25:00")]
    [InlineData("31/02/2026")]
    [InlineData("32/12/2026")]
    [InlineData("31/13/2026")]
    [InlineData("31/12/2026 25:00")]
    [InlineData("03/04/2026")]
    [InlineData("3.4.2026")]
    [InlineData("03-04-2026 08:00")]
    [InlineData("3/4")]
    [InlineData("1M")]
    [InlineData("1d30M")]
    [InlineData("last decade")]
    [InlineData("99999999999999999999d")]
    [InlineData("9999999w")]
    [InlineData("P9999Y")]
    [InlineData("P99999999999Y")]
    public void What_is_no_time_is_none(string text) => Assert.Null(Read(text, s_now, s_paris));

    [Theory]
    [InlineData("2026-03-29T10:00:00Z", "24h", "2026-03-28T11:00:00+01:00")]
    [InlineData("2026-03-29T10:00:00Z", "1d", "2026-03-28T11:00:00+01:00")]
    [InlineData("2026-03-29T10:00:00Z", "P1M", "2026-02-28T12:00:00+01:00")]
    [InlineData("2026-03-29T10:00:00Z", "today", "2026-03-29T00:00:00+01:00")]
    [InlineData("2026-03-30T10:00:00Z", "today", "2026-03-30T00:00:00+02:00")]
    [InlineData("2026-03-30T10:00:00Z", "yesterday", "2026-03-29T00:00:00+01:00")]
    [InlineData("2026-10-25T10:00:00Z", "today", "2026-10-25T00:00:00+02:00")]
    [InlineData("2026-10-26T10:00:00Z", "sunday", "2026-10-25T00:00:00+02:00")]
    [InlineData("2026-03-03T23:30:00Z", "today", "2026-03-04T00:00:00+01:00")]
    public void A_duration_is_that_of_the_clock_that_is_never_put_back_and_a_day_begins_at_local_midnight(string now, string text, string expected) =>
        Assert.Equal(Time(expected), Read(text, Time(now), s_paris));

    [Theory]
    [InlineData("03/04/2026", true)]
    [InlineData("4/4/2026", false)]
    [InlineData("13/04/2026", false)]
    [InlineData("2026/04/03", false)]
    [InlineData("2026-04-03", false)]
    [InlineData("1/31/2026", false)]
    [InlineData("10:30", false)]
    [InlineData("1m", false)]
    [InlineData("1h1M", false)]
    [InlineData("P1M", false)]
    [InlineData("PT1M", false)]
    [InlineData("3M", true)]
    public void Only_what_two_people_would_read_in_two_ways_is_doubted(string text, bool isDoubted) =>
        Assert.Equal(isDoubted, new PointInTime(s_now, s_paris).Doubt(text) is not null);

    [Fact]
    public void An_hour_that_is_skipped_is_the_one_after_it_and_one_that_comes_twice_is_standard_time_as_in_PowerShell()
    {
        Assert.Equal(Time("2026-03-29T03:30:00+02:00").UtcDateTime, Read("2026-03-29T02:30", s_now, s_paris)!.Value.UtcDateTime);
        Assert.Equal(Time("2026-10-25T02:30:00+01:00"), Read("2026-10-25T02:30", s_now, s_paris));
    }

    [Fact]
    public void A_day_without_a_midnight_begins_an_hour_later_and_one_with_two_begins_with_the_first()
    {
        Assert.Equal(Time("2026-03-29T01:00:00+03:00").UtcDateTime,
            Read("today", Time("2026-03-29T10:00:00Z"), s_forwardAtMidnight)!.Value.UtcDateTime);
        Assert.Equal(Time("2026-10-25T00:00:00-04:00"), Read("today", Time("2026-10-25T10:00:00Z"), s_backToMidnight));
    }

    [Fact]
    public void A_time_span_is_ago_and_none_of_the_future()
    {
        var reading = new PointInTime(s_now, s_paris);
        Assert.Equal(Time("2026-03-04T09:30:15+01:00"), reading.Ago(TimeSpan.FromHours(2)));
        Assert.Null(reading.Ago(TimeSpan.FromHours(-2)));
        Assert.Null(reading.Ago(TimeSpan.MaxValue));
    }

    private static DateTimeOffset? Read(string text, DateTimeOffset now, TimeZoneInfo zone) => new PointInTime(now, zone).Read(text);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string name, int hours, TimeZoneInfo.TransitionTime begin, TimeZoneInfo.TransitionTime end) =>
        TimeZoneInfo.CreateCustomTimeZone(
        name, TimeSpan.FromHours(hours), name, name, name,
        [TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(new DateTime(2000, 1, 1), new DateTime(2099, 12, 31), TimeSpan.FromHours(1), begin, end)]);

    private static TimeZoneInfo.TransitionTime Floating(int month, int week, int hour) =>
        TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, hour, 0, 0), month, week, DayOfWeek.Sunday);
}
