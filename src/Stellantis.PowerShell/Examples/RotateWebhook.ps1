<#
.SYNOPSIS
    Gives the webhook of a channel a new address and a new secret.
.DESCRIPTION
    The secret is a header of every event, by which the receiver knows who calls. Address and secret change with one request, so
    that no event has the one without the other. Whatever else the channel has stays as it is, other headers included. It writes
    the channel as it is then; the secret is in no view and no message. It signs in from the STELLANTIS_* environment variables,
    see about_Stellantis_Connection.
.PARAMETER ChannelId
    The channel.
.PARAMETER Target
    The new address.
.PARAMETER Secret
    The new secret.
.PARAMETER Header
    The header that holds it.
.EXAMPLE
    ./RotateWebhook.ps1 -ChannelId c61da632-935c-a47c-a09b-1d3f1fd7bba1 -Target https://hooks.example.com/v2 -Secret (Get-Secret -Name HookSecret)
#>
param(
    [Parameter(Mandatory)] [string] $ChannelId,
    [Parameter(Mandatory)] [string] $Target,
    [Parameter(Mandatory)] [securestring] $Secret,
    [string] $Header = 'X-Hook-Secret'
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
Connect-Stellantis -FromEnvironmentVariable
try {
    $channel = Get-StellantisChannel -ChannelId $ChannelId
    $attributes = @($channel.Definition.Webhook.Attributes | Where-Object Key -NE $Header) + @{ type = 'Header'; key = $Header; value = $Secret }
    $channel | Set-StellantisChannel -WebhookTarget $Target -Attribute $attributes -PassThru
}
finally {
    Disconnect-Stellantis
}
