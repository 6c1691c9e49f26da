namespace Stellantis.PowerShell.Tests.Support;

/// <summary>The cmdlets that send a command of their own to vehicles, each with what it needs besides the vehicle and the channel.</summary>
internal static class RemoteVerb
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Lock-StellantisVehicle",
        "Unlock-StellantisVehicle",
        "Start-StellantisCharging",
        "Stop-StellantisCharging",
        "Start-StellantisPreconditioning",
        "Stop-StellantisPreconditioning",
        "Invoke-StellantisHorn",
        "Invoke-StellantisLight",
        "Invoke-StellantisWakeup -CoolDown 0",
        "Send-StellantisDestination -Latitude 48 -Longitude 2",
        "Invoke-StellantisVehicleFinder",
        "Enable-StellantisImmobilization",
        "Disable-StellantisImmobilization",
        "Enable-StellantisStolenMode",
        "Disable-StellantisStolenMode",
        "Set-StellantisTan -Resume",
        "Clear-StellantisPersonalData",
    ];
}
