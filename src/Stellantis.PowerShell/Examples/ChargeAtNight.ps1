<#
.SYNOPSIS
    Tells plugged vehicles whose battery is low to charge at night.
.DESCRIPTION
    Sends the command to charge from -Start to -End to each vehicle that is plugged, does not charge yet, and obeys it; writes the
    commands. Get-StellantisRemote tells how far they are, and their events go to the channel. It signs in from the STELLANTIS_*
    environment variables, see about_Stellantis_Connection.
.PARAMETER ChannelId
    The channel that the events go to.
.PARAMETER Below
    The level of the battery, in %.
.PARAMETER Start
    When to begin, as the ISO 8601 duration since midnight: PT22H30M.
.PARAMETER End
    When to end, in the same way.
.EXAMPLE
    ./ChargeAtNight.ps1 -ChannelId c61da632-935c-a47c-a09b-1d3f1fd7bba1 -Below 60 -Start PT22H30M
#>
param(
    [Parameter(Mandatory)] [string] $ChannelId,
    [double] $Below = 80,
    [string] $Start = 'PT1H',
    [string] $End = 'PT6H'
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
Connect-Stellantis -FromEnvironmentVariable
$charge = @{ charging = @{ deferred = @{ startTime = $Start; endTime = $End; chargeToFull = $false } } }
try {
    Get-StellantisVehicle -All | Get-StellantisTelemetry -Latest -Type vehicle.energies -WarningAction SilentlyContinue -ErrorAction Continue |
        Where-Object { $_.IsPlugged -and -not $_.IsCharging -and $_.BatteryLevel -lt $Below } |
        Get-StellantisVehicleCapability -ErrorAction Continue | Where-Object { $_.Remote.Charging.Supported } |
        Send-StellantisRemote -ChannelId $ChannelId -Action $charge -ErrorAction Continue
}
finally {
    Disconnect-Stellantis
}
