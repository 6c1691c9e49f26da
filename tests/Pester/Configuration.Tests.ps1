BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    $script:zone = @{ home = @{ zone = @{ transition = 'Out'; place = @{ radius = 5; center = @{ longitude = 2.35; latitude = 48.85 } } } } }
    $script:secret = @{ 'ops.authorization' = 'Bearer 42-secret'; 'ops.user' = 'hook'; 'ops.password' = 'p@ss/word' }
}

Describe 'A configuration' {
    BeforeEach {
        Connect-Stellantis -Sandbox
        $script:vehicles = Get-StellantisVehicle -First 3
        $script:channel = New-StellantisChannel -Label Ops -WebhookTarget https://hook:p%40ss%2Fword@ops.example.com/events -Attribute @(
            @{ type = 'Header'; key = 'X-Car'; value = '$Vin' }, @{ type = 'Header'; key = 'Authorization'; value = 'Bearer 42-secret' })
        $script:monitor = $vehicles[0, 1] | New-StellantisMonitor -ChannelId $channel -Label 'Left home' -Trigger $zone
        $script:path = Join-Path $TestDrive "$(New-Guid)/fleet.json"
        $null = New-Item -Path (Split-Path $path) -ItemType Directory
        $script:written = Export-StellantisConfiguration -Path $path
        $null = Get-StellantisSandboxRequest -Clear
    }

    AfterEach { Disconnect-Stellantis }

    It 'is exported without a secret and as the same bytes each time' {
        $written.Placeholder | Should -Be 'ops.user', 'ops.password', 'ops.authorization'
        $text = Get-Content -Path $path -Raw
        $text | Should -Not -Match '42-secret|p@ss|p%40ss'
        $text | Should -Match '"\$Vin"'
        $text | Should -Not -Match "`r|^\uFEFF"
        $before = (Get-FileHash $path).Hash
        $null = Export-StellantisConfiguration -Path $path
        (Get-FileHash $path).Hash | Should -Be $before
    }

    It 'differs from the service in nothing after an export' {
        Compare-StellantisConfiguration -Path $path -Secret $secret | Should -BeNullOrEmpty
        Sync-StellantisConfiguration -Path $path -Secret $secret -Prune | Should -BeNullOrEmpty
        Get-StellantisSandboxRequest -Method PUT, POST, DELETE | Should -BeNullOrEmpty
    }

    It 'takes secrets as <As>' -ForEach @(
        @{ As = 'secure strings'; Make = { ConvertTo-SecureString $args[0] -AsPlainText -Force } }
        @{ As = 'credentials'; Make = { [pscredential]::new('any', (ConvertTo-SecureString $args[0] -AsPlainText -Force)) } }
    ) {
        $own = @{}
        $secret.Keys | ForEach-Object { $own[$_] = & $Make $secret[$_] }
        Compare-StellantisConfiguration -Path $path -Secret $own | Should -BeNullOrEmpty
    }

    It 'takes secrets from the environment' {
        try {
            $secret.Keys | ForEach-Object { Set-Item "env:STELLANTIS_SECRET_$($_.ToUpper() -replace '\W', '_')" $secret[$_] }
            Compare-StellantisConfiguration -Path $path | Should -BeNullOrEmpty
        }
        finally {
            Remove-Item env:STELLANTIS_SECRET_*
        }
    }

    It 'names all secrets that nobody gives, and asks for nothing' {
        { Sync-StellantisConfiguration -Path $path -Secret @{ 'ops.user' = 'hook' } -ErrorAction Stop } |
            Should -Throw '*{{ops.authorization}}, {{ops.password}}*' -ErrorId 'InvalidRequest,*'
        Get-StellantisSandboxRequest | Should -BeNullOrEmpty
    }

    It 'tells that a secret is another and does not show it' {
        $secret = $secret.Clone()
        $secret['ops.authorization'] = 'Bearer 43-other'
        $difference = Compare-StellantisConfiguration -Path $path -Secret $secret
        "$difference" | Should -Be "~ channel 'Ops': attributes[Authorization].value: the secret is another"
        $shown = Sync-StellantisConfiguration -Path $path -Secret $secret -Verbose -Debug *>&1 | Format-List | Out-String -Width 200
        $shown | Should -Not -Match '42-secret|43-other'
        (Get-StellantisChannel $channel).Definition.Webhook.Attributes.Value | Should -Contain 'Bearer 43-other'
    }

    It 'plans with -WhatIf what it does without' {
        (Get-Content -Path $path -Raw).Replace($vehicles[0].VehicleId, $vehicles[2].VehicleId).Replace('"Out"', '"In"') | Set-Content -Path $path
        $monitor | Suspend-StellantisMonitor
        $null = Get-StellantisSandboxRequest -Clear
        $planned = Sync-StellantisConfiguration -Path $path -Secret $secret -WhatIf
        Get-StellantisSandboxRequest -Method PUT, POST, DELETE | Should -BeNullOrEmpty
        $planned.Outcome | Select-Object -Unique | Should -Be Planned
        $done = Sync-StellantisConfiguration -Path $path -Secret $secret
        $done.Outcome | Select-Object -Unique | Should -Be Done
        "$planned" | Should -Be "$done"
        $done.Action | Should -Be Change, Watch, Resume
        ($monitor | Get-StellantisMonitorHandle).VehicleId | Sort-Object | Should -Be ($vehicles[1, 2].VehicleId | Sort-Object)
        Sync-StellantisConfiguration -Path $path -Secret $secret | Should -BeNullOrEmpty
    }

    It 'comes to an empty account in the order that it takes' {
        Connect-Stellantis -Sandbox
        $done = Sync-StellantisConfiguration -Path $path -Secret $secret -WarningAction Ignore
        $done | ForEach-Object { "$($_.Action) $($_.Kind)" } | Should -Be 'Add Channel', 'Add Monitor', 'Watch Monitor'
        $again = Join-Path $TestDrive again.json
        $null = Export-StellantisConfiguration -Path $again
        Get-Content -Path $again -Raw | Should -Be (Get-Content -Path $path -Raw)
    }

    It 'removes only with -Prune, and says what stays' {
        $other = New-StellantisChannel -Label Other -WebhookTarget https://other.example.com
        $null = New-StellantisMonitor -ChannelId $other -Label Extra -Trigger $zone
        Sync-StellantisConfiguration -Path $path -Secret $secret -WarningVariable said -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$said" | Should -Match '1 channel and 1 monitor'
        $done = Sync-StellantisConfiguration -Path $path -Secret $secret -Prune
        $done | ForEach-Object { "$($_.Action) $($_.Kind) $($_.Label)" } | Should -Be 'Remove Monitor Extra', 'Remove Channel Other'
        (Get-StellantisChannel).Label | Should -Be Ops
    }

    It 'pauses all for maintenance, and goes back to what the file says' {
        Sync-StellantisConfiguration -Path $path -Secret $secret -Status Paused | Should -HaveCount 2
        (Get-StellantisMonitor).Status | Should -Be Paused
        (Sync-StellantisConfiguration -Path $path -Secret $secret).Action | Should -Be Resume, Resume
    }

    It 'changes a label in place, as the ids lie beside it' {
        (Get-Content -Path $path -Raw).Replace('"Left home"', '"Left the yard"') | Set-Content -Path $path
        (Sync-StellantisConfiguration -Path $path -Secret $secret -Prune).Action | Should -Be Change
        (Get-StellantisMonitor).MonitorId | Should -Be $monitor.MonitorId
        (Get-StellantisMonitor).Label | Should -Be 'Left the yard'
    }

    It 'refuses two of the same label and names both' {
        $twin = New-StellantisMonitor -ChannelId $channel -Label 'Left home' -Trigger $zone
        foreach ($do in { Export-StellantisConfiguration $path }, { Compare-StellantisConfiguration $path -Secret $secret },
            { Sync-StellantisConfiguration $path -Secret $secret }) {
            { & $do } | Should -Throw "*$($monitor.MonitorId)*$($twin.MonitorId)*"
        }
    }

    It 'tells all that is wrong in a file, where and what is allowed, and sends nothing' {
        $bad = Get-Content -Path $path -Raw | ConvertFrom-Json
        $bad.monitors[0].channel = 'Opps'
        $bad.monitors[0].status = 'Stopped'
        $bad.channels[0].subscribe.channel.webhook.target = 'nowhere'
        $bad | ConvertTo-Json -Depth 20 | Set-Content -Path $path
        $failed = { Sync-StellantisConfiguration -Path $path -Secret $secret -ErrorAction Stop } | Should -Throw -PassThru -ErrorId 'InvalidBody,*'
        $said = "$($failed.ErrorDetails) $($failed.ErrorDetails.RecommendedAction)"
        $said | Should -Match 'monitors\[0\]\.status.*Running or Paused'
        $said | Should -Match 'webhook\.target'
        $said | Should -Match "'Opps'.*Ops"
        Get-StellantisSandboxRequest | Should -BeNullOrEmpty
    }

    It 'goes on where it broke off' {
        $null = Get-StellantisMonitor | Remove-StellantisMonitor -Confirm:$false
        Set-StellantisSandboxFault -Kind Status -Status 400 -Operation setVehicleMonitorHandles -Count 1
        $done = Sync-StellantisConfiguration -Path $path -Secret $secret -ErrorVariable broke -ErrorAction SilentlyContinue `
            -WarningAction SilentlyContinue
        $done.Action | Should -Be Add
        $broke[-1].TargetObject.Done.Action | Should -Be Add
        $broke[-1].TargetObject.Left.Action | Should -Be Watch
        (Sync-StellantisConfiguration -Path $path -Secret $secret).Action | Should -Be Watch
        Get-StellantisSandboxRequest -Method POST | Where-Object Path -like '*/monitors' | Should -HaveCount 1
    }

    It 'has labels where actions name a monitor or a channel, and so makes another account the same' {
        $horn = @{ action = @{ horn = @{ state = 'Activated' } } }
        $actions = @(@{ type = 'Monitor'; monitorAction = @{ changeType = 'Pause'; monitorId = $monitor.MonitorId } }
            @{ type = 'Remote'; remoteAction = @{ ChannelId = $channel.ChannelId; remote = $horn } })
        $night = New-StellantisMonitor -ChannelId $channel -Label Night -Trigger $zone -Action $actions
        $null = Set-StellantisMonitor -ChannelId $channel -MonitorId $monitor -Action @{
            type = 'Monitor'; monitorAction = @{ changeType = 'Resume'; monitorId = $night.MonitorId }
        }
        $null = Export-StellantisConfiguration -Path $path
        $file = Get-Content -Path $path -Raw
        $file | Should -Not -Match "$($monitor.MonitorId)|$($night.MonitorId)|$($channel.ChannelId)"
        ($file | ConvertFrom-Json).monitors[1].monitor.onEvent.actions.monitorAction.monitorId.label | Should -Be 'Left home'
        Compare-StellantisConfiguration -Path $path -Secret $secret | Should -BeNullOrEmpty

        Connect-Stellantis -Sandbox
        $done = Sync-StellantisConfiguration -Path $path -Secret $secret
        $done | ForEach-Object { "$($_.Action) $($_.Label)" } |
            Should -Be 'Add Ops', 'Add Night', 'Add Left home', 'Watch Left home', 'Change Night'
        $again = Join-Path $TestDrive again.json
        $null = Export-StellantisConfiguration -Path $again
        Get-Content -Path $again -Raw | Should -Be $file
        Sync-StellantisConfiguration -Path $path -Secret $secret | Should -BeNullOrEmpty
    }

    It 'takes an id in an action as well, and tells one that the account does not have' {
        $action = @{ type = 'Monitor'; monitorAction = @{ changeType = 'Pause'; monitorId = 'gone-1' } }
        $null = Set-StellantisMonitor -ChannelId $channel -MonitorId $monitor -Action $action
        $null = Export-StellantisConfiguration -Path $path -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -Match "'gone-1', which the account does not have"
        Get-Content -Path $path -Raw | Should -Match '"monitorId": "gone-1"'
        Compare-StellantisConfiguration -Path $path -Secret $secret | Should -BeNullOrEmpty
        (Get-Content -Path $path -Raw).Replace('gone-1', 'Left home') | Set-Content -Path $path
        { Sync-StellantisConfiguration -Path $path -Secret $secret } | Should -Throw '*{"label":"Left home"}*' -ErrorId 'InvalidBody,*'
        Get-StellantisSandboxRequest -Method PUT | Where-Object Path -like '*monitors*' | Should -HaveCount 1
    }

    It 'lies in a folder as well, with a file for each' {
        $null = Set-StellantisMonitor -ChannelId $channel -MonitorId $monitor -Label 'In/Out: 100 %'
        $null = New-StellantisMonitor -ChannelId $channel -Label 'LEFT' -Trigger $zone
        $null = New-StellantisMonitor -ChannelId $channel -Label 'left' -Trigger $zone
        $folder = Join-Path $TestDrive (New-Guid)
        $files = Get-Item -LiteralPath (Export-StellantisConfiguration -Path $folder -Directory).File
        $files.Name | Should -Contain 'In%2FOut%3A 100 %25.json'
        $files.Name | ForEach-Object { $_.ToUpper() } | Select-Object -Unique | Should -HaveCount 4
        Compare-StellantisConfiguration -Path $folder -Secret $secret | Should -BeNullOrEmpty
        Get-StellantisMonitor | Where-Object Label -CEQ LEFT | Remove-StellantisMonitor -Confirm:$false
        (Export-StellantisConfiguration -Path $folder).MonitorCount | Should -Be 2
        Get-ChildItem -Path $folder/monitors | Should -HaveCount 2
    }

    It 'is compared with another file, without a connection' {
        $new = Join-Path $TestDrive new.json
        (Get-Content -Path $path -Raw).Replace('"radius": 5', '"radius": 7') | Set-Content -Path $new
        Disconnect-Stellantis
        $difference = Compare-StellantisConfiguration -ReferencePath $path -DifferencePath $new
        "$difference" | Should -Be "~ monitor 'Left home': triggers[home].zone.place.radius: 5 -> 7"
        Connect-Stellantis -Sandbox
    }
}
