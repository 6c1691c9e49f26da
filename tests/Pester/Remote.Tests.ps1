BeforeAll {
    $script:folder = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
    Import-Module $folder
    $script:horn = @{ horn = @{ state = 'Activated' } }
    $script:unlock = @{ locking = @{ state = 'Unlocked' } }

    function Get-SentBody { (Get-StellantisSandboxRequest -Method POST -Last 1).Body | ConvertFrom-Json }
}

Describe 'Remote commands' {
    BeforeEach {
        Connect-Stellantis -Sandbox
        $script:vehicles = Get-StellantisVehicle -First 3
        $vehicles | Set-StellantisSandboxVehicle -Moving $false
        $script:channel = New-StellantisChannel -Label Remotes -WebhookTarget https://hooks.example.com -Type Remote
        $null = Get-StellantisSandboxRequest -Clear
    }

    AfterEach { Disconnect-Stellantis }

    Context 'Send-StellantisRemote' {
        It 'sends <What> as the service wants it' -ForEach @(
            @{ What = 'a lock'; Action = @{ LOCKING = @{ state = 'Locked' } }; Json = '{"locking":{"state":"Locked"}}' }
            @{ What = 'the lights'; Action = @{ lights = @{ state = 'Activated' } }; Json = '{"lights":{"state":"Activated"}}' }
            @{ What = 'a wake-up'; Action = @{ wakeup = @{ action = 'Wakeup' } }; Json = '{"wakeup":{"action":"Wakeup"}}' }
            @{ What = 'a charge'; Action = @{ charging = @{ charge = @{ immediate = $true } } }; Json = '{"charging":{"charge":{"immediate":true}}}' }
            @{ What = 'warmth'; Action = @{ preconditioning = @{ airConditioning = @{ immediate = $true } } }
                Json = '{"preconditioning":{"airConditioning":{"immediate":true}}}' }
        ) {
            $remote = $vehicles[0] | Send-StellantisRemote -ChannelId $channel -Action $Action -Label Trial
            $remote.VehicleId | Should -Be $vehicles[0].VehicleId
            $remote.ChannelId | Should -Be $channel.ChannelId
            $remote.RemoteId | Should -Not -BeNullOrEmpty
            $body = Get-SentBody
            $body.label | Should -Be 'Trial'
            $body.action | ConvertTo-Json -Depth 5 -Compress | Should -Be $Json
        }

        It 'takes a body as text, as a hashtable, as an object, and from a file' {
            $json = '{"label":"Trial","action":{"horn":{"state":"Activated"}}}'
            $file = Join-Path $TestDrive 'remote.json'
            Set-Content -Path $file -Value $json -NoNewline
            $vin = $vehicles[0].Vin
            $null = Send-StellantisRemote $vin $channel -Body $json
            $null = Send-StellantisRemote $vin $channel -Body @{ LABEL = 'Trial'; action = $horn }
            $null = Send-StellantisRemote $vin $channel -Body ($json | ConvertFrom-Json)
            $null = Send-StellantisRemote $vin $channel -Path $file
            $bodies = (Get-StellantisSandboxRequest -Method POST).Body
            $bodies | Should -HaveCount 4
            $bodies | Select-Object -Unique | Should -Be $json
        }

        It 'goes to every vehicle <From>' -ForEach @(
            @{ From = 'in the pipeline'; Pass = { $args } }
            @{ From = 'of a CSV file'; Pass = {
                $file = Join-Path $TestDrive 'fleet.csv'
                $args | Select-Object -Property Vin | Export-Csv -Path $file -NoTypeInformation
                Import-Csv -Path $file
            } }
            @{ From = 'of a Clixml file'; Pass = {
                $file = Join-Path $TestDrive 'fleet.xml'
                $args | Export-Clixml -Path $file
                Import-Clixml -Path $file
            } }
        ) {
            $remotes = & $Pass @vehicles | Send-StellantisRemote -ChannelId $channel -Action $horn
            $remotes.VehicleId | Should -Be $vehicles.VehicleId
        }

        It 'asks for the scope of the command and names the vehicle' {
            $null = $vehicles[0] | Send-StellantisRemote -ChannelId $channel -Action $horn
            (Get-StellantisSandboxRequest -Last 1).Headers['X-CVS-Scope'] | Should -BeLike "*remote:horn:write*VIN:$($vehicles[0].Vin)"
        }

        It 'sends nothing with -WhatIf, not even with -Force' {
            $vehicles | Send-StellantisRemote -ChannelId $channel -Action $unlock -WhatIf | Should -BeNullOrEmpty
            $vehicles | Send-StellantisRemote -ChannelId $channel -Action $unlock -Force -WhatIf | Should -BeNullOrEmpty
            Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        }

        It 'asks before it <What>, and sends nothing where nobody can answer' -ForEach @(
            @{ What = 'unlocks'; Grave = '@{ locking = @{ state = ''Unlocked'' } }' }
            @{ What = 'immobilises'; Grave = '@{ immobilization = @{ activate = $true } }' }
            @{ What = 'reports a theft'; Grave = '@{ stolen = @{ state = $true } }' }
            @{ What = 'deletes personal data'; Grave = '@{ onboardPersonalData = @{ action = ''Delete'' } }' }
        ) {
            $session = [powershell]::Create()
            try {
                $null = $session.AddScript(@"
                    Import-Module '$($folder.Replace("'", "''"))'
                    Connect-Stellantis -Sandbox
                    `$vehicle = Get-StellantisVehicle -First 1
                    `$channel = New-StellantisChannel -Label Remotes -WebhookTarget https://hooks.example.com -Type Remote
                    `$null = Get-StellantisSandboxRequest -Clear
                    try { `$vehicle | Send-StellantisRemote -ChannelId `$channel -Action $Grave -ErrorAction Stop } catch { 'asked' }
                    @(Get-StellantisSandboxRequest).Count
                    `$null = `$vehicle | Send-StellantisRemote -ChannelId `$channel -Action $Grave -Force
                    `$null = `$vehicle | Send-StellantisRemote -ChannelId `$channel -Action $Grave -Confirm:`$false
                    @(Get-StellantisSandboxRequest -Method POST).Count
                    Remove-Module Stellantis
"@)
                $session.Invoke() | Should -Be 'asked', 0, 2
            }
            finally {
                $session.Dispose()
            }
        }

        It 'does not ask before what does no harm' {
            $session = [powershell]::Create()
            try {
                $null = $session.AddScript(@"
                    Import-Module '$($folder.Replace("'", "''"))'
                    Connect-Stellantis -Sandbox
                    `$channel = New-StellantisChannel -Label Remotes -WebhookTarget https://hooks.example.com -Type Remote
                    @(Get-StellantisVehicle -First 2 | Send-StellantisRemote -ChannelId `$channel -Action @{ locking = @{ state = 'Locked' } }).Count
                    Remove-Module Stellantis
"@)
                $session.Invoke() | Should -Be 2
            }
            finally {
                $session.Dispose()
            }
        }

        It 'refuses <What>, tells the remedy, and sends nothing' -ForEach @(
            @{ What = 'two commands in one'; Action = @{ horn = @{ state = 'Activated' }; lights = @{ state = 'Activated' } }; Told = '*only one*' }
            @{ What = 'a command that does not exist'; Action = @{ lockin = @{ state = 'Locked' } }; Told = "*did you mean 'locking'?*" }
            @{ What = 'a state that does not exist'; Action = @{ locking = @{ state = 'Opened' } }; Told = '*action.locking.state*Locked, Unlocked*' }
        ) {
            { $vehicles[0] | Send-StellantisRemote -ChannelId $channel -Action $Action -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidBody,*' -ExpectedMessage $Told
            Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        }

        It 'leaves a record of each command' {
            $null = $vehicles | Send-StellantisRemote -ChannelId $channel -Action $horn -InformationVariable changes
            $records = $changes | Where-Object Tags -contains 'Stellantis.Change'
            $records | Should -HaveCount 3
            $records.MessageData.Outcome | Select-Object -Unique | Should -Be 'Done'
        }

        It 'completes the keys of a hashtable: <Line>' -ForEach @(
            @{ Line = 'Send-StellantisRemote -Action @(@{ lo'; Expected = 'Locking' }
            @{ Line = 'Send-StellantisRemote -Action @{ pre'; Expected = 'Preconditioning' }
            @{ Line = 'Send-StellantisRemote -Action @{ locking = @{ st'; Expected = 'State' }
            @{ Line = '[Stellantis.RemoteRequest]@{ ho'; Expected = 'Horn' }
        ) -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
            (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText | Should -Contain $Expected
        }
    }

    Context 'Get-StellantisRemote' {
        It 'follows a command until it is done' {
            $sent = $vehicles[0] | Send-StellantisRemote -ChannelId $channel -Action $horn
            Step-StellantisSandbox -Duration 60
            $remote = $sent | Get-StellantisRemote
            $remote.Type | Should -Be 'Horn'
            $remote.Status | Should -Be 'Success'
            $remote.IsFinal | Should -BeTrue
            $remote.FailureCause | Should -BeNullOrEmpty
        }

        It 'sees the vehicle woken up, and why a command failed' {
            $vehicles[0] | Set-StellantisSandboxVehicle -NoData $true
            $sent = $vehicles[0] | Send-StellantisRemote -ChannelId $channel -Action $horn
            Step-StellantisSandbox -Duration 30
            $underWay = $sent | Get-StellantisRemote
            $underWay.Status | Should -Be 'WakingUpVehicle'
            $underWay.IsFinal | Should -BeFalse
            Step-StellantisSandbox -Duration (New-TimeSpan -Minutes 2)
            $failed = $sent | Get-StellantisRemote
            $failed.Status | Should -Be 'Failed'
            $failed.FailureCause | Should -Be 'VehicleConnectionTimeout'
            $failed.IsFinal | Should -BeTrue
        }

        It 'sees a vehicle refuse because of <Why>' -ForEach @(
            @{ Why = 'an open door'; State = @{ Locked = $false; OpenDoor = 'Trunk' }; Action = @{ locking = @{ state = 'Locked' } }
                Cause = 'DoorsOpen' }
            @{ Why = 'its driving'; State = @{ Moving = $true }; Action = @{ horn = @{ state = 'Activated' } }; Cause = 'VehicleInUse' }
            @{ Why = 'its driver''s privacy'; State = @{ Privacy = 'Full' }; Action = @{ horn = @{ state = 'Activated' } }
                Cause = 'NotPossibleDueToVehiclePrivacyLevel' }
        ) {
            $vehicles[0] | Set-StellantisSandboxVehicle @State
            $sent = $vehicles[0] | Send-StellantisRemote -ChannelId $channel -Action $Action
            Step-StellantisSandbox -Duration 60
            ($sent | Get-StellantisRemote).FailureCause | Should -Be $Cause
        }

        It 'sees in the telemetry what a command did' {
            $vehicles[0] | Set-StellantisSandboxVehicle -Locked $true -Moving $false
            $null = $vehicles[0] | Send-StellantisRemote -ChannelId $channel -Action $unlock -Force
            Step-StellantisSandbox -Duration 60
            ($vehicles[0] | Get-StellantisTelemetry -Latest).DoorsState.LockedState | Should -Contain 'Unlocked'
        }

        It 'finds a state that was there already' {
            $vehicles[0] | Set-StellantisSandboxVehicle -Locked $true -OpenDoor @()
            $sent = $vehicles[0] | Send-StellantisRemote -ChannelId $channel -Action @{ locking = @{ state = 'Locked' } }
            Step-StellantisSandbox -Duration 60
            ($sent | Get-StellantisRemote).Status | Should -Be 'AlreadyDone'
        }

        It 'lists the commands of vehicles, on one channel or on all' {
            $other = New-StellantisChannel -Label Other -WebhookTarget https://hooks.example.com -Type Remote
            $first = $vehicles | Send-StellantisRemote -ChannelId $channel -Action $horn
            $second = $vehicles[0] | Send-StellantisRemote -ChannelId $other -Action $horn
            ($vehicles | Get-StellantisRemote -ChannelId $channel).RemoteId | Should -Be $first.RemoteId
            ($vehicles[0] | Get-StellantisRemote).RemoteId | Sort-Object | Should -Be ($first[0].RemoteId, $second.RemoteId | Sort-Object)
            ($other | Get-StellantisRemote -VehicleId $vehicles[0]).RemoteId | Should -Be $second.RemoteId
            $vehicles[0] | Get-StellantisRemote -ChannelId $channel -Count | Should -Be 1
        }

        It 'reads a command again from <From>' -ForEach @(
            @{ From = 'Import-Csv'; Pass = {
                $file = Join-Path $TestDrive 'remotes.csv'
                $args | Select-Object -Property VehicleId, ChannelId, RemoteId | Export-Csv -Path $file -NoTypeInformation
                Import-Csv -Path $file
            } }
            @{ From = 'Import-Clixml'; Pass = {
                $file = Join-Path $TestDrive 'remotes.xml'
                $args | Export-Clixml -Path $file
                Import-Clixml -Path $file
            } }
        ) {
            $sent = $vehicles | Send-StellantisRemote -ChannelId $channel -Action $horn
            (& $Pass @sent | Get-StellantisRemote).RemoteId | Should -Be $sent.RemoteId
        }

        It 'reads well in a console of <Width> columns' -ForEach @(@{ Width = 80 }, @{ Width = 120 }) {
            $null = $vehicles | Send-StellantisRemote -ChannelId $channel -Action $horn
            Step-StellantisSandbox -Duration 60
            $lines = ($vehicles | Get-StellantisRemote | Out-String -Width $Width).Split("`n").TrimEnd() | Where-Object { $_ }
            $lines[0] | Should -Match '^Vehicle\s+Status\s+Command'
            $lines[2] | Should -Match 'Success\s+sound the horn'
            $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
        }
    }
}
