<#
.SYNOPSIS
    Writes one row for each vehicle of the fleet to a CSV file, those without data too.
.DESCRIPTION
    A row has the last known mileage, levels and position, with the time in UTC. Where there are none, the column Problem says
    why: the service knows nothing of the vehicle yet, the driver shares nothing, or reading it failed with an error. It signs in
    from the STELLANTIS_* environment variables, see about_Stellantis_Connection.
.PARAMETER Path
    The file to write.
.EXAMPLE
    ./NightlyFleetReport.ps1 -Path "./fleet-$(Get-Date -Format yyyy-MM-dd).csv"
#>
param(
    [string] $Path = './fleet.csv'
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
$time = @{ n = 'UpdatedAt'; e = { $_.UpdatedAtIso } }
$problem = @{ n = 'Problem'; e = { if (-not $_.UpdatedAt) { 'No data' } elseif ($_.Privacy -eq 'Full') { 'The driver shares nothing' } } }
Connect-Stellantis -FromEnvironmentVariable
try {
    Get-StellantisVehicle -All | Get-StellantisTelemetry -Latest -IncludeMissing -ErrorAction Continue -ErrorVariable failed |
        Select-Object -Property VehicleId, $time, Odometer, BatteryLevel, FuelLevel, Latitude, Longitude, $problem |
        Export-Csv -Path $Path -NoTypeInformation -Encoding utf8
    $failed | Select-Object -Property @{ n = 'VehicleId'; e = { $_.TargetObject } }, @{ n = 'Problem'; e = { $_.ErrorDetails.Message } } |
        Export-Csv -Path $Path -NoTypeInformation -Encoding utf8 -Append -Force
}
finally {
    Disconnect-Stellantis
}
