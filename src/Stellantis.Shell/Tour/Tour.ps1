# == Sign in ==
# The sandbox is a simulator of the service in this process: made-up
# vehicles behind real HTTP on the loopback. The vehicle named here goes
# with the calls that are about none, as on the quickstart page.
Connect-Stellantis -Sandbox -Seed 1 -Vin VR3FBYHZ3R0649664 `
    -PartnerId partner-1 -CustomerContext tour `
    -Country IT, FR -Environment int
Get-StellantisConnection

# == The fleet ==
# Ten vehicles a page, as many pages as there are.
Get-StellantisVehicle -All -PageSize 10
$vehicle = Get-StellantisVehicle VR3FBYHZ3R0649664

# == What a vehicle warns of ==
$vehicle | Get-StellantisAlert

# == How it is, and where it has been ==
# The last known value of everything, then the last trips, and the points of
# the last one.
$vehicle | Get-StellantisTelemetry -Latest
$vehicle | Get-StellantisTrip -First 3
$vehicle | Get-StellantisTrip -First 1 | Get-StellantisTripWayPoint -First 3

# == Where events go: a channel of each kind ==
$websocket = New-StellantisChannel -Label 'Control room' `
    -Type Monitor, Remote -WebsocketTarget wss://hooks.example.com/live
$push = New-StellantisChannel -Label 'Phones' `
    -Type Monitor, Remote -PushDevice sandbox-phone-1
$webhook = New-StellantisChannel -Label 'Back office' `
    -Type Monitor, Remote -WebhookTarget https://hooks.example.com/events
Get-StellantisChannel

# == Which events: the three monitors of the quickstart page ==
# Each body is sent as published; only the ids in it are filled in. The
# warnings tell what in it is not as the service documents it.
$body = (Get-Content "$PSScriptRoot/WebsocketMonitor.json" -Raw).
    Replace('{ChannelId}', $websocket.ChannelId).
    Replace('{monitorId}', 'another-monitor')
$first = New-StellantisMonitor -ChannelId $websocket -Body $body `
    -VehicleId $vehicle
$body = (Get-Content "$PSScriptRoot/PushNotificationMonitor.json" -Raw).
    Replace('{ChannelId}', $push.ChannelId).
    Replace('{monitorId}', $first.MonitorId)
$second = New-StellantisMonitor -ChannelId $push -Body $body `
    -VehicleId $vehicle
$body = (Get-Content "$PSScriptRoot/WebhookMonitor.json" -Raw).
    Replace('{ChannelId}', $webhook.ChannelId).
    Replace('{monitorId}', $first.MonitorId)
$third = New-StellantisMonitor -ChannelId $webhook -Body $body `
    -VehicleId $vehicle
Get-StellantisMonitor

# One too many.
$third | Remove-StellantisMonitor -VehicleId $vehicle -Confirm:$false
Get-StellantisMonitor

# == A command for the car ==
# The service accepts it and carries it out later; here the sandbox's clock
# is put forward.
$remote = $vehicle | Send-StellantisRemote -ChannelId $webhook `
    -Action @{ lights = @{ state = 'Activated' } } -Label 'Where is it?'
$remote | Get-StellantisRemote
Step-StellantisSandbox -Duration 300
$remote | Get-StellantisRemote

# == What went over the wire ==
Get-StellantisSandboxRequest
Disconnect-Stellantis
