<#
.SYNOPSIS
    Creates one monitor that tells when one of the vehicles of a CSV file leaves a zone.
.DESCRIPTION
    All vehicles of the file are watched by the same monitor, which is created with one request and gets its vehicles with a
    second. Its events name the vehicle in the header X-Vin, and hold its position. It writes the monitor. It signs in from the
    STELLANTIS_* environment variables, see about_Stellantis_Connection.
.PARAMETER Path
    The CSV file. Its column Vin (or VehicleId) has the vehicles.
.PARAMETER ChannelId
    The channel that the events go to.
.PARAMETER Latitude
    The latitude of the middle of the zone, in degrees.
.PARAMETER Longitude
    The longitude of the middle of the zone, in degrees.
.PARAMETER Radius
    The radius of the zone, in km.
.PARAMETER Label
    Your name for the monitor.
.EXAMPLE
    ./GeofenceMonitor.ps1 -Path ./pool.csv -ChannelId c61da632-935c-a47c-a09b-1d3f1fd7bba1 -Latitude 48.86 -Longitude 2.33 -Radius 10
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $ChannelId,
    [Parameter(Mandatory)] [double] $Latitude,
    [Parameter(Mandatory)] [double] $Longitude,
    [double] $Radius = 10,
    [string] $Label = 'Left the zone'
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
$zone = @{ transition = 'Out'; place = @{ radius = $Radius; center = @{ latitude = $Latitude; longitude = $Longitude } } }
Connect-Stellantis -FromEnvironmentVariable
try {
    Import-Csv -Path $Path | New-StellantisMonitor -ChannelId $ChannelId -Label $Label -BoolExp left -Trigger @{ left = @{ zone = $zone } } `
        -ChannelAttribute @{ webhook = @{ type = 'Header'; key = 'X-Vin'; value = '$Vin' } } -ExtendedEventParam vehicle.position
}
finally {
    Disconnect-Stellantis
}
