<#
.SYNOPSIS
    Writes the last position and mileage of a part of the fleet to a CSV file.
.DESCRIPTION
    Each of several workers runs it for its own part, and together they see each vehicle exactly once. It signs in from the
    STELLANTIS_* environment variables.
.PARAMETER Shard
    The part: 3/8 is the third of eight. Auto takes it from JOB_COMPLETION_INDEX and JOB_COMPLETIONS, as in KubernetesIndexedJob.yaml.
.PARAMETER Path
    The file to write.
.EXAMPLE
    ./FleetReport.ps1 -Shard 3/8 -Path ./fleet-3.csv
#>
param(
    [string] $Shard = 'Auto',
    [string] $Path = './fleet.csv'
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
Connect-Stellantis -FromEnvironmentVariable
try {
    # A vehicle that cannot be read is an error of that vehicle; the others are still reported.
    Get-StellantisVehicle -All -Shard $Shard | Get-StellantisTelemetry -Latest -ErrorAction Continue |
        Select-Object -Property VehicleId, UpdatedAt, Odometer, Location |
        Export-Csv -Path $Path -NoTypeInformation
}
finally {
    Disconnect-Stellantis
}
