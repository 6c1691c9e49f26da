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
        foreach (var given in new[] { "2026-01-31T08:00", "'2026-01-31 08:00:00'", "'1/31/2026 8:00'", "'31/1/2026 8:00'",
            "([datetime]'2026-01-31 08:00')", "([datetimeoffset]'2026-01-31 08:00')" })
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
    [InlineData("-Since", "31/02/2026", "31/02/2026")]
    [InlineData("-Since", "$true", "True")]
    public void What_is_no_time_is_one_error_that_names_the_parameter_and_shows_examples(string parameter, string given, string named)
    {
        var error = _session.Run($"Get-StellantisTrip $v {parameter} {given}").Error;
        Assert.StartsWith("ParameterArgumentTransformationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"'{parameter[1..]}'. '{named}' is not a time.", error.Exception.Message, StringComparison.Ordinal);
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
            Assert.Equal(["1h", "24h", "7d", "today", "yesterday", "'last week'", "'this month'", "'last month'"], run.Values<string>());
        }
    }

    [Theory]
    [InlineData("03/04/2026", "2026-04-03", "2026-03-04", "3 April 2026", "4 March 2026")]
    [InlineData("3.4.2026", "2026-04-03", "2026-03-04", "3 April 2026", "4 March 2026")]
    [InlineData("'12-11-2026 08:00'", "2026-11-12", "2026-12-11", "12 November 2026", "11 December 2026")]
    [InlineData("'1/2/26'", "2026-02-01", "2026-01-02", "1 February 2026", "2 January 2026")]
    public void A_date_whose_day_and_month_could_be_exchanged_is_refused_with_both_readings(string given, params string[] named)
    {
        foreach (var parameter in (string[])["-Since", "-Until"])
        {
            var error = _session.Run($"Get-StellantisTrip $v {parameter} {given}").Error;
            Assert.All(named, text => Assert.Contains(text, error.Exception.Message, StringComparison.Ordinal));
        }
        Assert.Empty(_service.Take());
    }

    [Theory]
    [InlineData("-Since 1M")]
    [InlineData("-Until 30M")]
    [InlineData("-Duration 1M")]
    [InlineData("-Duration 1M-2h")]
    [InlineData("-TimeRange 1M/today")]
    public void A_month_or_a_minute_is_asked_which(string parameters)
    {
        var error = _session.Run("Get-StellantisTrip $v " + parameters).Error;
        Assert.Contains("can mean months or minutes", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Theory]
    [InlineData("1h-2h", "3600-7200")]
    [InlineData("30m..1h", "1800-3600")]
    [InlineData("90m-", "5400-")]
    [InlineData("-2h", "0-7200")]
    [InlineData("1d12h-2d", "129600-172800")]
    [InlineData("1d", "86400-86400")]
    [InlineData("1h,2h", "3600-7200")]
    [InlineData("PT5M-PT1H", "300-3600")]
    [InlineData("60-120", "60-120")]
    public void A_range_of_durations_takes_the_words_that_Since_takes(string given, string sent)
    {
        foreach (var command in (string[])["Get-StellantisTrip", "Get-StellantisChargingSession"])
        {
            _session.Run($"$null = {command} $v -All -Duration {given}").WithoutErrors();
            Assert.Equal([sent], _service.Take()[0].Values("duration"));
        }
    }

    [Fact]
    public void A_distance_is_no_duration()
    {
        Assert.Contains("is not a range", _session.Run("Get-StellantisTrip $v -Distance 1h-2h").Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Theory]
    [InlineData("90", 90)]
    [InlineData("30s", 30)]
    [InlineData("90m", 5400)]
    [InlineData("1h", 3600)]
    [InlineData("1d12h", 129600)]
    [InlineData("7d", 7 * 86400)]
    [InlineData("PT2H", 7200)]
    [InlineData("01:00:00", 3600)]
    [InlineData("([timespan]'01:00:00')", 3600)]
    public void The_clock_of_a_sandbox_steps_by_the_words_that_Since_takes(string given, int seconds)
    {
        var run = _session.Run($"$s = Start-StellantisSandbox -Seed 1; $was = $s.Now; Step-StellantisSandbox {given} -Sandbox $s; "
            + "($s.Now - $was).TotalSeconds; Stop-StellantisSandbox $s").WithoutErrors();
        Assert.InRange((double)Assert.Single(run.Output, value => value.BaseObject is double).BaseObject, seconds, seconds + 60);
    }

    [Theory]
    [InlineData("'last month'", -1, 0)]
    [InlineData("'this month'", 0, 1)]
    [InlineData("'Last Month'", -1, 0)]
    public void A_month_in_words_is_the_whole_of_it_in_a_range_and_its_begin_elsewhere(string word, int from, int to)
    {
        string Begin(int month) => new DateTime(DateTime.Today.Year, DateTime.Today.Month, 1, 0, 0, 0, DateTimeKind.Local)
            .AddMonths(month).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Assert.Equal($"{Begin(from)}/{Begin(to)}", Sent($"-TimeRange {word}"));
        Assert.Equal($"{Begin(from)}/", Sent($"-Since {word}"));
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00Z/P7D")]
    [InlineData("/2026-01-01")]
    [InlineData("R5/2026-01-01T00:00:00Z/P1D/PT1H")]
    public void An_interval_that_the_service_takes_is_sent_as_it_is(string interval) =>
        Assert.Equal(interval, Sent($"-TimeRange {interval}"));

    [Fact]
    public void The_ends_of_an_interval_may_be_words()
    {
        var day = Sent("-TimeRange yesterday/today");
        Assert.Equal(Sent("-TimeRange yesterday"), day);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z/\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$", day);
    }

    private string Sent(string parameters)
    {
        _session.Run("$null = Get-StellantisTrip $v -All " + parameters).WithoutErrors();
        return Assert.Single(_service.Take()[0].Values("timestamps"));
    }
}
