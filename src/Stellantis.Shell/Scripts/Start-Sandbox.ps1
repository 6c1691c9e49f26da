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
$sandbox = Start-StellantisSandbox @PSBoundParameters
$client = $sandbox.Credential.GetNetworkCredential()
$variables = [ordered]@{
    BASE_URI = $sandbox.BaseUri; CLIENT_ID = $client.UserName; CLIENT_SECRET = $client.Password; USER_ID = $sandbox.UserId
}
foreach ($name in $variables.Keys) { "export STELLANTIS_$name='$("$($variables[$name])".Replace("'", "'\''"))'" }
'# The sandbox serves until Ctrl+C.'
while ($true) { Start-Sleep -Seconds 86400 }
