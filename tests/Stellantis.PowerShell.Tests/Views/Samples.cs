using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>Objects of every type that cmdlets write, with every member filled, from the documents of the project.</summary>
internal sealed class Samples : IDisposable
{
    // A file of what was there before one thing was changed, one added and one removed.
    private const string Configured =
        "$was = Get-StellantisConnection | Where-Object IsDefault; $own = Start-StellantisSandbox -Seed 7; " +
        "$there = Connect-Stellantis $own.BaseUri $own.Credential $own.UserId -Realm B2C -PassThru; Select-StellantisConnection $was; " +
        "$hook = New-StellantisChannel -Connection $there -Label Hook -WebhookTarget https://ops.example.com/events " +
        "-Attribute @{ type = 'Header'; key = 'Authorization'; value = 'Bearer x' }; " +
        "$zone = @{ z1 = @{ zone = @{ transition = 'In'; place = @{ radius = 2; center = @{ latitude = 45.46; longitude = 9.19 } } } } }; " +
        "foreach ($l in 'Depot', 'Gone') { $null = New-StellantisMonitor -Connection $there -ChannelId $hook -Label $l -Trigger $zone }; " +
        "$file = [IO.Path]::Combine($folder, [IO.Path]::GetRandomFileName(), 'fleet.json'); " +
        "$null = Export-StellantisConfiguration $file -Connection $there; $secret = @{ 'hook.authorization' = 'Bearer y' }; " +
        "$null = New-StellantisMonitor -Connection $there -ChannelId $hook -Label New -Trigger $zone; " +
        "Remove-StellantisMonitor $hook Gone -Connection $there -Confirm:$false; ";

