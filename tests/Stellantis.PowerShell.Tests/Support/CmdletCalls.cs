namespace Stellantis.PowerShell.Tests.Support;

/// <summary>
/// A call of every cmdlet, in all the ways that bring out something of another type. <c>$v</c> is a vehicle, <c>$s</c> a sandbox, <c>$sv</c> a
/// vehicle of its.
/// </summary>
internal static class CmdletCalls
{
    private const string File = "(Join-Path ([IO.Path]::GetTempPath()) \"stellantis-calls/$(New-Guid).json\")";

    // A sandbox of its own, with a channel: the canned service has two of the same label.
    private const string Own = "-Connection $($was = Get-StellantisConnection | Where-Object IsDefault; " +
        "$mine = Start-StellantisSandbox -VehicleCount 1; " +
        "$own = Connect-Stellantis $mine.BaseUri $mine.Credential $mine.UserId -Realm B2C -PassThru; " +
        "Select-StellantisConnection $was; $null = New-StellantisChannel -Connection $own -Label H -WebhookTarget https://ops.example; $own)";

    private const string Exported = $"(Export-StellantisConfiguration {File} -Connection $own).Path";
    private const string Channel = "-Label Hook -WebhookTarget https://hooks.example.com";
    private const string Event = "{\"channelId\":\"ch-1\",\"type\":\"Monitor\",\"monitorEvent\":{\"monitorId\":\"mo-7\",\"data\":{\"values\":[]}}}";
    private const string Monitor = "-Label m -BoolExp s -Trigger @{ name='s'; setting=@{ type='DigitalKey' } } -RefreshEvent 60";

    /// <summary>For each cmdlet the calls that bring out everything that it may write, against the canned service.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. VehicleRead.All.Select(read => read.One), .. VehicleRead.All.Where(read => read.HasPageSize).Select(read => read.Call + " -Count"),
        "Get-StellantisBrand", "ConvertTo-StellantisGeoJson -InputObject @{ Latitude = 48.5; Longitude = 2.5 }",
        "Get-StellantisChannel", "Get-StellantisChannel ch-1",
        "Get-StellantisConnection",
        "Select-StellantisConnection (Get-StellantisConnection | Where-Object IsDefault) -PassThru",
        "Get-StellantisMonitor ch-1", "Get-StellantisMonitor ch-1 mo-7",
        "Get-StellantisMonitorHandle ch-1 mo-7 -First 1", "Get-StellantisMonitorHandle ch-1 mo-7 -Count",
        $"Export-StellantisConfiguration {Own} {File}", $"Compare-StellantisConfiguration {Own} {Exported} -IncludeEqual",
        $"Sync-StellantisConfiguration {Own} {Exported} -Status Paused",
        "Get-StellantisRateLimit",
        "Get-StellantisRemote $v ch-1 -First 1", "Get-StellantisRemote $v ch-1 re-3", "Get-StellantisRemote $v ch-1 -Count",
        "Invoke-StellantisRequest /accounts/vehicles", "Invoke-StellantisRequest /accounts/vehicles -Raw",
            "Invoke-StellantisRequest /accounts/vehicles -All",
        "Test-StellantisConnection", "Test-StellantisConnection -Detailed",
        "New-StellantisChannel " + Channel, $"Set-StellantisChannel ch-1 {Channel} -PassThru",
        "Suspend-StellantisChannel ch-1 -PassThru", "Resume-StellantisChannel ch-1 -PassThru", "Remove-StellantisChannel ch-1 -Confirm:$false",
        "New-StellantisTrigger -Data vehicle.trip.start",
        "New-StellantisMonitor ch-1 " + Monitor, $"Set-StellantisMonitor ch-1 mo-7 {Monitor} -PassThru",
        "Suspend-StellantisMonitor ch-1 mo-7 -PassThru", "Resume-StellantisMonitor ch-1 mo-7 -PassThru",
            "Remove-StellantisMonitor ch-1 mo-7 -Confirm:$false",
        "Add-StellantisMonitorHandle ch-1 mo-7 $v -PassThru", "Remove-StellantisMonitorHandle ch-1 mo-7 $v -PassThru",
        "Send-StellantisRemote $v ch-1 @{ horn=@{ state='Activated' } }",
        // With a label that others may have too: a command without one is looked for when its answer is lost, which takes a while.
        .. RemoteVerb.All.Select(verb => verb + " -VehicleId $v -ChannelId ch-1 -Label Evening -SkipCheck -Confirm:$false"),
        "Wait-StellantisRemote -VehicleId $v -ChannelId ch-1 -RemoteId re-3 -TimeoutSec 1 -ErrorAction SilentlyContinue",
        "Test-StellantisMonitor -Label m -Trigger @{ o = @{ data = @{ data = 'vehicle.odometer'; op = 'greaterThan'; value = 1 } } }",
        "Test-StellantisMonitor -VehicleId $v -Since 2000-01-01 " +
            "-Label m -Trigger @{ o = @{ data = @{ data = 'vehicle.odometer'; op = 'greaterThan'; value = 1 } } }",
        "Test-StellantisMonitor -VehicleId $v -Since 2000-01-01 -Explain now " +
            "-Label m -Trigger @{ o = @{ data = @{ data = 'vehicle.odometer'; op = 'greaterThan'; value = 1 } } }",
        "Test-StellantisVehicle $v",
        "Test-StellantisRemote $v @{ horn=@{ state='Activated' } }",
        "ConvertTo-StellantisGeoJson -InputObject (Get-StellantisTelemetry $v -Latest)",
        "New-StellantisAuthorizationUri some-app https://me.example.com/back -Brand DS -Scope openid",
        "Connect-Stellantis -Sandbox -PassThru", "Disconnect-Stellantis",
        "Start-StellantisSandbox -VehicleCount 3", "Get-StellantisSandbox", "Step-StellantisSandbox 0:01 -Sandbox $s -PassThru",
        "Get-StellantisSandboxRequest -Sandbox $s",
        "Add-StellantisSandboxAlert $sv -Sandbox $s -Type AddWasherFluid", "Set-StellantisSandboxVehicle $sv -Sandbox $s -Locked $true",
        "Set-StellantisSandboxFault -Clear -Sandbox $s -PassThru",
        "Move-StellantisSandboxVehicle $sv -Sandbox $s -Through 45.46,9.19,2", "Get-StellantisSandboxDelivery -Sandbox $s",
        "Stop-StellantisSandbox $s",
        "Start-StellantisEventListener", "Get-StellantisEventListener", $"ConvertFrom-StellantisEvent '{Event}'",
        "Receive-StellantisEvent (Start-StellantisEventListener | ForEach-Object { $null = Invoke-RestMethod $_.Uri -Method Post -Body " +
            $"'{Event}'; $_ }})",
        "Register-StellantisEventAction { $_ }", "New-StellantisChannel -Listener (Start-StellantisEventListener)",
        "Stop-StellantisEventListener (Start-StellantisEventListener)",
    ];
}
