<#
.SYNOPSIS
    A runbook of Azure Automation that is started by a webhook: does something for each event.
.DESCRIPTION
    The channel's webhook is the address that Automation gives for the webhook of the runbook, which is a secret. Automation
    answers at once and keeps the request until the runbook runs. An error of one message does not end the others.
.PARAMETER WebhookData
    The request, as Automation hands it over.
.EXAMPLE
    ./AutomationWebhook.ps1 -WebhookData @{ RequestBody = $body; RequestHeader = @{} }
#>
param([Parameter(Mandatory)] [object] $WebhookData)
Import-Module Stellantis
$WebhookData | ConvertFrom-StellantisEvent -ErrorAction Continue | ForEach-Object {
    "$('{0:u}' -f $_.CreatedAt) $($_.VehicleId) $($_.Description)"
}
