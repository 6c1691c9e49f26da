<#
.SYNOPSIS
    Finds out why vehicles give no data.
.DESCRIPTION
    Writes one object for each vehicle, with the cause, what to do, and the time of its last message: the account does not have
    the vehicle or may not see it, the vehicle cannot send, has never sent, its driver shares nothing or no position, or it has been
    silent for long. It signs in from the STELLANTIS_* environment variables, see about_Stellantis_Connection.
.PARAMETER VehicleId
    The vehicles.
.PARAMETER SilentDays
    After how many days without a message a vehicle counts as silent.
.EXAMPLE
    ./WhyNoData.ps1 -VehicleId (Import-Csv -Path ./fleet.csv | Where-Object Problem).VehicleId | Format-List
#>
param(
    [Parameter(Mandatory)] [string[]] $VehicleId,
    [int] $SilentDays = 7
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
$cause = @{ n = 'Cause'; e = { $_.Reason } }
$time = @{ n = 'LastMessage'; e = { $_.LastSeenAt } }
Connect-Stellantis -FromEnvironmentVariable
try {
    # A vehicle that cannot be asked about is an error of that vehicle; the others are still looked at.
    Test-StellantisVehicle -VehicleId $VehicleId -SilentAfter "${SilentDays}d" -ErrorAction Continue |
        Select-Object -Property VehicleId, $cause, Remedy, $time
}
finally {
    Disconnect-Stellantis
}
