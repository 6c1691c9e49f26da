<#
.SYNOPSIS
    Writes the paths of last month's trips to a GeoJSON file, one line for each trip.
.DESCRIPTION
    The file is one FeatureCollection (RFC 7946), which maps and geographic tools open. Each line has the ids of the vehicle and
    of the trip, and the times of its points. It signs in from the STELLANTIS_* environment variables, see
    about_Stellantis_Connection.
.PARAMETER Path
    The file to write.
.PARAMETER VehicleId
    The vehicles; wildcards are fine. The whole fleet when absent.
.EXAMPLE
    ./MonthlyTrips.ps1 -Path ./trips.geojson -VehicleId VR3*
#>
param(
    [string] $Path = './trips.geojson',
    [string[]] $VehicleId = '*'
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
$month = (Get-Date -Day 1).Date
Connect-Stellantis -FromEnvironmentVariable
try {
    Get-StellantisVehicle -VehicleId $VehicleId | Get-StellantisTrip -All -Since $month.AddMonths(-1) -Until $month -ErrorAction Continue |
        Get-StellantisTripWayPoint -All -ErrorAction Continue |
        ConvertTo-StellantisGeoJson -As Line -Compress | Set-Content -Path $Path -Encoding utf8
}
finally {
    Disconnect-Stellantis
}
