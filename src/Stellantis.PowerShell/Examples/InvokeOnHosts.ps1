<#
.SYNOPSIS
    Reads a fleet on several hosts at once, each its own part, and puts what they found into one CSV file.
.DESCRIPTION
    Every host has this module and the STELLANTIS_* environment variables to sign in by. No secret goes from host to host.
.PARAMETER ComputerName
    The hosts.
.PARAMETER Path
    The file to write.
.EXAMPLE
    ./InvokeOnHosts.ps1 -ComputerName runner1, runner2 -Path ./fleet.csv
#>
param(
    [Parameter(Mandatory)] [string[]] $ComputerName,
    [string] $Path = './fleet.csv'
)
$ErrorActionPreference = 'Stop'
$work = {
    param([string] $Shard)
    $ErrorActionPreference = 'Stop'
    if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
    Connect-Stellantis -FromEnvironmentVariable
    Get-StellantisVehicle -All -Shard $Shard | Get-StellantisTelemetry -Latest -ErrorAction Continue |
        Select-Object -Property VehicleId, UpdatedAt, Odometer, @{ n = 'Location'; e = { "$($_.Location)" } }
    Disconnect-Stellantis
}
$jobs = for ($i = 0; $i -lt $ComputerName.Count; $i++) {
    Invoke-Command -ComputerName $ComputerName[$i] -ScriptBlock $work -ArgumentList "$($i + 1)/$($ComputerName.Count)" -AsJob
}
$jobs | Receive-Job -Wait -AutoRemoveJob | Select-Object -Property VehicleId, UpdatedAt, Odometer, Location |
    Export-Csv -Path $Path -NoTypeInformation
