<#
.SYNOPSIS
    Starts a sandbox, prints how to reach it as lines that a POSIX shell can evaluate, and serves until Ctrl+C.
#>
[CmdletBinding()]
param(
    [int] $Port,
    [Alias('Vehicles')] [int] $VehicleCount,
    [int] $Seed,
    [switch] $Strict
)
$ErrorActionPreference = 'Stop'
# The variables that Connect-Stellantis -FromEnvironmentVariable reads, as the module itself sets them.
$null = Start-StellantisSandbox @PSBoundParameters -SetEnvironmentVariable
foreach ($variable in Get-Item Env:STELLANTIS_* | Sort-Object Name) { "export $($variable.Name)='$($variable.Value.Replace("'", "'\''"))'" }
'# The sandbox serves until Ctrl+C.'
while ($true) { Start-Sleep -Seconds 86400 }
