<#
.SYNOPSIS
    run.ps1 of an Azure function with an HTTP trigger: passes each event on to an output binding, and answers 200 at once.
.DESCRIPTION
    The channel's webhook is the address of the function with its key. function.json has an httpTrigger named Request, an http
    output named Response, and a queue or eventHub output named Events. A body without an event is answered with 400. What
    could not be passed on is answered with 500 by the host, and the service sends it again.
.PARAMETER Request
    The request, as the host hands it over.
.PARAMETER TriggerMetadata
    What the host tells of the trigger; not used.
.EXAMPLE
    func start
#>
param($Request, $TriggerMetadata)
Import-Module Stellantis
$events = @($Request | ConvertFrom-StellantisEvent -ErrorAction Continue -ErrorVariable problems)
if ($events) { Push-OutputBinding -Name Events -Value @($events | Select-Object -Property Flat | ForEach-Object { $_ | ConvertTo-Json -Compress }) }
Push-OutputBinding -Name Response -Value @{ StatusCode = if ($events -or -not $problems) { 200 } else { 400 } }
