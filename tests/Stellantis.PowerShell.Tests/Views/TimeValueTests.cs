using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Engine;
using Xunit;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>The times of what cmdlets write are of the kind that PowerShell itself reckons with.</summary>
public sealed class TimeValueTests
{
    private const string Iso = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$";

    private const int Deepest = 8;

    private static readonly string[] s_cultures = ["en-US", "de-DE", "ar-SA", "th-TH"];

    public static TheoryData<string> Types => [.. Samples.Types];

    [Fact]
    public void No_property_of_what_cmdlets_write_is_of_a_kind_that_PowerShell_cannot_compare()
    {
        using var session = new PowerShellSession();
        session.AssertShipped();
        var properties = Outputs().SelectMany(type => type.GetProperties()).ToList();
        Assert.Contains(properties, property => property.PropertyType == typeof(DateTime?));
        Assert.DoesNotContain(properties, property => property.PropertyType.ToString().Contains(nameof(DateTimeOffset), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_time_can_be_compared_subtracted_sorted_exported_and_sent_home_from_a_job(string type)
    {
        using var samples = new Samples();
        foreach (var (owner, name, time) in samples.Of(type).SelectMany(item => Times(item.BaseObject)))
        {
            Assert.True(time.Kind == DateTimeKind.Local, $"{type}.{name}");
            Reckon(samples.Session, owner, name, time);
            // Export-Clixml, a job and remoting write the same; so deep is what they write of a part.
            Reckon(samples.Session, PowerShellSession.RoundTrip(owner, 1), name, time);
        }
    }

    [Theory]
    [MemberData(nameof(FlatTests.Types), MemberType = typeof(FlatTests))]
    public void A_row_of_a_CSV_file_tells_each_time_with_its_offset_in_every_culture(string type)
    {
        using var samples = new Samples();
        var item = samples.Of(type)[0];
        var times = item.BaseObject.GetType().GetProperties().Where(property => property.PropertyType == typeof(DateTime?)).ToList();
        Assert.All(times, property => Assert.EndsWith("At", property.Name, StringComparison.Ordinal));
        foreach (var live in (PSObject[])[item, PowerShellSession.RoundTrip(item)])
        {
            var files = s_cultures.Select(culture => samples.Session.Run("""
                $before = [cultureinfo]::CurrentCulture
                try {
                    [cultureinfo]::CurrentCulture = $culture
                    $item | Select-Object -Property Flat | ConvertTo-Csv -Delimiter ';' -NoTypeInformation
                }
                finally { [cultureinfo]::CurrentCulture = $before }
                """, ("item", live), ("culture", culture)).WithoutErrors().Values<string>()).ToList();
            Assert.All(files, file => Assert.Equal(file[0].Split(';').Length, file[1].Split(';').Length));
            var rows = files.Select(file => file[0].Split(';').Zip(file[1].Split(';')).ToDictionary(c => c.First.Trim('"'), c => c.Second.Trim('"')));
            Assert.All(rows, row =>
            {
                Assert.DoesNotContain(row.Keys, column => column.EndsWith("At", StringComparison.Ordinal));
                foreach (var (column, text) in row.Where(cell => cell.Key.EndsWith("AtIso", StringComparison.Ordinal)))
                {
                    var time = (DateTime?)item.BaseObject.GetType().GetProperty(column[..^3])!.GetValue(item.BaseObject);
                    Assert.Equal(time?.ToUniversalTime(), text.Length == 0 ? null
                        : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime);
                    Assert.True(time is null || Regex.IsMatch(text, Iso), text);
                }
            });
        }
    }

    [Fact]
    public void A_time_in_the_hour_that_comes_twice_and_one_of_the_year_1_give_back_their_text()
    {
        string[] times =
        [
            "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00+02:00", "2026-03-29T01:00:00Z", "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z", "2014-10-25T21:30:00Z", "2014-10-25T22:30:00Z", "2026-07-01T10:00:00.1234567Z", "2026-07-01T10:00:00.123456789Z",
        ];
        var script = $$"""
            Import-Module '{{PowerShellSession.Manifest}}'
            $s = Start-StellantisSandbox -Seed 1
            $null = Connect-Stellantis -Sandbox $s -Name here
            $read = [Stellantis.Trip].GetMethod('Read', [System.Reflection.BindingFlags]'NonPublic,Static')
            $reader = [Stellantis.Trip].Assembly.GetType('Stellantis.Client.Json.WireReader')
            foreach ($time in '{{string.Join("','", times)}}') {
                $one = [Activator]::CreateInstance($reader, @("{`"startedAt`":`"$time`"}", [Threading.CancellationToken]::None))
                $null = $one.ReadDocument()
                $trip = $read.Invoke($null, @($one))
                "$($trip.StartedAt.Kind) $([regex]::Match($trip.ToJson(), '"startedAt": "([^"]*)"').Groups[1].Value)"
            }
            Stop-StellantisSandbox $s
            """;
        foreach (var zone in (string[])["Europe/Paris", "America/New_York", "Europe/Moscow", "Asia/Kolkata", "UTC"])
        {
            var run = ShellProcess.RunWith("", [("TZ", zone)], "-Command", script);
            Assert.Equal(times.Select(time => "Local " + time), run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static void Reckon(PowerShellSession session, object owner, string name, DateTime time)
    {
        var run = session.Run("""
            $t = $owner.$name
            (Get-Date) -gt $t.AddYears(-1000)
            $t -lt (Get-Date).AddYears(1000)
            ((Get-Date) - $t) -is [timespan]
            [datetime]$t -eq $t
            @((Get-Date).AddYears(1000), $t | Sort-Object)[0] -eq $t
            @([pscustomobject]@{ At = (Get-Date).AddYears(1000) }, [pscustomobject]@{ At = $t } | Sort-Object -Property At)[0].At -eq $t
            ($t | ConvertTo-Json | ConvertFrom-Json) -eq $t
            "$t" -eq [string]::Format([cultureinfo]::InvariantCulture, '{0}', $t)
            """, ("owner", owner), ("name", name)).WithoutErrors();
        Assert.Equal(Enumerable.Repeat<object>(true, 8), run.Output.Select(value => value.BaseObject));
        var again = Assert.IsType<DateTime>(PSObject.AsPSObject(PSObject.AsPSObject(owner).Properties[name].Value).BaseObject);
        // The clock of a sandbox goes on while it is looked at.
        Assert.InRange(again, time, name == "Now" ? time.AddHours(1) : time);
    }

    private static IEnumerable<(object Owner, string Name, DateTime Time)> Times(object owner, int depth = 0)
    {
        // Some parts know one another.
        if (depth > Deepest)
            yield break;
        foreach (var property in owner.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0))
        {
            var value = property.GetValue(owner);
            if (value is DateTime time)
                yield return (owner, property.Name, time);
            foreach (var part in value is IEnumerable list and not string ? list.Cast<object?>() : [value])
            {
                if (part?.GetType() is { Namespace: "Stellantis", IsEnum: false } && property.Name != "Vehicle")
                {
                    foreach (var inner in Times(part, depth + 1))
                        yield return inner;
                }
            }
        }
    }

    // Everything public of the module but its cmdlets, whose properties are input.
    private static IEnumerable<Type> Outputs() => AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => !assembly.IsDynamic &&
            Path.GetDirectoryName(assembly.Location) == Path.TrimEndingDirectorySeparator(PowerShellSession.ModuleFolder))
        .SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.Namespace == "Stellantis");
}
