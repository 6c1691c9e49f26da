BeforeAll { Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis') }

Describe 'Set-StellantisSandboxVehicle' {
    BeforeEach {
        Connect-Stellantis -Sandbox -World @{
            vehicles = @(
                @{ brand = 'Peugeot'; motorization = 'Electric' }
                @{ brand = 'Citroen'; motorization = 'Thermic' }
            )
        }
        $script:electric, $script:thermic = Get-StellantisVehicle
        $electric, $thermic | Set-StellantisSandboxVehicle -Moving $false
        $null = Get-StellantisSandboxRequest -Clear
    }

    AfterEach { Disconnect-Stellantis }

    It 'shows <What> in the telemetry' -ForEach @(
        @{ What = 'a battery'; State = @{ BatteryLevel = 8; Plugged = $false }; Read = { $_.Energies[0].Level }; Expected = 8 }
        @{ What = 'a latitude'; State = @{ Latitude = 48.85; Longitude = 2.35 }; Read = { $_.Location.Latitude }; Expected = 48.85 }
        @{ What = 'a longitude'; State = @{ Latitude = 48.85; Longitude = 2.35 }; Read = { $_.Location.Longitude }; Expected = 2.35 }
        @{ What = 'an odometer'; State = @{ Odometer = 12345 }; Read = { $_.Odometer }; Expected = 12345 }
        @{ What = 'a vehicle that is open'; State = @{ Locked = $false }; Read = { $_.DoorsState.LockedState }; Expected = 'Unlocked' }
        @{ What = 'the ignition'; State = @{ Ignition = 'Start' }; Read = { $_.Ignition }; Expected = 'Start' }
        @{ What = 'a vehicle that drives'; State = @{ Moving = $true; Speed = 36 }; Read = { $_.Kinetic.Speed }; Expected = 36 }
        @{ What = 'a vehicle that charges'; State = @{ BatteryLevel = 20; Charging = $true }; Read = { $_.Energies[0].Charging.Status }
            Expected = 'InProgress' }
        @{ What = 'a driver who hides the place'; State = @{ Privacy = 'Geolocation' }; Read = { $_.Privacy }; Expected = 'Geolocation' }
    ) {
        $electric | Set-StellantisSandboxVehicle @State
        $electric | Get-StellantisTelemetry -Latest | ForEach-Object $Read | Should -Be $Expected
    }

    It 'opens doors, and closes all others' {
        $electric | Set-StellantisSandboxVehicle -OpenDoor Driver, Trunk
        $electric | Set-StellantisSandboxVehicle -OpenDoor Trunk
        $opening = ($electric | Get-StellantisTelemetry -Latest).DoorsState.Opening
        "$($opening | Where-Object { "$_" -like '*Open' })" | Should -Be 'Trunk Open'
        $electric | Set-StellantisSandboxVehicle -OpenDoor @()
        ($electric | Get-StellantisTelemetry -Latest).DoorsState.Opening | Where-Object { "$_" -like '*Open' } | Should -BeNullOrEmpty
    }

    It 'hides the place of a driver who does not tell it' {
        $electric | Set-StellantisSandboxVehicle -Privacy Geolocation
        ($electric | Get-StellantisTelemetry -Latest).Location | Should -BeNullOrEmpty
    }

    It 'raises the alert that follows from a tank that is nearly empty' {
        $thermic | Set-StellantisSandboxVehicle -FuelLevel 3
        ($thermic | Get-StellantisTelemetry -Latest).Energies[0].Level | Should -Be 3
        ($thermic | Get-StellantisAlert -Active -All).Type | Should -Contain 'FuelLevelLow'
    }

    It 'starts a trip, and ends it' {
        $before = $thermic | Get-StellantisTrip -Count
        $thermic | Set-StellantisSandboxVehicle -Moving $true
        Step-StellantisSandbox -Duration (New-TimeSpan -Minutes 10)
        $thermic | Set-StellantisSandboxVehicle -Moving $false
        $thermic | Get-StellantisTrip -Count | Should -Be ($before + 1)
        $trip = $thermic | Get-StellantisTrip -First 1
        $trip.Duration.TotalMinutes | Should -BeGreaterOrEqual 10
        $trip.Distance | Should -BeGreaterThan 0
        ($thermic | Get-StellantisTelemetry -Latest).Odometer | Should -BeGreaterThan $trip.StartOdometer
    }

    It 'takes vehicles <From>, and sends nothing by itself' -ForEach @(
        @{ From = 'from the pipeline'; Pass = { $args } }
        @{ From = 'from Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'fleet.csv'
            $args | Select-Object -Property Vin | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'from Import-Clixml'; Pass = {
            $file = Join-Path $TestDrive 'fleet.xml'
            $args | Export-Clixml -Path $file
            Import-Clixml -Path $file
        } }
    ) {
        & $Pass $electric $thermic | Set-StellantisSandboxVehicle -Odometer 777 | Should -BeNullOrEmpty
        Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        ($electric, $thermic | Get-StellantisTelemetry -Latest).Odometer | Should -Be 777, 777
    }

    It 'arranges the sandbox that is given' {
        $other = Start-StellantisSandbox -World @{ vehicles = @(@{ vin = $electric.Vin }) }
        Set-StellantisSandboxVehicle -VehicleId $electric -Odometer 777 -Sandbox $other
        ($electric | Get-StellantisTelemetry -Latest).Odometer | Should -Not -Be 777
        $other | Stop-StellantisSandbox
    }

    It 'changes nothing with -WhatIf' {
        $electric | Set-StellantisSandboxVehicle -Odometer 777 -WhatIf
        ($electric | Get-StellantisTelemetry -Latest).Odometer | Should -Not -Be 777
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a battery in a vehicle that has none'; State = @{ BatteryLevel = 50 }; Told = '*no battery*' }
        @{ What = 'a level that cannot be'; State = @{ FuelLevel = 150 }; Told = '*0 to 100*' }
        @{ What = 'a door that no vehicle has'; State = @{ OpenDoor = 'Cellar' }; Told = '*Driver, Passenger*' }
        @{ What = 'a privacy that is none'; State = @{ Privacy = 'Some' }; Told = '*None, Geolocation, Full*' }
    ) {
        { $thermic | Set-StellantisSandboxVehicle @State -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage $Told
    }

    It 'names a vehicle that is not there, and arranges the rest' {
        Set-StellantisSandboxVehicle -VehicleId VR3NNNNNNNN000000, $thermic -Odometer 777 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        $failed[0].TargetObject | Should -Be 'VR3NNNNNNNN000000'
        ($thermic | Get-StellantisTelemetry -Latest).Odometer | Should -Be 777
    }

    Context 'Commands' {
        BeforeEach {
            $script:channel = New-StellantisChannel -Label Remotes -WebhookTarget https://hooks.example.com/remotes -Type Remote
            $script:send = { $electric | Send-StellantisRemote -ChannelId $channel -Action @{ horn = @{ state = 'Activated' } } }
        }

        It 'lets the next commands end as <Status>, <Cause>' -ForEach @(
            @{ Set = @{ RemoteOutcome = 'Success' }; Status = 'Success'; Cause = $null }
            @{ Set = @{ RemoteOutcome = 'AlreadyDone' }; Status = 'AlreadyDone'; Cause = $null }
            @{ Set = @{ RemoteOutcome = 'Failed' }; Status = 'Failed'; Cause = $null }
            @{ Set = @{ RemoteCause = 'DoorsOpen' }; Status = 'Failed'; Cause = 'DoorsOpen' }
            @{ Set = @{ RemoteCause = 'HdmiRemoteServiceDeactivated' }; Status = 'Failed'; Cause = 'HdmiRemoteServiceDeactivated' }
            @{ Set = @{ RemoteOutcome = 'Failed'; RemoteCause = 'PrivacyFull' }; Status = 'Failed'; Cause = 'PrivacyFull' }
        ) {
            $electric | Set-StellantisSandboxVehicle @Set -WarningVariable warned
            $warned | Should -BeNullOrEmpty
            $sent = & $send
            Step-StellantisSandbox -Duration 60
            $remote = $sent | Get-StellantisRemote
            $remote.Status | Should -Be $Status
            $remote.FailureCause | Should -Be $Cause
        }

        It 'keeps the next commands in <_> until the vehicle decides again' -ForEach @(
            'Accepted', 'WakingUpVehicle', 'CheckingVehicle', 'SentToVehicle', 'VehicleBatteryChargeTooLow', 'TooManyWakeUpsOverMonth'
            'VehicleBatteryLevelWarning'
        ) {
            $electric | Set-StellantisSandboxVehicle -RemoteStatus $_
            $sent = & $send
            Step-StellantisSandbox -Duration 30m
            ($sent | Get-StellantisRemote).Status | Should -Be $_
            $electric | Set-StellantisSandboxVehicle -RemoteOutcome None
            Step-StellantisSandbox -Duration 60
            ($sent | Get-StellantisRemote).Status | Should -Be 'Success'
        }

        It 'takes a word of -<Parameter> that nobody knows, with a warning' -ForEach @(
            @{ Parameter = 'RemoteOutcome'; Read = 'Status' }
            @{ Parameter = 'RemoteStatus'; Read = 'Status' }
            @{ Parameter = 'RemoteCause'; Read = 'FailureCause' }
        ) {
            $set = @{ $Parameter = 'NotKnownYet' }
            $electric | Set-StellantisSandboxVehicle @set -WarningVariable warned -WarningAction SilentlyContinue
            $warned | Should -HaveCount 1
            "$warned" | Should -BeLike "-$Parameter 'NotKnownYet' is not one of *"
            $sent = & $send
            Step-StellantisSandbox -Duration 60
            ($sent | Get-StellantisRemote).$Read | Should -Be 'NotKnownYet'
        }

        It 'lets the next commands take as long as -RemoteLife says' {
            $electric | Set-StellantisSandboxVehicle -RemoteLife 5m
            $sent = & $send
            Step-StellantisSandbox -Duration 4m
            ($sent | Get-StellantisRemote).IsFinal | Should -BeFalse
            Step-StellantisSandbox -Duration 1m
            ($sent | Get-StellantisRemote).Status | Should -Be 'Success'
        }

        It 'refuses <What>' -ForEach @(
            @{ What = 'a cause of a success'; State = @{ RemoteOutcome = 'Success'; RemoteCause = 'DoorsOpen' }; Told = '*RemoteCause*' }
            @{ What = 'an end of what does not end'; State = @{ RemoteOutcome = 'Failed'; RemoteStatus = 'Accepted' }; Told = '*RemoteStatus*' }
            @{ What = 'an end as a state'; State = @{ RemoteStatus = 'Success' }; Told = '*RemoteOutcome*' }
            @{ What = 'a state as an end'; State = @{ RemoteOutcome = 'Accepted' }; Told = '*RemoteStatus*' }
            @{ What = 'a life that ends before it begins'; State = @{ RemoteLife = -1 }; Told = '*0 to 1 day*' }
        ) {
            { $electric | Set-StellantisSandboxVehicle @State -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage $Told
        }
    }

    It 'completes <Line> with <Expected>' -ForEach @(
        @{ Line = 'Set-StellantisSandboxVehicle -OpenDoor Tr'; Expected = 'Trunk' }
        @{ Line = 'Set-StellantisSandboxVehicle -Privacy G'; Expected = 'Geolocation' }
        @{ Line = 'Set-StellantisSandboxVehicle -Ignition Sto'; Expected = 'Stop' }
        @{ Line = 'Set-StellantisSandboxVehicle -RemoteOutcome Al'; Expected = 'AlreadyDone' }
        @{ Line = 'Set-StellantisSandboxVehicle -RemoteOutcome No'; Expected = 'None' }
        @{ Line = 'Set-StellantisSandboxVehicle -RemoteCause Hd'; Expected = 'HdmiRemoteServiceDeactivated' }
        @{ Line = 'Set-StellantisSandboxVehicle -RemoteStatus Ch'; Expected = 'CheckingVehicle' }
    ) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText | Should -Be $Expected
    }
}
