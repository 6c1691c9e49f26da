<#
.SYNOPSIS
    Tells plugged vehicles whose battery is low to charge at night.
.DESCRIPTION
    Tells each vehicle that is plugged and does not charge yet to charge from -Start to -End; writes the commands that were sent, and an
    error for each vehicle that would not carry its command out. Wait-StellantisRemote waits for their end, and their events go to the
    channel. It signs in from the STELLANTIS_* environment variables, see about_Stellantis_Connection.
.PARAMETER ChannelId
    The channel that the events go to.
.PARAMETER Below
    The level of the battery, in %.
.PARAMETER Start
    The time of day to begin, by the vehicle's own clock: 22:30, 10:30pm, or PT22H30M.
.PARAMETER End
    When to end, in the same way.
.EXAMPLE
    ./ChargeAtNight.ps1 -ChannelId c61da632-935c-a47c-a09b-1d3f1fd7bba1 -Below 60 -Start 22:30
#>
param(
    [Parameter(Mandatory)] [string] $ChannelId,
    [double] $Below = 80,
    [string] $Start = '01:00',
    [string] $End = '06:00'
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
Connect-Stellantis -FromEnvironmentVariable
try {
    Get-StellantisVehicle -All | Get-StellantisTelemetry -Latest -Type vehicle.energies -WarningAction SilentlyContinue -ErrorAction Continue |
        Where-Object { $_.IsPlugged -and -not $_.IsCharging -and $_.BatteryLevel -lt $Below } |
        Start-StellantisCharging -ChannelId $ChannelId -At $Start -Until $End -ErrorAction Continue
}
finally {
    Disconnect-Stellantis
}
