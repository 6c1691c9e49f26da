using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.PowerShell.Tests.Surface;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>Wildcards, where a list is cheap.</summary>
public sealed class WildcardTests : IDisposable
{
    private const string Body = """{"label":"Night","triggerParam":{"triggers":[{"name":"d","data":""" +
        """{"data":"vehicle.energy.charging.status","op":"onChange"}}],"boolExp":"d"},"subscribeParam":{"refreshEvent":60}}""";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("VR3*", "VR3", "pageSize=500&vinPrefix=VR3")]
    [InlineData("vr3*", "VR3", "pageSize=500&vinPrefix=VR3")]
    [InlineData("VR3*[02468]", "VR3", "pageSize=500&vinPrefix=VR3")]
    [InlineData("*", "", "pageSize=500")]
    [InlineData("[VW]*", "", "pageSize=500")]
    public void A_pattern_of_a_vin_reads_the_vehicles_that_fit_and_the_service_narrows_by_its_beginning(string pattern, string prefix, string query)
    {
        _session.ToSandbox("-VehicleCount 700");
        var expected = _session.Run("Get-StellantisVehicle -All").Property("Vin")
            .Where(vin => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch((string)vin!)).ToList();
        Assert.NotEmpty(expected);
        var run = _session.Run("$null = Get-StellantisSandboxRequest -Clear; Get-StellantisVehicle $pattern", ("pattern", pattern)).WithoutErrors();
        Assert.Equal(expected, run.Property("Vin"));
        Assert.Empty(run.Warnings);
        Assert.All(run.Property("Vin"), vin => Assert.StartsWith(prefix, (string)vin!, StringComparison.Ordinal));
        var sent = _session.Run("foreach ($p in (Get-StellantisSandboxRequest)[0].Query) { \"$p\" }").Values<string>();
        Assert.Equal(query.Split('&').Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Patterns_and_ids_stand_side_by_side_and_a_pattern_that_fits_nothing_is_no_error()
    {
        _session.ToSandbox("-VehicleCount 30");
        var run = _session.Run("$v = Get-StellantisVehicle -First 1; Get-StellantisVehicle $v.Vin, 'XXX*', VR3NNNNNNNN000000").Errors;
        Assert.StartsWith("ResourceNotFound", Assert.Single(run).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("VR3NNNNNNNN000000", run[0].TargetObject);
    }

    [Fact]
    public void Channels_and_monitors_are_found_by_patterns_of_their_labels_and_ids()
    {
        _session.ToSandbox().Run("""
            $back = New-StellantisChannel -Label 'Back office' -WebhookTarget https://hooks.example.com/a
            $front = New-StellantisChannel -Label 'Front desk' -WebhookTarget https://hooks.example.com/b
            $night = New-StellantisMonitor -ChannelId $back -Body $body
            $day = New-StellantisMonitor -ChannelId $front -Body $body.Replace('Night', 'Day')
            """, ("body", Body)).WithoutErrors();
        foreach (var (command, expected) in new[]
        {
            ("Get-StellantisChannel -Label back*", "Back office"), ("Get-StellantisChannel -Label 'back OFFICE'", "Back office"),
                ("Get-StellantisChannel -Label Back", ""),
            ("Get-StellantisChannel -Label back*, *desk", "Back office Front desk"), ("Get-StellantisChannel *", "Back office Front desk"),
            ("Get-StellantisChannel ($front.ChannelId.Substring(0, 7) + '*')", "Front desk"),
                ("Get-StellantisChannel -Label *desk -Type Remote", "Front desk"),
            ("Get-StellantisMonitor -Label n*", "Night"), ("Get-StellantisMonitor $back -Label day", ""), ("Get-StellantisMonitor *", "Night Day"),
            ("Get-StellantisMonitor ($front.ChannelId.Substring(0, 7) + '*')", "Day"),
                ("Get-StellantisMonitor * ($night.MonitorId.Substring(0, 7) + '*')", "Night"),
            ("Get-StellantisMonitor * $day.MonitorId", "Day"), ("Get-StellantisChannel -Label front* | Get-StellantisMonitor", "Day"),
        })
        {
            var run = _session.Run(command).WithoutErrors();
            Assert.Equal(expected, string.Join(' ', run.Property("Label")));
        }
        var missing = _session.Run("Get-StellantisMonitor * none").Error;
        Assert.StartsWith("ResourceNotFound", missing.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_says_of_which_parameters_wildcards_are_allowed()
    {
        foreach (var cmdlet in ModuleCommands.Of(_session).Where(c => File.Exists(Repository.File($"en-US/{c.Name}.md"))))
        {
            var help = File.ReadAllText(Repository.File($"en-US/{cmdlet.Name}.md")).ReplaceLineEndings("\n");
            foreach (var parameter in ModuleCommands.Parameters(cmdlet)
                .Where(p => !ModuleCommands.IsHidden(p) && help.Contains($"### -{p.Name}\n", StringComparison.Ordinal)))
            {
                var section = help.Split($"### -{parameter.Name}\n")[1];
                var allowed = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any() ? "true" : "false";
                Assert.StartsWith($"SupportsWildcards: {allowed}\n", section[section.IndexOf("SupportsWildcards", StringComparison.Ordinal)..],
                    StringComparison.Ordinal);
            }
        }
    }
}
