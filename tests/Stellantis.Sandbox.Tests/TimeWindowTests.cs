using System.Globalization;
using Stellantis.Sandbox.Times;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class TimeWindowTests
{
    private static readonly DateTimeOffset s_now = At("2025-06-15T00:00:00Z");

    [Theory]
    [InlineData("2025-06-01T00:00:00Z/2025-06-03T00:00:00Z", "2025-06-01T00:00:00Z 2025-06-03T00:00:00Z",
        "2025-05-31T23:59:59Z 2025-06-03T00:00:01Z")]
    [InlineData("2025-06-01T00:00:00+02:00/2025-06-01T00:00:00Z", "2025-05-31T22:00:00Z", "2025-05-31T21:59:59Z")]
    [InlineData("2025-06-01T00:00:00+0000/P1DT12H", "2025-06-02T12:00:00Z", "2025-06-02T12:00:01Z")]
    [InlineData("2025-01-31/P1M", "2025-02-28T00:00:00Z", "2025-02-28T00:00:01Z")]
    [InlineData("2025-06-01T00:00:00Z/", "2025-06-01T00:00:00Z 2025-06-15T00:00:00Z", "2025-05-31T00:00:00Z 2025-06-15T00:00:01Z")]
    [InlineData("/2025-06-01T00:00:00Z", "1990-01-01T00:00:00Z 2025-06-01T00:00:00Z", "2025-06-01T00:00:01Z")]
    [InlineData("R3/2025-06-01T00:00:00Z/P7D", "2025-06-01T00:00:00Z 2025-06-02T00:00:00Z 2025-06-15T10:00:00Z",
        "2025-05-31T00:00:00Z 2025-06-03T00:00:00Z 2025-06-22T01:00:00Z")]
    [InlineData("R3/2025-06-01T00:00:00Z/P7D/PT1H", "2025-06-08T01:00:00Z", "2025-06-08T01:00:01Z 2025-06-22T00:00:00Z")]
    [InlineData("R/2025-01-01T00:00:00Z/P1M/P2D", "2025-03-02T00:00:00Z 2031-12-03T00:00:00Z", "2025-03-04T00:00:00Z 2024-12-01T00:00:00Z")]
    [InlineData("R/1970-01-01T00:00:00Z/PT2S/PT1S", "2025-06-01T00:00:00Z", "")]
    public void Every_form_of_interval_holds_what_it_says(string interval, string inside, string outside)
    {
        Assert.True(TimestampWindow.TryParse(interval, s_now, out var window));

        Assert.All(inside.Split(' ', StringSplitOptions.RemoveEmptyEntries), text => Assert.True(window.Contains(At(text)), text));
        Assert.All(outside.Split(' ', StringSplitOptions.RemoveEmptyEntries), text => Assert.False(window.Contains(At(text)), text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("yesterday/")]
    [InlineData("2025-06-01T00:00:00Z")]
    [InlineData("P1D/2025-06-01T00:00:00Z")]
    [InlineData("2025-06-03T00:00:00Z/2025-06-01T00:00:00Z")]
    [InlineData("2025-06-01T00:00:00Z/P")]
    [InlineData("2025-06-01T00:00:00Z/PT")]
    [InlineData("R0/2025-06-01T00:00:00Z/P1D")]
    [InlineData("R/2025-06-01T00:00:00Z/PT0S")]
    [InlineData("R/2025-06-01T00:00:00Z")]
    [InlineData("R/2025-06-01T00:00:00Z/P1D/PT1H/PT1H")]
    public void What_is_no_interval_is_refused(string interval) => Assert.False(TimestampWindow.TryParse(interval, s_now, out _));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
