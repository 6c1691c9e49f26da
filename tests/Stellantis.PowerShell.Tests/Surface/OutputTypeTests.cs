using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Surface;

/// <summary>What a cmdlet declares with [OutputType] is what comes out of it: completion and help go by that.</summary>
public sealed class OutputTypeTests : IDisposable
{
    private const string Channel = "-Label Hook -WebhookTarget https://hooks.example.com";
    private const string Monitor = "-Label m -BoolExp s -Trigger @{ name='s'; setting=@{ type='DigitalKey' } } -RefreshEvent 60";

    /// <summary>For each cmdlet the calls that bring out everything that it may write, against the canned service.</summary>
    private static readonly string[] s_calls =
    [
        "Get-StellantisAlarm $v -First 1", "Get-StellantisAlarm $v am-12", "Get-StellantisAlarm $v -Count",
        "Get-StellantisAlert $v -First 1", "Get-StellantisAlert $v al-31", "Get-StellantisAlert $v -Count", "Get-StellantisAlert $v -TripId tr-204 -First 1",
        "Get-StellantisBrand",
        "Get-StellantisChannel", "Get-StellantisChannel ch-1",
        "Get-StellantisChargingSession $v -First 1", "Get-StellantisChargingSession $v cs-40", "Get-StellantisChargingSession $v -Count",
        "Get-StellantisCollision $v -First 1", "Get-StellantisCollision $v co-9", "Get-StellantisCollision $v -Count",
        "Get-StellantisConnection",
        "Get-StellantisMonitor ch-1", "Get-StellantisMonitor ch-1 mo-7",
        "Get-StellantisMonitorHandle ch-1 mo-7 -First 1", "Get-StellantisMonitorHandle ch-1 mo-7 -Count",
        "Get-StellantisRemote $v ch-1 -First 1", "Get-StellantisRemote $v ch-1 re-3", "Get-StellantisRemote $v ch-1 -Count",
        "Get-StellantisStolenReport $v -First 1", "Get-StellantisStolenReport $v st-5", "Get-StellantisStolenReport $v -Count",
        "Get-StellantisStolenWayPoint $v st-5 -First 1", "Get-StellantisStolenWayPoint $v st-5 -Count",
        "Get-StellantisTelemetry $v -First 1", "Get-StellantisTelemetry $v -Latest", "Get-StellantisTelemetry $v -Count",
        "Get-StellantisTrip $v -First 1", "Get-StellantisTrip $v tr-204", "Get-StellantisTrip $v -Count",
        "Get-StellantisTripTelemetry $v tr-204 -First 1",
        "Get-StellantisTripWayPoint $v tr-204 -First 1",
        "Get-StellantisVehicle -First 1", "Get-StellantisVehicle $v", "Get-StellantisVehicle -Count",
        "Get-StellantisVehicleCapability $v",
        "Invoke-StellantisRequest /accounts/vehicles", "Invoke-StellantisRequest /accounts/vehicles -Raw", "Invoke-StellantisRequest /accounts/vehicles -All",
        "Test-StellantisConnection", "Test-StellantisConnection -Detailed",
        "New-StellantisChannel " + Channel, $"Set-StellantisChannel ch-1 {Channel} -PassThru",
        "Suspend-StellantisChannel ch-1 -PassThru", "Resume-StellantisChannel ch-1 -PassThru", "Remove-StellantisChannel ch-1 -Confirm:$false",
        "New-StellantisMonitor ch-1 " + Monitor, $"Set-StellantisMonitor ch-1 mo-7 {Monitor} -PassThru",
        "Suspend-StellantisMonitor ch-1 mo-7 -PassThru", "Resume-StellantisMonitor ch-1 mo-7 -PassThru", "Remove-StellantisMonitor ch-1 mo-7 -Confirm:$false",
        "Add-StellantisMonitorHandle ch-1 mo-7 $v -PassThru", "Remove-StellantisMonitorHandle ch-1 mo-7 $v -PassThru",
        "Send-StellantisRemote $v ch-1 @{ horn=@{ state='Activated' } }",
        "Connect-Stellantis -Sandbox -PassThru", "Disconnect-Stellantis",
        "Start-StellantisSandbox -VehicleCount 3", "Get-StellantisSandbox", "Step-StellantisSandbox 0:01 -Sandbox $s -PassThru",
        "Get-StellantisSandboxRequest -Sandbox $s",
        "Add-StellantisSandboxAlert $sv -Sandbox $s -Type AddWasherFluid", "Set-StellantisSandboxVehicle $sv -Sandbox $s -Locked $true",
        "Stop-StellantisSandbox $s",
    ];

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public OutputTypeTests()
    {
        _session.Run("$s = Start-StellantisSandbox -VehicleCount 3; Connect-Stellantis $s.BaseUri $s.Credential $s.UserId -Realm B2C -Name other").WithoutErrors();
        _session.Run("$sv = (Get-StellantisVehicle -Connection other -First 1).VehicleId").WithoutErrors();
        _session.To(_service.BaseUri);
        _session.Run("", ("v", CannedService.Vehicle)).WithoutErrors();
    }

    public void Dispose()
    {
        _session.Run("Get-StellantisSandbox | Stop-StellantisSandbox");
        _session.Dispose();
        _service.Dispose();
    }

    [Fact]
    public void Each_cmdlet_writes_what_it_declares_and_nothing_else()
    {
        var declared = ModuleCommands.Of(_session).ToDictionary(
            cmdlet => cmdlet.Name,
            cmdlet => cmdlet.OutputType.Select(type => type.Name).Where(name => name != "System.Void").ToHashSet());
        var written = declared.Keys.ToDictionary(name => name, _ => new HashSet<string>());
        var called = new HashSet<string>();
        foreach (var call in s_calls)
        {
            var name = call.Split(' ')[0];
            called.Add(name);
            var run = _session.Run(call + " -WarningAction Ignore").WithoutErrors();
            written[name].UnionWith(run.Output.Select(TypeName));
        }

        Assert.Equal(declared.Keys.Order(StringComparer.Ordinal), called.Order(StringComparer.Ordinal));
        Assert.Equal(declared.Select(Line), written.Select(Line));
    }

    private static string TypeName(PSObject value) => value.BaseObject is PSCustomObject ? typeof(PSObject).FullName! : value.BaseObject.GetType().FullName!;

    private static string Line(KeyValuePair<string, HashSet<string>> types) => $"{types.Key}: {string.Join(", ", types.Value.Order(StringComparer.Ordinal))}";
}
