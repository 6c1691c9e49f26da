<#
.SYNOPSIS
    A runbook of Azure Automation for hybrid workers: writes the critical alerts of a part of the fleet.
.DESCRIPTION
    Start one job for each worker, the first with -Worker 1. Every hybrid worker has this module, and the STELLANTIS_* environment
    variables but the client and its secret: those are the credential asset 'Stellantis' of the Automation account.
.PARAMETER Worker
    The number of this worker, from 1.
.PARAMETER WorkerCount
    The number of workers.
.EXAMPLE
    ./AzureAutomationRunbook.ps1 -Worker 1 -WorkerCount 4
#>
param(
    [Parameter(Mandatory)] [int] $Worker,
    [Parameter(Mandatory)] [int] $WorkerCount
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
$client = Get-AutomationPSCredential -Name 'Stellantis'
$env:STELLANTIS_CLIENTID = $client.UserName
$env:STELLANTIS_CLIENTSECRET = $client.GetNetworkCredential().Password
Connect-Stellantis -FromEnvironmentVariable
$env:STELLANTIS_CLIENTSECRET = $null
try {
    Get-StellantisVehicle -All -Shard "$Worker/$WorkerCount" | Get-StellantisAlert -Active -All -ErrorAction Continue |
        Where-Object Severity -EQ 'Critical' | Select-Object -Property VehicleId, AlertId, Type, StartedAt
}
finally {
    Disconnect-Stellantis
}
