using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>Objects of every type that cmdlets write, with every member filled, from the documents of the project.</summary>
internal sealed class Samples : IDisposable
{
    private static readonly Dictionary<string, string> s_scripts = new()
    {
        ["Alarm"] = "Get-StellantisAlarm $v am-12",
        ["Alert"] = "Get-StellantisAlert $v al-31",
        ["Brand"] = "Get-StellantisBrand",
        ["ChangeRecord"] = "$null = Suspend-StellantisChannel ch-1 -InformationVariable change -InformationAction SilentlyContinue; $change.MessageData",
        ["Channel"] = "Get-StellantisChannel ch-1",
        ["ChargingSession"] = "Get-StellantisChargingSession $v cs-40",
        ["Collision"] = "Get-StellantisCollision $v co-9",
        ["Connection"] = "Get-StellantisConnection",
        ["ConnectionTest"] = "Test-StellantisConnection -Detailed",
        ["LatestTelemetry"] = "Get-StellantisTelemetry $v -Latest",
        ["Monitor"] = "Get-StellantisMonitor ch-1 mo-7",
        ["MonitorHandle"] = "Get-StellantisMonitorHandle ch-1 mo-7 -First 2",
        ["MonitorHandleRef"] = "Add-StellantisMonitorHandle ch-1 mo-7 $v -PassThru",
        ["Position"] = "(Get-StellantisTelemetry $v -Latest).Location",
        ["RateLimit"] = "Get-StellantisRateLimit",
        ["RemoteAction"] = "Get-StellantisRemote $v ch-1 re-3",
        ["StellantisSandbox"] = "Start-StellantisSandbox -Seed 7",
        ["StellantisSandboxRequest"] = "$own = Start-StellantisSandbox -Seed 7; $there = Connect-Stellantis $own.BaseUri $own.Credential $own.UserId -Realm B2C; $null = Get-StellantisVehicle -Connection $there -First 2 -PageSize 2; Get-StellantisSandboxRequest -Sandbox $own",
        ["StolenReport"] = "Get-StellantisStolenReport $v st-5",
        ["StolenWayPoint"] = "Get-StellantisStolenWayPoint $v st-5 -First 1",
        ["Telemetry"] = "Get-StellantisTelemetry $v -First 1",
        ["Trip"] = "Get-StellantisTrip $v tr-204",
        ["TripWayPoint"] = "Get-StellantisTripWayPoint $v tr-204 -First 1",
        ["Vehicle"] = "Get-StellantisVehicle $v",
        ["VehicleCapability"] = "Get-StellantisVehicleCapability $v",
    };

    private readonly CannedService _service = new();

    public Samples()
    {
        Session = new PowerShellSession().To(_service.BaseUri);
        Session.AssertShipped();
    }

    /// <summary>The types, without their namespace.</summary>
    public static IReadOnlyCollection<string> Types => s_scripts.Keys;

    public PowerShellSession Session { get; }

    /// <summary>Objects of a type.</summary>
    public IReadOnlyList<PSObject> Of(string type) =>
        [.. Session.Run(s_scripts[type], ("v", CannedService.Vehicle)).WithoutErrors().Output.Where(item => item.TypeNames[0] == "Stellantis." + type)];

    public void Dispose()
    {
        Session.Dispose();
        _service.Dispose();
    }
}
