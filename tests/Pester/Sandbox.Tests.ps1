BeforeAll { Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis') }

Describe 'Sandboxes' {
    AfterEach {
        Get-StellantisConnection | ForEach-Object { Disconnect-Stellantis -Connection $_ }
        Get-StellantisSandbox | Stop-StellantisSandbox
    }

    Context 'Start-StellantisSandbox' {
        It 'has what Connect-Stellantis needs' {
            $sandbox = Start-StellantisSandbox -VehicleCount 7
            Connect-Stellantis -BaseUri $sandbox.BaseUri -Credential $sandbox.Credential -UserId $sandbox.UserId -Brand Peugeot
            Get-StellantisVehicle | Should -HaveCount 7
        }

        It 'makes the same fleet from the same seed' {
            $fleets = 3, 3, 4 | ForEach-Object {
                Connect-Stellantis -Sandbox -Seed $_ -VehicleCount 20
                (Get-StellantisVehicle -All).Vin -join ' '
            }
            $fleets[0] | Should -Be $fleets[1]
            $fleets[0] | Should -Not -Be $fleets[2]
        }

        It 'is reached by other clients, over HTTP' {
            $sandbox = Start-StellantisSandbox -VehicleCount 4
            $headers = @{
                'X-IBM-Client-Id'         = $sandbox.Credential.UserName
                'X-IBM-Client-Secret'     = $sandbox.Credential.GetNetworkCredential().Password
                'X-Supersede-CVS-User-Id' = $sandbox.UserId
                'X-Introspect-Realm'      = 'B2C'
                'X-CVS-Scope'             = 'data:vehicle'
            }
            $answer = Invoke-RestMethod -Uri "$($sandbox.BaseUri)/accounts/vehicles" -Headers $headers -UseBasicParsing
            $answer.total | Should -Be 4
            $answer._embedded.vehicles | Should -HaveCount 4
        }

        It 'tells when a port is taken' {
            $sandbox = Start-StellantisSandbox
            { Start-StellantisSandbox -Port $sandbox.BaseUri.Port -ErrorAction Stop } |
                Should -Throw -ErrorId 'NetworkError,*' -ExpectedMessage '*port*'
        }
    }

    Context 'Get-StellantisSandbox and Stop-StellantisSandbox' {
        It 'lists those that run, and stops those from the pipeline' {
            $sandboxes = 1..3 | ForEach-Object { Start-StellantisSandbox -Seed $_ }
            Get-StellantisSandbox | Should -HaveCount 3
            $sandboxes | Select-Object -First 2 | Stop-StellantisSandbox
            (Get-StellantisSandbox).Seed | Should -Be 3
            $sandboxes[0].IsRunning | Should -BeFalse
        }

        It 'fits a console of 80 columns' {
            $null = Start-StellantisSandbox
            $lines = (Get-StellantisSandbox | Out-String -Width 80).Split("`n").TrimEnd() | Where-Object { $_ }
            $lines[0] | Should -Match '^Name\s+BaseUri\s+Vehicles\s+Runs\s+UserId'
            $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        }

        It 'tells when none runs' {
            { Stop-StellantisSandbox -ErrorAction Stop } | Should -Throw -ErrorId 'NotConnected,*' -ExpectedMessage 'No sandbox is running.'
            $Error[0].ErrorDetails.RecommendedAction | Should -BeLike 'Start-StellantisSandbox starts one*'
        }
    }

    Context 'Step-StellantisSandbox' {
        It 'puts the clock forward by <Duration>' -ForEach @(
            @{ Duration = 3600 }
            @{ Duration = '3600' }
            @{ Duration = '01:00:00' }
            @{ Duration = 'PT1H' }
            @{ Duration = New-TimeSpan -Hours 1 }
        ) {
            $sandbox = Start-StellantisSandbox
            $before = $sandbox.Now
            $sandbox | Step-StellantisSandbox -Duration $Duration | Should -BeNullOrEmpty
            ($sandbox.Now - $before).TotalMinutes | Should -BeGreaterOrEqual 60
            ($sandbox.Now - $before).TotalMinutes | Should -BeLessThan 90
        }

        It 'moves the sandbox that is meant alone, and writes it with -PassThru' {
            $one, $other = 1, 2 | ForEach-Object { Start-StellantisSandbox -Seed $_ }
            ($one | Step-StellantisSandbox -Duration P1D -PassThru).BaseUri | Should -Be $one.BaseUri
            ($one.Now - $other.Now).TotalHours | Should -BeGreaterThan 23
        }

        It 'lets vehicles drive on' {
            Connect-Stellantis -Sandbox -VehicleCount 1
            $vehicle = Get-StellantisVehicle
            $vehicle | Set-StellantisSandboxVehicle -Moving $true
            $before = ($vehicle | Get-StellantisTelemetry -Latest).Odometer
            Step-StellantisSandbox -Duration (New-TimeSpan -Minutes 15)
            ($vehicle | Get-StellantisTelemetry -Latest).Odometer | Should -BeGreaterThan ($before + 1)
        }

        It 'does not go back' {
            $sandbox = Start-StellantisSandbox
            { $sandbox | Step-StellantisSandbox -Duration -60 -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*forward only*'
        }
    }

    Context 'The speed of the clock, and the lives of commands' {
        It 'shows the speed of the clock: <Expected> for <Given>' -ForEach @(
            @{ Given = 'none'; Set = @{}; Expected = 1 }
            @{ Given = '0'; Set = @{ Speed = 0 }; Expected = 1 }
            @{ Given = '60'; Set = @{ Speed = 60 }; Expected = 60 }
            @{ Given = '0.5'; Set = @{ Speed = 0.5 }; Expected = 0.5 }
        ) {
            (Start-StellantisSandbox @Set).Speed | Should -Be $Expected
            Get-StellantisSandbox | Stop-StellantisSandbox
            Connect-Stellantis -Sandbox @Set
            (Get-StellantisSandbox).Speed | Should -Be $Expected
            (Get-StellantisSandbox | Format-List | Out-String) | Should -Match "Speed\s+: $Expected"
        }

        It 'lets commands end by themselves when the clock runs' {
            Connect-Stellantis -Sandbox -Speed 3600 -VehicleCount 1
            $channel = New-StellantisChannel -Label Remotes -WebhookTarget https://hooks.example.com/remotes -Type Remote
            $vehicle = Get-StellantisVehicle
            $vehicle | Set-StellantisSandboxVehicle -RemoteOutcome Success
            $remote = $vehicle | Send-StellantisRemote -ChannelId $channel -Action @{ horn = @{ state = 'Activated' } }
            for ($look = 0; $look -lt 1000 -and -not $remote.IsFinal; $look++) {
                $remote = $remote | Get-StellantisRemote
            }
            $remote.Status | Should -Be 'Success'
        }

        It 'lets commands take as long as -RemoteLife says: <Life>' -ForEach @(
            @{ Life = '10m-12m'; Shortest = 9; Rest = 3 }
            @{ Life = '10m'; Shortest = 9; Rest = 1 }
            @{ Life = 600, 720; Shortest = 9; Rest = 3 }
            @{ Life = New-TimeSpan -Minutes 10; Shortest = 9; Rest = 1 }
        ) {
            $sandbox = Start-StellantisSandbox -RemoteLife $Life -VehicleCount 1
            Connect-Stellantis $sandbox.BaseUri $sandbox.Credential $sandbox.UserId -Brand Peugeot
            $channel = New-StellantisChannel -Label Remotes -WebhookTarget https://hooks.example.com/remotes -Type Remote
            $remote = Get-StellantisVehicle | Send-StellantisRemote -ChannelId $channel -Action @{ wakeup = @{ action = 'Wakeup' } }
            Step-StellantisSandbox -Duration (New-TimeSpan -Minutes $Shortest)
            ($remote | Get-StellantisRemote).IsFinal | Should -BeFalse
            Step-StellantisSandbox -Duration (New-TimeSpan -Minutes $Rest)
            ($remote | Get-StellantisRemote).IsFinal | Should -BeTrue
        }

        It 'refuses <Set.Keys> <Set.Values>, and names what it takes' -ForEach @(
            @{ Set = @{ RemoteLife = '5s-' } }, @{ Set = @{ RemoteLife = '-60s' } }, @{ Set = @{ RemoteLife = '5s-2d' } }
        ) {
            { Start-StellantisSandbox @Set -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*-RemoteLife*5s-60s*'
        }

        It 'refuses a speed of <_>' -ForEach -1, 3601 {
            { Start-StellantisSandbox -Speed $_ -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'A world' {
        It 'is taken <As>' -ForEach @(
            @{ As = 'as a hashtable'; World = { @{ Vehicles = @(@{ brand = 'DS'; STATE = @{ odometer = 4711; moving = $false } }) } } }
            @{ As = 'as objects of ConvertFrom-Json'
                World = { '{"vehicles":[{"brand":"DS","state":{"odometer":4711,"moving":false}}]}' | ConvertFrom-Json } }
            @{ As = 'as JSON'; World = { '{"vehicles":[{"brand":"DS","state":{"odometer":4711,"moving":false}}]}' } }
            @{ As = 'from a file'; World = {
                $file = Join-Path $TestDrive 'world.json'
                Set-Content -Path $file -Value '{"vehicles":[{"brand":"DS","state":{"odometer":4711,"moving":false}}]}'
                $file
            } }
        ) {
            Connect-Stellantis -Sandbox -World (& $World)
            $vehicle = Get-StellantisVehicle
            $vehicle | Should -HaveCount 1
            $vehicle.Brand | Should -Be 'DS'
            ($vehicle | Get-StellantisTelemetry -Latest).Odometer | Should -Be 4711
        }

        It 'wins over the number of vehicles and the seed' {
            Connect-Stellantis -Sandbox -World @{ vehicleCount = 6; seed = 9 } -VehicleCount 3 -Seed 2
            $fleet = Get-StellantisVehicle
            Connect-Stellantis -Sandbox -VehicleCount 6 -Seed 9
            $fleet.Vin | Should -Be (Get-StellantisVehicle).Vin
        }

        It 'names everything that is wrong with it' {
            $world = @{ vehicles = @(@{ brand = 'Other' }, @{ state = @{ batteryLevel = 110 }; alerts = @(@{ type = 'Nonsense' }) }) }
            $failed = { Start-StellantisSandbox -World $world -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*' -PassThru
            foreach ($path in 'vehicles[0].brand', 'vehicles[1].state.batteryLevel', 'vehicles[1].alerts[0].type') {
                $failed.ErrorDetails.Message | Should -Match ([regex]::Escape($path))
            }
            { Connect-Stellantis -Sandbox -World missing.json -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*nor the path of a file*'
            Get-StellantisSandbox | Should -BeNullOrEmpty
        }
    }
}
