<#
.SYNOPSIS
    Opens one ticket for each critical alert of the fleet, however often it runs.
.DESCRIPTION
    Posts the alert as JSON to the address of a ticket system. The ids of alerts that have a ticket are kept in a file, one a
    line; an alert is written there once its ticket was taken. When the ticket system fails, the script ends with its error, and
    the next run goes on where it ended. The header Idempotency-Key holds the alert's id, for the one case that a file cannot
    know: the machine stops after the ticket was taken. It signs in from the STELLANTIS_* environment variables, see
    about_Stellantis_Connection.
.PARAMETER Uri
    Where tickets are posted to.
.PARAMETER StatePath
    The file of the alerts that have a ticket.
.EXAMPLE
    ./AlertTicket.ps1 -Uri https://tickets.example.com/api/incidents
#>
param(
    [Parameter(Mandatory)] [uri] $Uri,
    [string] $StatePath = './alerts-with-ticket.txt'
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
$done = if (Test-Path -Path $StatePath) { Get-Content -Path $StatePath }
Connect-Stellantis -FromEnvironmentVariable
try {
    Get-StellantisVehicle -All | Get-StellantisAlert -Active -All -ErrorAction Continue |
        Where-Object { $_.Severity -eq 'Critical' -and $_.AlertId -notin $done } | ForEach-Object {
            $begun = @{ n = 'StartedAt'; e = { '{0:o}' -f $_.StartedAt } }
            $ticket = $_ | Select-Object -Property AlertId, VehicleId, Type, Message, $begun | ConvertTo-Json
            $post = @{ Uri = $Uri; Method = 'Post'; ContentType = 'application/json; charset=utf-8'; Headers = @{ 'Idempotency-Key' = $_.AlertId } }
            $null = Invoke-RestMethod @post -Body ([Text.Encoding]::UTF8.GetBytes($ticket)) -UseBasicParsing
            Add-Content -Path $StatePath -Value $_.AlertId
        }
}
finally {
    Disconnect-Stellantis
}
