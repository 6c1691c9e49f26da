BeforeAll { Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis') }

Describe 'Get-StellantisSandboxDelivery and Move-StellantisSandboxVehicle' {
    BeforeEach {
        Connect-Stellantis -Sandbox
        $script:vehicle, $script:other = Get-StellantisVehicle -First 2
        $script:channel = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com -Attribute @(
            @{ type = 'Header'; key = 'X-Car'; value = '$Vin' }, @{ type = 'Header'; key = 'Authorization'; value = 'Bearer secret' })
        $script:monitor = New-StellantisMonitor -ChannelId $channel -Label Depot -Trigger @{
            depot = @{ zone = @{ transition = 'In'; place = @{ radius = 2; center = @{ latitude = 45.46; longitude = 9.19 } } } } }
        $vehicle, $other | Add-StellantisMonitorHandle -ChannelId $channel -MonitorId $monitor
    }

    AfterEach { Disconnect-Stellantis }

    It 'drives through a zone, and the event is there' {
        $vehicle | Move-StellantisSandboxVehicle -Through 45.46, 9.19, 2
        $delivery = Get-StellantisSandboxDelivery
        $delivery | Should -HaveCount 1
        $delivery.Type | Should -Be 'Monitor'
        $delivery.VehicleId | Should -Be $vehicle.Vin
        $delivery.MonitorId | Should -Be $monitor.MonitorId
        $delivery.Headers['x-car'] | Should -Be $vehicle.Vin
        $delivery.Headers['Authorization'] | Should -Be '(secret)'
        ($delivery.Body | ConvertFrom-Json).monitorEvent.monitorId | Should -Be $monitor.MonitorId
        $delivery.Failure | Should -BeLike '*not on this machine*'
        $delivery.Status | Should -BeNullOrEmpty
        ($delivery | Format-Table | Out-String -Width 100) | Should -Not -Match '\b0\b'
        Get-StellantisSandboxDelivery -Failed -Clear | Should -HaveCount 1
        Get-StellantisSandboxDelivery | Should -BeNullOrEmpty
    }

    It 'takes a zone as monitors have it, for several vehicles' {
        $vehicle, $other | Move-StellantisSandboxVehicle -Through @{ radius = 2; center = @{ latitude = 45.46; longitude = 9.19 } }
        (Get-StellantisSandboxDelivery).VehicleId | Should -Be $vehicle.Vin, $other.Vin
    }

    It 'drives to <What>' -ForEach @(
        @{ What = 'numbers'; Place = @{ To = 48.7, 2.4 } }
        @{ What = 'a text'; Place = @{ To = '48.7,2.4' } }
        @{ What = 'an object'; Place = @{ To = [pscustomobject]@{ Latitude = 48.7; Longitude = 2.4 } } }
        @{ What = 'a latitude and a longitude'; Place = @{ Latitude = 48.7; Longitude = 2.4 } }
        @{ What = 'a point of GeoJSON'; Place = @{ To = '{ "type": "Point", "coordinates": [ 2.4, 48.7 ] }' } }
    ) {
        $vehicle | Set-StellantisSandboxVehicle -Latitude 48.8 -Longitude 2.4 -Privacy None
        $vehicle | Move-StellantisSandboxVehicle @Place
        $location = ($vehicle | Get-StellantisTelemetry -Latest).Location
        $location.Latitude | Should -Be 48.7
        $location.Longitude | Should -Be 2.4
    }

    It 'drives along <What>' -ForEach @(
        @{ What = 'pairs'; Way = { , @(45.4, 9.19) + , @(45.46, 9.19) } }
        @{ What = 'texts'; Way = { '45.4,9.19', '45.46,9.19' } }
        @{ What = 'a line of GeoJSON'; Way = { '{ "type": "LineString", "coordinates": [ [ 9.19, 45.4 ], [ 9.19, 45.46 ] ] }' } }
    ) {
        $vehicle | Move-StellantisSandboxVehicle -Along (& $Way)
        (Get-StellantisSandboxDelivery).VehicleId | Should -Be $vehicle.Vin
    }

    It 'drives the way of a trip from the pipeline' {
        $wayPoints = $other | Get-StellantisTrip -First 1 | Get-StellantisTripWayPoint
        $wayPoints | Move-StellantisSandboxVehicle
        $location = ($other | Get-StellantisTelemetry -Latest).Location
        [Math]::Abs($location.Latitude - $wayPoints[-1].Latitude) | Should -BeLessThan 0.0001
    }

    It 'leaves the clock alone when it is told to' {
        $before = (Get-StellantisSandbox).Now
        $vehicle | Move-StellantisSandboxVehicle -Through 45.46, 9.19, 2 -NoStep
        (Get-StellantisSandbox).Now - $before | Should -BeLessThan ([timespan]'0:02')
        ($vehicle | Get-StellantisTelemetry -Latest).Kinetic.Moving | Should -BeTrue
    }

    It 'refuses what is no place' {
        $vehicle | Move-StellantisSandboxVehicle -To nowhere -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidRequest*'
        $vehicle | Move-StellantisSandboxVehicle -Through 1, 2 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidRequest*'
    }

    It 'does nothing under -WhatIf' {
        $vehicle | Move-StellantisSandboxVehicle -Through 45.46, 9.19, 2 -WhatIf
        Get-StellantisSandboxDelivery | Should -BeNullOrEmpty
    }
}
