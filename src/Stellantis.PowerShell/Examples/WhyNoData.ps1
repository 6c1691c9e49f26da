<#
.SYNOPSIS
    Finds out why vehicles give no data.
.DESCRIPTION
    Writes one object for each vehicle, with the cause, what to do, and the time of its last message: the service does not know
    the vehicle or does not let you see it, the vehicle cannot send, has never sent, its driver shares nothing or no position, or
    it has been silent for long. It signs in from the STELLANTIS_* environment variables, see about_Stellantis_Connection.
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
Import-Module Stellantis
Connect-Stellantis -FromEnvironmentVariable
try {
    foreach ($id in $VehicleId) {
        $latest = Get-StellantisTelemetry -VehicleId $id -Latest -IncludeMissing -ErrorAction SilentlyContinue -ErrorVariable failed
        $cause, $remedy = switch ($true) {
            ($failed.Count -gt 0) { $failed[0].ErrorDetails.Message, $failed[0].ErrorDetails.RecommendedAction; break }
            (-not $latest.UpdatedAt) { 'It has never sent anything', 'Check that its services are active and that it has driven since'; break }
            ($latest.Privacy -eq 'Full') { 'Its driver shares nothing', 'Ask the driver to end the private mode in the car'; break }
            ($latest.Privacy -eq 'Geolocation') { 'Its driver shares no position', 'Ask the driver to end the private mode in the car'; break }
            ($latest.Age.TotalDays -gt $SilentDays) { 'It has been silent for long', 'Wake it (Send-StellantisRemote), or see where it is'; break }
            default { 'It gives data', '' }
        }
        [pscustomobject]@{ VehicleId = $id; Cause = $cause; Remedy = $remedy; LastMessage = $latest.UpdatedAt }
    }
}
finally {
    Disconnect-Stellantis
}