    private static readonly Dictionary<string, string> s_others = new()
    {
        ["Brand"] = "Get-StellantisBrand",
        ["ChangeRecord"] = "$null = Suspend-StellantisChannel ch-1 -InformationVariable change " +
            "-InformationAction SilentlyContinue; $change.MessageData",
        ["Channel"] = "Get-StellantisChannel ch-1",
        ["ConfigurationDifference"] = Configured + "Compare-StellantisConfiguration $file -Secret $secret -Connection $there",
        ["ConfigurationExport"] = Configured + "Export-StellantisConfiguration $file -Connection $there",
        ["ConfigurationStep"] = Configured + "Sync-StellantisConfiguration $file -Secret $secret -Prune -Connection $there",
        ["Connection"] = "Get-StellantisConnection",
        ["ConnectionTest"] = "Test-StellantisConnection -Detailed",
        ["Event"] = "ConvertFrom-StellantisEvent (Get-Content -Raw $events)",
        ["Monitor"] = "Get-StellantisMonitor ch-1 mo-7",
        ["MonitorHandle"] = "Get-StellantisMonitorHandle ch-1 mo-7 -First 2",
        ["MonitorHandleRef"] = "Add-StellantisMonitorHandle ch-1 mo-7 $v -PassThru",
        ["MonitorTrigger"] = "New-StellantisTrigger -Zone Out -Latitude 45.46 -Longitude 9.19 -Radius 2 -Name left; " +
            "New-StellantisTrigger -Data vehicle.alert -Operator includedIn -Value OilLevelLow, FuelLevelLow -PreviousValue AdBlueFault; " +
            "New-StellantisTrigger -Time -At 22:00 -Duration 8h -Day Mon, Tue -Week w1-w10 -TimeZone Europe/Rome; " +
            "New-StellantisTrigger -Setting DigitalKey",
        ["Position"] = "(Get-StellantisTelemetry $v -Latest).Location",
        ["RateLimit"] = "Get-StellantisRateLimit",
        ["RemoteAction"] = "Get-StellantisRemote $v ch-1 re-3",
        ["RemoteReadiness"] = "Test-StellantisRemote $v @{ wakeup=@{ action='Wakeup' } }",
        ["StellantisEventListener"] = "Start-StellantisEventListener -Uri http://127.0.0.1/events",
        ["StellantisSandbox"] = "Start-StellantisSandbox -Seed 7",
        ["MonitorFiring"] = "Test-StellantisMonitor -Label Low -RefreshEvent 10m -Trigger @{ low = @{ data = @{ op = 'lowerThan'; value = 30; " +
            "data = 'vehicle.energy.electric.level' } } } -HistoryPath $past",
        ["MonitorTest"] = "Test-StellantisMonitor -Label Low -RefreshEvent 10m -Trigger @{ low = @{ data = @{ op = 'lowerThan'; value = 30; " +
            "data = 'vehicle.energy.electric.level' } } } -HistoryPath $past -Summary",
        ["MonitorTruth"] = "Test-StellantisMonitor -Label Low -RefreshEvent 10m -Trigger @{ low = @{ data = @{ op = 'lowerThan'; value = 30; " +
            "data = 'vehicle.energy.electric.level' } } } -HistoryPath $past -Explain 2026-03-02T12:15:00Z",
        ["StellantisSandboxDelivery"] =
            "$own = Start-StellantisSandbox -Seed 7; $there = Connect-Stellantis $own.BaseUri $own.Credential $own.UserId -Realm B2C; " +
            "$hook = New-StellantisChannel -Connection $there -Label Hook -WebhookTarget https://hooks.example.com/events " +
            "-Attribute @{ type = 'Header'; key = 'X-Car'; value = '$Vin' }, @{ type = 'Header'; key = 'Authorization'; value = 'Bearer x' }; " +
            "$depot = New-StellantisMonitor -Connection $there -ChannelId $hook -Label Depot " +
            "-Trigger @{ z1 = @{ zone = @{ transition = 'In'; place = @{ radius = 2; center = @{ latitude = 45.46; longitude = 9.19 } } } } }; " +
            "$car = Get-StellantisVehicle -Connection $there -First 1; " +
            "$null = $car | Add-StellantisMonitorHandle -Connection $there -ChannelId $hook -MonitorId $depot; " +
            "$car | Move-StellantisSandboxVehicle -Sandbox $own -Through 45.46,9.19,2; Get-StellantisSandboxDelivery -Sandbox $own",
        ["StellantisSandboxRequest"] =
            "$own = Start-StellantisSandbox -Seed 7; $there = Connect-Stellantis $own.BaseUri $own.Credential $own.UserId -Realm B2C; $null = " +
            "Get-StellantisVehicle -Connection $there -First 2 -PageSize 2; Get-StellantisSandboxRequest -Sandbox $own",
        ["VehicleTest"] =
            "$own = Start-StellantisSandbox -Seed 7 -VehicleCount 3; $there = Connect-Stellantis $own.BaseUri $own.Credential $own.UserId " +
            "-Realm B2C -PassThru; $cars = Get-StellantisVehicle -Connection $there -All; " +
            "$cars[0] | Set-StellantisSandboxVehicle -Sandbox $own -Moving $false -Privacy None; " +
            "$cars[1] | Set-StellantisSandboxVehicle -Sandbox $own -NoData $true; " +
            "$cars[2] | Set-StellantisSandboxVehicle -Sandbox $own -Moving $false -Privacy Geolocation; " +
            "@($cars) + 'VR3UHZKXZPT599999' | Test-StellantisVehicle -Connection $there",
    };

    private static readonly Dictionary<string, string> s_scripts =
        new(VehicleRead.Types.Select(read => KeyValuePair.Create(read.Type, read.One)).Concat(s_others)
            .OrderBy(type => type.Key, StringComparer.Ordinal));

    private static readonly string s_past = Stellantis.Testing.Repository.File("tests/Stellantis.Client.Tests/Fixtures/past.jsonl");
    private static readonly string s_events = Stellantis.Testing.Repository.File("tests/Stellantis.Client.Tests/Fixtures/event.json");

    // Other samples are made at the same time.
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

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
        [.. Session.Run(s_scripts[type], ("v", CannedService.Vehicle), ("events", s_events), ("past", s_past), ("folder", _folder))
            .WithoutErrors().Output.Where(item => item.TypeNames[0] == "Stellantis." + type)];

    public void Dispose()
    {
        Session.Dispose();
        _service.Dispose();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
