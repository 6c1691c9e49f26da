BeforeAll { Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis') }

Describe 'Channels' {
    BeforeEach { Connect-Stellantis -Sandbox }

    AfterEach { Disconnect-Stellantis }

    Context 'New-StellantisChannel' {
        It 'creates a <Kind>' -ForEach @(
            @{ Kind = 'webhook'; Parameters = @{ WebhookTarget = 'https://hooks.example.com/events' }; Target = 'https://hooks.example.com/events' }
            @{ Kind = 'websocket'; Parameters = @{ WebsocketTarget = 'wss://live.example.com/events' }; Target = 'wss://live.example.com/events' }
            @{ Kind = 'pushnotif'; Parameters = @{ PushDevice = 'phone-1', 'phone-2' }; Target = '2 devices' }
        ) {
            $channel = New-StellantisChannel -Label 'Back office' @Parameters
            $channel.Kind | Should -Be $Kind
            $channel.Target | Should -Be $Target
            $channel.Status | Should -Be 'Running'
            (Get-StellantisChannel).ChannelId | Should -Be $channel.ChannelId
        }

        It 'takes a body as text, as a hashtable, as an object, and from a file' {
            $json = '{"label":"Trial","channel":{"websocket":{"target":"wss://live.example.com"}}}'
            $file = Join-Path $TestDrive 'channel.json'
            Set-Content -Path $file -Value $json -NoNewline
            $null = New-StellantisChannel -Body $json
            $null = New-StellantisChannel -Body @{ LABEL = 'Trial'; channel = @{ websocket = @{ target = 'wss://live.example.com' } } }
            $null = New-StellantisChannel -Body ($json | ConvertFrom-Json)
            $null = New-StellantisChannel -Path $file
            $bodies = (Get-StellantisSandboxRequest -Method POST).Body
            $bodies | Should -HaveCount 4
            $bodies | Select-Object -Unique | Should -Be $json
        }

        It 'sends a SecureString, and shows it nowhere' {
            $secret = (Get-StellantisSandbox | Select-Object -First 1).Credential
            $DebugPreference = $VerbosePreference = 'Continue'
        $told = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com `
                -Attribute @{ type = 'Header'; key = 'X-Key'; value = $secret.Password } *>&1 | Where-Object { $_ -isnot [Stellantis.Channel] } |
                    Out-String
            $password = [regex]::Escape($secret.GetNetworkCredential().Password)
            (Get-StellantisSandboxRequest -Method POST).Body | Should -Match $password
            $told | Should -Not -Match $password
        }

        It 'sends nothing with -WhatIf' {
            New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com -WhatIf | Should -BeNullOrEmpty
            Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        }

        It 'completes <Line> with <Expected>' -ForEach @(
            @{ Line = 'New-StellantisChannel -WebhookTarget https://hooks.example.com -Type M'; Expected = 'Monitor' }
            @{ Line = 'New-StellantisChannel -WebhookTarget https://hooks.example.com -Attribute @{ k'; Expected = 'Key' }
        ) -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
            (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText | Should -Contain $Expected
        }
    }

    Context 'Get-StellantisChannel' {
        It 'reads a channel again, live or from a file' {
            $channel = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com
            $file = Join-Path $TestDrive 'channels.csv'
            $channel | Select-Object -Property ChannelId, Label | Export-Csv -Path $file -NoTypeInformation
            ($channel | Get-StellantisChannel).ChannelId | Should -Be $channel.ChannelId
            (Import-Csv -Path $file | Get-StellantisChannel).Label | Should -Be 'Hook'
            (Get-StellantisChannel -ChannelId $channel).Label | Should -Be 'Hook'
        }

        It 'reads well in a console of 80 columns' {
            $null = New-StellantisChannel -Label 'Back office' -WebhookTarget https://hooks.example.com
            $lines = (Get-StellantisChannel | Out-String -Width 80).Split("`n").TrimEnd() | Where-Object { $_ }
            $lines[0] | Should -Match '^ChannelId\s+Status\s+Label'
            $lines[2] | Should -Match 'Running\s+Back office \(webhook\)'
            $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        }

        It 'is JSON at any depth' {
            $null = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com -Attribute @{
                type = 'Header'; key = 'X-Vehicle-Id'; value = '$Vin' }
            $json = Get-StellantisChannel | ConvertTo-Json -Depth 8 | ConvertFrom-Json
            $json.Definition.Webhook.Attributes[0].Value | Should -Be '$Vin'
        }
    }

    Context 'Set-StellantisChannel' {
        BeforeEach {
            $script:channel = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com/events -Attribute @{
                type = 'Header'; key = 'X-Vehicle-Id'; value = '$Vin' }
            $null = Get-StellantisSandboxRequest -Clear
        }

        It 'changes a part, and sends the rest as it was' {
            $changed = $channel | Set-StellantisChannel -WebhookTarget https://other.example.com/events -PassThru
            $changed.Target | Should -Be 'https://other.example.com/events'
            $changed.Label | Should -Be 'Hook'
            $sent = (Get-StellantisSandboxRequest -Method PUT).Body | ConvertFrom-Json
            $sent.channel.webhook.target | Should -Be 'https://other.example.com/events'
            $sent.channel.webhook.attributes[0].value | Should -Be '$Vin'
        }

        It 'takes a channel that was read and changed' {
            $read = Get-StellantisChannel
            $read.Definition.Label = 'Renamed'
            $read | Set-StellantisChannel | Should -BeNullOrEmpty
            (Get-StellantisChannel).Label | Should -Be 'Renamed'
            (Get-StellantisChannel).Definition.Webhook.Attributes[0].Value | Should -Be '$Vin'
        }

        It 'changes channels <From>' -ForEach @(
            @{ From = 'of a CSV file'; Pass = {
                $file = Join-Path $TestDrive 'channels.csv'
                $args | Select-Object -Property ChannelId | Export-Csv -Path $file -NoTypeInformation
                Import-Csv -Path $file
            } }
            @{ From = 'of a Clixml file'; Pass = {
                $file = Join-Path $TestDrive 'channels.xml'
                $args | Export-Clixml -Path $file
                Import-Clixml -Path $file
            } }
        ) {
            & $Pass $channel | Set-StellantisChannel -Label Renamed
            (Get-StellantisChannel).Label | Should -Be 'Renamed'
            (Get-StellantisChannel).Target | Should -Be $channel.Target
        }

        It 'sends no change with -WhatIf' {
            $channel | Set-StellantisChannel -Label Renamed -WhatIf
            Get-StellantisSandboxRequest -Method PUT | Should -BeNullOrEmpty
        }
    }

    Context 'Suspend-StellantisChannel and Resume-StellantisChannel' {
        It 'pauses channels, and lets them run again, <From>' -ForEach @(
            @{ From = 'live'; Pass = { $args } }
            @{ From = 'from Import-Csv'; Pass = {
                $file = Join-Path $TestDrive 'channels.csv'
                $args | Select-Object -Property ChannelId | Export-Csv -Path $file -NoTypeInformation
                Import-Csv -Path $file
            } }
        ) {
            $channels = 1..2 | ForEach-Object { New-StellantisChannel -Label "Trial $_" -WebhookTarget https://hooks.example.com }
            (& $Pass @channels | Suspend-StellantisChannel -PassThru).Status | Should -Be 'Paused', 'Paused'
            (Get-StellantisChannel).Status | Should -Be 'Paused', 'Paused'
            & $Pass @channels | Resume-StellantisChannel | Should -BeNullOrEmpty
            (Get-StellantisChannel).Status | Should -Be 'Running', 'Running'
        }

        It 'sends nothing with -WhatIf' {
            $channel = New-StellantisChannel -Label Trial -WebhookTarget https://hooks.example.com
            $channel | Suspend-StellantisChannel -WhatIf
            $channel | Resume-StellantisChannel -WhatIf
            Get-StellantisSandboxRequest -Method PUT | Should -BeNullOrEmpty
        }

        It 'leaves a record of each change' {
            $channel = New-StellantisChannel -Label Trial -WebhookTarget https://hooks.example.com
            $channel | Suspend-StellantisChannel -InformationVariable changes
            ($changes | Where-Object Tags -contains 'Stellantis.Change').MessageData.Outcome | Should -Be 'Done'
        }
    }

    Context 'Remove-StellantisChannel' {
        It 'deletes channels from the pipeline, and leaves a record of each' {
            1..2 | ForEach-Object { $null = New-StellantisChannel -Label "Trial $_" -WebhookTarget https://hooks.example.com }
            Get-StellantisChannel | Remove-StellantisChannel -Confirm:$false -InformationVariable changes
            Get-StellantisChannel | Should -BeNullOrEmpty
            $records = $changes | Where-Object Tags -contains 'Stellantis.Change'
            $records | Should -HaveCount 2
            $records.MessageData.Outcome | Should -Be 'Done', 'Done'
        }

        It 'deletes nothing with -WhatIf' {
            $null = New-StellantisChannel -Label Trial -WebhookTarget https://hooks.example.com
            Get-StellantisChannel | Remove-StellantisChannel -WhatIf
            Get-StellantisChannel | Should -HaveCount 1
        }

        It 'passes on that the service refuses while monitors run' {
            $channel = New-StellantisChannel -Label Trial -WebhookTarget https://hooks.example.com
            $null = New-StellantisMonitor -ChannelId $channel -Label Stolen -BoolExp s1 -Trigger @{
                s1 = @{ data = @{ data = 'stolen.state'; op = 'equalsTo'; value = $true } } }
            { $channel | Remove-StellantisChannel -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
            Get-StellantisChannel | Should -HaveCount 1
        }
    }
}
