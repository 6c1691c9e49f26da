using System.Globalization;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.PowerShell.Tests.Surface;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>Times as people say them.</summary>
public sealed class TimeTests : IDisposable
{
    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public TimeTests() => _session.To(_service.BaseUri).Run("", ("v", CannedService.Vehicle)).WithoutErrors();

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    // 7d and 30s are numbers to PowerShell: 7 with the suffix of a decimal, 30 with that of a short.
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("30m", 1800)]
    [InlineData("2h", 7200)]
    [InlineData("7d", 7 * 86400)]
    [InlineData("'7d'", 7 * 86400)]
    [InlineData("4w", 28 * 86400)]
    [InlineData("1d12h", 36 * 3600)]
    [InlineData("PT2H", 7200)]
    [InlineData("P1D", 86400)]
    [InlineData("([timespan]'02:00:00')", 7200)]
    [InlineData("now", 0)]
    public void A_time_ago_is_sent_as_the_date_that_it_stands_for(string given, int seconds)
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        _session.Run($"$null = Get-StellantisTrip $v -All -Since {given}").WithoutErrors();
        var after = DateTimeOffset.UtcNow;
        var sent = Assert.Single(_service.Take()[0].Values("timestamps"));
        Assert.EndsWith("/", sent, StringComparison.Ordinal);
        Assert.InRange(DateTimeOffset.Parse(sent.TrimEnd('/'), CultureInfo.InvariantCulture).AddSeconds(seconds), before, after);
    }

    [Fact]
    public void Yesterday_until_today_is_the_whole_day_between_two_midnights()
    {
        string[] Window() => _session.Run("$null = Get-StellantisTrip $v -All -Since yesterday -Until today").WithoutErrors() is not null
            ? Assert.Single(_service.Take()[0].Values("timestamps")).Split('/') : [];
        var window = Window().Select(text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToLocalTime()).ToArray();
        Assert.Equal(window[1].Date, window[0].Date.AddDays(1));
        Assert.InRange(DateTime.Now - window[1].DateTime, TimeSpan.Zero, TimeSpan.FromHours(25));
    }

    [Fact]
    public void A_date_without_an_offset_is_local_however_it_is_given()
    {
        var expected = $"{new DateTimeOffset(new DateTime(2026, 1, 31, 8, 0, 0, DateTimeKind.Local)).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}/";
        foreach (var given in new[] { "2026-01-31T08:00", "'2026-01-31 08:00:00'", "'1/31/2026 8:00'", "([datetime]'2026-01-31 08:00')",
            "([datetimeoffset]'2026-01-31 08:00')" })
        {
            _session.Run($"[cultureinfo]::CurrentCulture = 'fr-FR'; $null = Get-StellantisTrip $v -All -Since {given}").WithoutErrors();
            Assert.Equal([expected], _service.Take()[0].Values("timestamps"));
        }
        _session.Run("$null = Get-StellantisTrip $v -All -Since $null").WithoutErrors();
        Assert.Empty(_service.Take()[0].Values("timestamps"));
    }

    [Theory]
    [InlineData("-Since", "2x", "2x")]
    [InlineData("-Until", "7", "7")]
    [InlineData("-Since", "(1, 2)", "1 2")]
    [InlineData("-Since", "''", "")]
    [InlineData("-Until", "([timespan]'-01:00:00')", "-01:00:00")]
    [InlineData("-Since", "31/12/2026", "31/12/2026")]
    [InlineData("-Since", "$true", "True")]
    public void What_is_no_time_is_one_error_that_names_the_parameter_and_shows_examples(string parameter, string given, string named)
    {
        var error = _session.Run($"Get-StellantisTrip $v {parameter} {given}").Error;
        Assert.StartsWith("ParameterArgumentTransformationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"'{parameter[1..]}'. '{named}' is no time.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("2h", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("yesterday", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Fact]
    public void Every_parameter_that_takes_a_time_takes_it_so_and_completes_the_usual_ones()
    {
        var times = ModuleCommands.Of(_session).SelectMany(c =>
            ModuleCommands.Parameters(c).Where(p => p.ParameterType == typeof(DateTimeOffset?)).Select(p => (c, p))).ToList();
        Assert.Contains(times, t => t.p.Name == "StartedAt");
        Assert.All(times, t => Assert.Contains(t.p.Attributes, a => a.GetType().Name == "TimeAttribute"));
        foreach (var (cmdlet, parameter) in times)
        {
            var line = $"{cmdlet.Name} -{parameter.Name} ";
            var run = _session.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, " +
                "$null).CompletionMatches.CompletionText", ("line", line));
            Assert.Equal(["1h", "24h", "7d", "today", "yesterday"], run.Values<string>());
        }
    }
}
