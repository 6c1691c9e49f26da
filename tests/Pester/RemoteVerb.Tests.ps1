BeforeAll {
    $script:folder = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
    Import-Module $folder

    function Get-SentAction { (Get-StellantisSandboxRequest -Method POST -Last 1).Body | ConvertFrom-Json | ForEach-Object action }
}

Describe 'Verbs for what people do' {
    BeforeEach {
        Connect-Stellantis -Sandbox -Speed 60
        $script:channel = New-StellantisChannel -Label Remotes -WebhookTarget https://hooks.example.com -Type Remote
        $script:vehicles = Get-StellantisVehicle -First 3
        $vehicles | Set-StellantisSandboxVehicle -Moving $false -Privacy None -Locked $false -OpenDoor @() -RemoteOutcome Success -RemoteLife 5
        $null = Get-StellantisSandboxRequest -Clear
    }

    AfterEach { Disconnect-Stellantis }

    It 'looks at each vehicle before it sends, sends once, and ends when they have ended' {
        $ended = $vehicles | Lock-StellantisVehicle -Wait
        $ended.Outcome | Should -Be 'Success', 'Success', 'Success'
        $ended.VehicleId | Sort-Object | Should -Be ($vehicles.VehicleId | Sort-Object)
        Get-StellantisSandboxRequest -Method POST | Should -HaveCount 3
        Get-StellantisSandboxRequest | Where-Object Path -Like '*/remotes' | Where-Object Method -EQ GET | Should -HaveCount 3
    }

    It 'answers which vehicles are ready when a channel is named, too' {
        ($vehicles | Test-StellantisRemote -Action @{ locking = @{ state = 'Locked' } } -ChannelId $channel).Verdict |
            Should -Be 'Ready', 'Ready', 'Ready'
        Get-StellantisSandboxRequest -Method POST | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        $vehicles | Lock-StellantisVehicle -WhatIf | Should -BeNullOrEmpty
        Get-StellantisSandboxRequest -Method POST | Should -BeNullOrEmpty
    }

    It 'sends <Verb> as the service wants it' -ForEach @(
        @{ Verb = 'Lock-StellantisVehicle'; With = @{}; Json = '{"locking":{"state":"Locked"}}' }
        @{ Verb = 'Unlock-StellantisVehicle'; With = @{ Force = $true }; Json = '{"locking":{"state":"Unlocked"}}' }
        @{ Verb = 'Invoke-StellantisHorn'; With = @{}; Json = '{"horn":{"state":"Activated"}}' }
        @{ Verb = 'Invoke-StellantisLight'; With = @{ Stop = $true }; Json = '{"lights":{"state":"Unactivated"}}' }
        @{ Verb = 'Invoke-StellantisWakeup'; With = @{}; Json = '{"wakeup":{"action":"Wakeup"}}' }
        @{ Verb = 'Invoke-StellantisVehicleFinder'; With = @{}; Json = '{"vehicleFinder":{"action":"GetPresentLocation"}}' }
        @{ Verb = 'Start-StellantisCharging'; With = @{}; Json = '{"charging":{"charge":{"immediate":true}}}' }
        @{ Verb = 'Start-StellantisCharging'; With = @{ At = '10:30pm'; Until = '06:00' }
            Json = '{"charging":{"charge":{"deferred":{"start":{"startTime":"PT22H30M"},"end":{"endTime":"PT6H","chargeToFull":false}}}}}' }
        @{ Verb = 'Start-StellantisCharging'; With = @{ Rate = 'Low' }; Json = '{"charging":{"charge":{"settings":{"chargePreferenceRate":"Low"}}}}' }
        @{ Verb = 'Stop-StellantisCharging'; With = @{}; Json = '{"charging":{"charge":{"immediate":false}}}' }
        @{ Verb = 'Start-StellantisPreconditioning'; With = @{}; Json = '{"preconditioning":{"airConditioning":{"immediate":true}}}' }
        @{ Verb = 'Disable-StellantisImmobilization'; With = @{ Force = $true }; Json = '{"immobilization":{"activate":false}}' }
        @{ Verb = 'Enable-StellantisStolenMode'; With = @{ Force = $true }; Json = '{"stolen":{"state":true}}' }
        @{ Verb = 'Stop-StellantisPreconditioning'; With = @{}; Json = '{"preconditioning":{"airConditioning":{"immediate":false}}}' }
        @{ Verb = 'Enable-StellantisImmobilization'; With = @{ Force = $true }; Json = '{"immobilization":{"activate":true}}' }
        @{ Verb = 'Disable-StellantisStolenMode'; With = @{ Force = $true }; Json = '{"stolen":{"state":false}}' }
        @{ Verb = 'Send-StellantisDestination'; With = @{ Latitude = 48.5; Longitude = 2.25; Name = 'Depot' }
            Json = '{"navigation":{"positions":[{"geometry":{"coordinates":[2.25,48.5],"type":"Point"},"properties":{"name":"Depot"}}]}}' }
        @{ Verb = 'Set-StellantisTan'; With = @{ Suppress = $true; Duration = '12h' }; Json = '{"tan":{"suppress":{"state":true,"duration":2}}}' }
        @{ Verb = 'Clear-StellantisPersonalData'; With = @{ Force = $true }; Json = '{"onboardPersonalData":{"action":"Delete"}}' }
    ) {
        $remote = $vehicles[0] | & $Verb -SkipCheck @With
        $remote.VehicleId | Should -Be $vehicles[0].VehicleId
        Get-SentAction | ConvertTo-Json -Depth 8 -Compress | Should -Be $Json
    }

    It 'takes a saved wait up again' {
        $file = Join-Path $TestDrive 'pending.xml'
        $sent = $vehicles[0] | Invoke-StellantisHorn
        $sent | Export-Clixml -Path $file
        $ended = Import-Clixml -Path $file | Wait-StellantisRemote
        $ended.RemoteId | Should -Be $sent.RemoteId
        $ended.Outcome | Should -Be 'Success'
        Get-StellantisSandboxRequest -Method POST | Should -HaveCount 1
    }

    It 'tells why a vehicle refused and what to do' {
        $vehicles[0] | Set-StellantisSandboxVehicle -RemoteCause DoorsOpen -RemoteLife 5
        $ended = $vehicles[0] | Lock-StellantisVehicle -Wait -ErrorVariable refused -ErrorAction SilentlyContinue
        $ended.Outcome | Should -Be 'Failed'
        $ended.Reason | Should -Be 'a door, a window or the boot is open'
        $ended.Remedy | Should -Not -BeNullOrEmpty
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'RemoteFailed,*'
    }

    It 'says what is not a command, and what came to nobody' {
        { 'abc' | Wait-StellantisRemote -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        @() | Wait-StellantisRemote | Should -BeNullOrEmpty
        { @() | Lock-StellantisVehicle -Wait -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
    }
}
