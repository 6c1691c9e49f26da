BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')

    function Tab([string] $Line) {
        $cursor = $Line.IndexOf('^')
        if ($cursor -lt 0) { $cursor = $Line.Length }
        , @((TabExpansion2 -inputScript $Line.Replace('^', '') -cursorColumn $cursor).CompletionMatches)
    }

    # The first read may take longer than Tab waits: the next one has it.
    function TabUntilThere([string] $Line) {
        foreach ($try in 1..40) {
            $found = Tab $Line
            if ($found.Count -gt 0) { break }
        }
        , $found
    }
}

Describe 'Completion' {
    # Windows PowerShell completes no keys of hashtables from a parameter's type.
    Context 'Keys of hashtables' {
        It 'completes <Line>' -Skip:($PSVersionTable.PSEdition -eq 'Desktop') -ForEach @(
            @{ Line = 'New-StellantisMonitor -Trigger @{ ^ }'; Keys = 'Data Name Setting Time Zone' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ ^'; Keys = 'Data Name Setting Time Zone' }
            @{ Line = 'New-StellantisMonitor -Trigger @(@{ ^ })'; Keys = 'Data Name Setting Time Zone' }
            @{ Line = "New-StellantisMonitor -Trigger @{ name='a'; z^ }"; Keys = 'Zone' }
            @{ Line = "New-StellantisMonitor -Trigger @{ name='a' }, @{ ^ }"; Keys = 'Data Name Setting Time Zone' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ zone=@{ ^ } }'; Keys = 'Place Transition' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ zone=@{ place=@{ ^ } } }'; Keys = 'Center Radius' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ zone=@{ place=@{ center=@{ ^ } } } }'; Keys = 'Latitude Longitude' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ zone=@{ place=@{ center=@{ ^'; Keys = 'Latitude Longitude' }
            @{ Line = "New-StellantisMonitor -Trigger @(@{ name='a' }, @{ name='b'; zone=@{ place=@{ ^ } } })"; Keys = 'Center Radius' }
            @{ Line = "New-StellantisMonitor -Trigger @{ data=@{ data='x'; ^ } }"; Keys = 'Op Previous Value' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ data=@{ previous=@{ ^ } } }'; Keys = 'Op Value' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ time=@{ ^ } }'; Keys = 'Times TimeZone' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ time=@{ times=@{ ^ } } }'; Keys = 'Duration Occurrence Recurrence Start' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ time=@{ times=@(@{ occurrence=@{ ^ } }) } }'; Keys = 'Day Week' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ setting=@{ ^ } }'; Keys = 'Type' }
            @{ Line = 'Set-StellantisMonitor -Trigger @{ zone=@{ ^ } }'; Keys = 'Place Transition' }
            @{ Line = 'New-StellantisMonitor -Action @{ ^ }'; Keys = 'MonitorChange RemoteAction Type' }
            @{ Line = 'New-StellantisMonitor -Action @{ monitorChange=@{ ^ } }'; Keys = 'ChangeType MonitorId' }
            @{ Line = 'New-StellantisMonitor -Action @{ remoteAction=@{ remote=@{ ^ } } }'
                Keys = 'Action Attributes ChannelAttributes ExtendedEventParam Label' }
            @{ Line = 'New-StellantisMonitor -Action @{ remoteAction=@{ remote=@{ action=@{ locking=@{ ^ } } } } }'; Keys = 'State' }
            @{ Line = 'New-StellantisMonitor -Attribute @{ ^ }'; Keys = 'Key Type Value' }
            @{ Line = 'New-StellantisMonitor -ChannelAttribute @{ ^ }'; Keys = 'Pushnotif Webhook Websocket' }
            @{ Line = 'New-StellantisMonitor -ChannelAttribute @{ webhook=@(@{ ^ }) }'; Keys = 'Key Type Value' }
            @{ Line = 'Send-StellantisRemote v c @{ l^ }'; Keys = 'Lights Locking' }
            @{ Line = 'Send-StellantisRemote v c -Action @{ locking=@{ ^ } }'; Keys = 'State' }
            @{ Line = 'Send-StellantisRemote v c -Action @{ preconditioning=@{ ^ } }'; Keys = 'Immediate Programs Settings' }
            @{ Line = 'Send-StellantisRemote v c -Action @{ preconditioning=@{ programs=@(@{ ^ }) } }'
                Keys = 'ActionsType Enabled Occurrence Slot Start Temp' }
            @{ Line = 'Send-StellantisRemote v c -Action @{ charging=@{ programs=@{ occurrence=@{ ^ } } } }'; Keys = 'Day' }
            @{ Line = 'Send-StellantisRemote v c -Action @{ charging=@{ deferred=@{ ^ } } }'; Keys = 'ChargeToFull EndTime StartImmediate StartTime' }
            @{ Line = 'Send-StellantisRemote v c -Action @{ navigation=@{ positions=@(@{ address=@{ c^ } }) } }'; Keys = 'CityName CountryName' }
            @{ Line = 'Send-StellantisRemote v c -Action @{ tan=@{ suppress=@{ ^ } } }'; Keys = 'Duration State' }
            @{ Line = 'New-StellantisChannel -WebhookTarget x -Attribute @{ ^ }'; Keys = 'Key Type Value' }
            @{ Line = "New-StellantisChannel -WebhookTarget x -Attribute @(@{ type='Header'; ^ })"; Keys = 'Key Value' }
            @{ Line = '[Stellantis.MonitorDefinition]@{ triggers=@(@{ zone=@{ ^ } }) }'; Keys = 'Place Transition' }
            @{ Line = '[Stellantis.ChannelDefinition]@{ webhook=@{ ^ } }'; Keys = 'Attributes Name Target' }
        ) {
            (Tab $Line).CompletionText -join ' ' | Should -Be $Keys
        }

        It 'completes keys on lines of their own' -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
            $line = "New-StellantisMonitor -Trigger @{`n  name = 'a'`n  zone = @{`n    transition = 'In'`n    ^`n  }`n}"
            (Tab $line).CompletionText | Should -Be 'Place'
        }
    }

    Context 'Whole hashtables' {
        It 'completes <Line>' -ForEach @(
            @{ Line = 'New-StellantisMonitor -Trigger vehicle.autonomy'
                Text = 'vehicle.autonomy equalsTo', 'vehicle.autonomy greaterThan', 'vehicle.autonomy lowerThan' }
            @{ Line = 'New-StellantisMonitor -Trigger zone'; Text = 'zone In', 'zone Out' }
            @{ Line = 'New-StellantisMonitor -Trigger Europe/Pari'; Text = 'Europe/Paris' }
            @{ Line = 'New-StellantisMonitor -Action Monitor'; Text = 'Monitor Pause', 'Monitor Resume', 'Monitor Delete' }
            @{ Line = "New-StellantisMonitor -Attribute 'Body `$V"; Text = 'Body $Vin' }
            @{ Line = 'Send-StellantisRemote v c lock'; Text = 'locking Locked', 'locking Unlocked' }
        ) {
            (Tab $Line).ListItemText | Should -Be $Text
        }

        It 'offers a monitor that the service takes' {
            Connect-Stellantis -Sandbox
            $channel = New-StellantisChannel -WebsocketTarget wss://live.example.com -Label Live
            $trigger = (Tab 'New-StellantisMonitor -Trigger vehicle.energy.electric.level').CompletionText[2]
            $line = "New-StellantisMonitor $($channel.ChannelId) -Label Low -Trigger $trigger -BoolExp "
            $line += (Tab $line).CompletionText
            (& ([scriptblock]::Create($line))).BoolExp | Should -Be 'level'
            Disconnect-Stellantis
        }
    }

    Context 'Ids' {
        BeforeAll {
            Connect-Stellantis -Sandbox
            $vehicle = Get-StellantisVehicle -First 1
            $channel = New-StellantisChannel -WebsocketTarget wss://live.example.com -Label Live
            $null = New-StellantisMonitor $channel.ChannelId -Label Phone -BoolExp s -Trigger @{
                name = 's'; setting = @{ type = 'DigitalKey' } } -VehicleId $vehicle.VehicleId
            $null = Send-StellantisRemote $vehicle.VehicleId $channel.ChannelId @{ horn = @{ state = 'Activated' } }
        }

        AfterAll { Disconnect-Stellantis }

        It 'completes vehicles with brand and model' {
            $found = TabUntilThere 'Get-StellantisTelemetry -VehicleId '
            $found | Should -HaveCount 25
            $found[0].CompletionText | Should -Be $vehicle.VehicleId
            $found[0].ToolTip | Should -BeLike "$($vehicle.Brand), $($vehicle.FamilyCode)*"
        }

        It 'completes channels, monitors, remotes and trips' {
            (TabUntilThere 'Get-StellantisChannel ').CompletionText | Should -Be $channel.ChannelId
            (TabUntilThere "Remove-StellantisMonitor $($channel.ChannelId) ").CompletionText |
                Should -Be (Get-StellantisMonitor $channel.ChannelId).MonitorId
            (TabUntilThere "Get-StellantisRemote $($vehicle.VehicleId) -RemoteId ").CompletionText |
                Should -Be (Get-StellantisRemote $vehicle.VehicleId).RemoteId
            (TabUntilThere "Get-StellantisTrip $($vehicle.VehicleId) ")[0].CompletionText |
                Should -Be (Get-StellantisTrip $vehicle.VehicleId -First 1).TripId
        }

        It 'waits 300 ms for a service that hangs, and says nothing' {
            $null = Set-StellantisSandboxFault -Kind Hang
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $found = (Tab "Get-StellantisAlert $($vehicle.VehicleId) ") 6>&1 3>&1 2>&1
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 1
            $found | Should -BeNullOrEmpty
        }

        It 'says nothing without a connection' {
            Disconnect-Stellantis
            try {
                $errors = $Error.Count
                $found = (Tab 'Get-StellantisVehicle ') *>&1
                $found | Should -BeNullOrEmpty
                $Error.Count | Should -Be $errors
            } finally {
                Connect-Stellantis -Sandbox
            }
        }
    }
}
