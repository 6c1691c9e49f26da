# == Sign in ==
# The sandbox is a simulator of the service in this process: made-up
# vehicles behind real HTTP on the loopback, with a clock that runs 40 times
# as fast. The vehicle named here goes with the calls that are about none, as
# on the quickstart page.
Connect-Stellantis -Sandbox -Seed 1 -Speed 40 -Vin VR3FBYHZ3R0649664 `
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

# == Commands that end: lock the fleet ==
# The boot of one is open, and the driver of another shares nothing.
$fleet = Get-StellantisVehicle -First 8
$fleet | Set-StellantisSandboxVehicle -Moving $false -NoData $false `
    -Privacy None -OpenDoor @() -Locked $false
$fleet[1] | Set-StellantisSandboxVehicle -OpenDoor Trunk
$fleet[2] | Set-StellantisSandboxVehicle -Privacy Full

# Who would refuse, and why? Nothing is sent, and nobody woken up.
$lock = @{ locking = @{ state = 'Locked' } }
$fleet | Test-StellantisRemote -ChannelId $webhook -Action $lock

# Those two are errors, and are sent nothing; the others are locked side by
# side, and waited for.
$fleet | Lock-StellantisVehicle -ChannelId $webhook -Wait `
    -ErrorAction SilentlyContinue -ErrorVariable refused
$remedy = @{ n = 'Remedy'; e = { $_.ErrorDetails.RecommendedAction } }
$refused | Select-Object -Property TargetObject, $remedy |
    Format-Table -Wrap

# Honk.
$fleet[0] | Invoke-StellantisHorn -ChannelId $webhook -Wait

# == A wait that is taken up in a second engine ==
# What is under way goes into a file. Another engine reads it, as tomorrow's
# runbook does, and waits for the ends.
$file = New-TemporaryFile
$fleet[3..5] | Invoke-StellantisLight -ChannelId $webhook |
    Export-Clixml $file
$runbook = {
    param($Module, $Sandbox, $File)
    Import-Module $Module
    Connect-Stellantis $Sandbox.BaseUri $Sandbox.Credential $Sandbox.UserId `
        -Realm B2C
    Import-Clixml $File | Wait-StellantisRemote
}
$engine = [powershell]::Create().AddScript($runbook).
    AddArgument((Get-Module Stellantis).Path).
    AddArgument((Get-StellantisSandbox)).AddArgument($file)
$engine.Invoke()
$engine.Dispose()
Remove-Item $file

# == An event that arrives ==
# A listener in this process, a channel that fits it, and a geofence around
# the depot. The sandbox drives a car through it.
$listener = Start-StellantisEventListener
$events = New-StellantisChannel -Listener $listener -Label Events
$zone = @{ transition = 'In'; place = @{ radius = 2
    center = @{ longitude = 9.19; latitude = 45.46 } } }
$depot = New-StellantisMonitor -ChannelId $events -Label Depot `
    -Trigger @{ name = 'depot'; zone = $zone } `
    -ExtendedEventParam vehicle.position -VehicleId $fleet[6]
$fleet[6] |
    Add-StellantisMonitorHandle -ChannelId $events -MonitorId $depot
$fleet[6] | Move-StellantisSandboxVehicle -Through 45.46, 9.19, 2
Receive-StellantisEvent -First 1 -TimeoutSec 30 | Format-List

# The end of a command is an event too: the wait for it asks nothing.
$fleet[6] | Invoke-StellantisHorn -ChannelId $events -SkipCheck -Wait
Receive-StellantisEvent

# The same by a web socket, which the service opens to the listener.
$socket = New-StellantisChannel -Listener $listener -Websocket -Label Socket
$fleet[6] | Invoke-StellantisLight -ChannelId $socket -SkipCheck -Wait
Receive-StellantisEvent

# What the sandbox delivered, and what the listener counted.
Get-StellantisSandboxDelivery | Where-Object Status -In 200, 101
Get-StellantisEventListener
$depot | Remove-StellantisMonitor -VehicleId $fleet[6] -Confirm:$false
$events, $socket | Remove-StellantisChannel -Confirm:$false
Stop-StellantisEventListener $listener

# == What went over the wire ==
Get-StellantisSandboxRequest
Disconnect-Stellantis
