BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    $script:stolen = @{ name = 'd1'; data = @{ data = 'stolen.state'; op = 'equalsTo'; value = $true } }

    function Get-SentBody { (Get-StellantisSandboxRequest -Method POST -Last 1).Body | ConvertFrom-Json }
}

Describe 'Monitors' {
    BeforeEach {
        Connect-Stellantis -Sandbox
        $script:channel = New-StellantisChannel -Label 'Back office' -WebhookTarget https://hooks.example.com
    }

    AfterEach { Disconnect-Stellantis }

    Context 'New-StellantisMonitor' {
        It 'makes the body of the contract from hashtables' {
            $monitor = New-StellantisMonitor -ChannelId $channel -Label 'Night use' -BoolExp 't1 & !z1' -RefreshEvent 60 `
                -Trigger @{ name = 't1'; time = @{
                    times = @{ start = 'PT22H'; duration = 'PT7H'; recurrence = 'Daily' }; timeZone = 'Europe/Paris' } },
                         @{ name = 'z1'; zone = @{ transition = 'In'; place = @{ radius = 10; center = @{ longitude = 2.33; latitude = 48.86 } } } } `
                -ChannelAttribute @{ webhook = @{ type = 'Header'; key = 'X-Vehicle-Id'; value = '$Vin' } } -ExtendedEventParam vehicle.alerts.active
            $monitor.Status | Should -Be 'Running'
            $monitor.Kind | Should -Be 'time', 'zone'
            $body = Get-SentBody
            $body.triggerParam.triggers[1].zone.place.center.longitude | Should -Be 2.33
            $body.triggerParam.triggers[0].time.times[0].start | Should -Be 'PT22H'
            $body.subscribeParam.channelAttributes.webhook[0].value | Should -Be '$Vin'
        }

        It 'takes what people have at hand: an <What>' -ForEach @(
            @{ What = 'ordered dictionary of names'
                Trigger = [ordered]@{ d1 = @{ data = @{ data = 'stolen.state'; op = 'equalsTo'; value = $true } } } }
            @{ What = 'object of Import-Csv''s kind'
                Trigger = [pscustomobject]@{ name = 'd1'; data = [pscustomobject]@{ data = 'stolen.state'; op = 'equalsTo'; value = 'true' } } }
            @{ What = 'object of ConvertFrom-Json'
                Trigger = '{"name":"d1","data":{"data":"stolen.state","op":"equalsTo","value":["true"]}}' | ConvertFrom-Json }
        ) {
            $null = New-StellantisMonitor -ChannelId $channel -Label Stolen -BoolExp d1 -Trigger $Trigger
            $sent = (Get-SentBody).triggerParam.triggers
            $sent[0].name | Should -Be 'd1'
            $sent[0].data.value | Should -Be 'true'
        }

        It 'tells all problems at once, and sends nothing' {
            $null = Get-StellantisSandboxRequest -Clear
            $problems = { New-StellantisMonitor -ChannelId $channel -Label x -BoolExp 'd1 & nobody' -RefreshEvent 10 `
                    -Trigger @{ name = 'd1'; data = @{ data = 'vehicle.alert'; op = 'inclededIn'; value = 'FuelLevelLow' } } -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidBody,*' -PassThru
            $text = $problems.ErrorDetails.Message
            $text | Should -BeLike "*did you mean 'includedIn'?*"
            $text | Should -BeLike '*nobody*'
            $text | Should -BeLike '*refreshEvent*'
            Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        }

        It 'names the remedy when PowerShell expanded a variable of the service' {
            { New-StellantisMonitor -ChannelId $channel -Label x -BoolExp d1 -Trigger $stolen -Attribute @{
                type = 'Body'; key = 'vin'; value = "$Vin" } -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidBody,*' -ExpectedMessage "*single quotes: '`$Vin'*"
        }

        It 'sends what the service may refuse, with a warning' {
            New-StellantisMonitor -ChannelId $channel -Label x -BoolExp d1 -WarningVariable warnings -WarningAction SilentlyContinue `
                -Trigger @{ d1 = @{ data = @{ data = 'vehicle.alert'; op = 'equalsTo'; value = 'SomethingNew' } } } | Should -HaveCount 1
            "$warnings" | Should -Match 'SomethingNew'
        }

        It 'watches the vehicles of a CSV file with one monitor' {
            $file = Join-Path $TestDrive 'watch.csv'
            Get-StellantisVehicle -First 4 | Select-Object -Property Vin | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file | New-StellantisMonitor -ChannelId $channel -Label Stolen -BoolExp d1 -Trigger $stolen | Should -HaveCount 1
            $handles = (Get-StellantisSandboxRequest -Method PUT -Last 1).Body | ConvertFrom-Json
            $handles.action | Should -Be 'Add'
            $handles.vehicleIds | Should -Be (Import-Csv -Path $file).Vin
        }

        It 'completes the keys of a hashtable: <Line>' -ForEach @(
            @{ Line = 'New-StellantisMonitor -Trigger @{ n'; Expected = 'Name' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ name = ''z1''; z'; Expected = 'Zone' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ zone = @{ tr'; Expected = 'Transition' }
            @{ Line = 'New-StellantisMonitor -Trigger @{ zone = @{ place = @{ center = @{ l'; Expected = 'Latitude' }
            @{ Line = 'New-StellantisMonitor -Action @{ t'; Expected = 'Type' }
            @{ Line = 'New-StellantisMonitor -ChannelAttribute @{ w'; Expected = 'Webhook' }
            @{ Line = '[Stellantis.MonitorTrigger]@{ d'; Expected = 'Data' }
        ) -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
            (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText | Should -Contain $Expected
        }

        It 'completes the data that can be joined to an event' {
            $line = 'New-StellantisMonitor -ExtendedEventParam vehicle.pos'
            (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'vehicle.position'
        }

        It 'sends nothing with -WhatIf' {
            $null = Get-StellantisSandboxRequest -Clear
            New-StellantisMonitor -ChannelId $channel -Label Stolen -BoolExp d1 -Trigger $stolen -WhatIf | Should -BeNullOrEmpty
            Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        }
    }

    Context 'Get-StellantisMonitor and Remove-StellantisMonitor' {
        BeforeEach { $script:monitor = New-StellantisMonitor -ChannelId $channel -Label Stolen -BoolExp d1 -Trigger $stolen }

        It 'reads the monitors of channels, and single ones' {
            (Get-StellantisMonitor).MonitorId | Should -Be $monitor.MonitorId
            ($channel | Get-StellantisMonitor).MonitorId | Should -Be $monitor.MonitorId
            ($monitor | Get-StellantisMonitor).Label | Should -Be 'Stolen'
        }

        It 'removes a monitor that came <From>' -ForEach @(
            @{ From = 'live'; Pass = { $args } }
            @{ From = 'from Import-Csv'; Pass = {
                $file = Join-Path $TestDrive 'monitors.csv'
                $args | Select-Object -Property ChannelId, MonitorId | Export-Csv -Path $file -NoTypeInformation
                Import-Csv -Path $file
            } }
            @{ From = 'from Import-Clixml'; Pass = {
                $file = Join-Path $TestDrive 'monitors.xml'
                $args | Export-Clixml -Path $file
                Import-Clixml -Path $file
            } }
        ) {
            & $Pass $monitor | Remove-StellantisMonitor -Confirm:$false
            Get-StellantisMonitor | Should -BeNullOrEmpty
        }

        It 'keeps the monitor with -WhatIf' {
            $monitor | Remove-StellantisMonitor -WhatIf
            Get-StellantisMonitor | Should -HaveCount 1
        }

        It 'reads well in a console of 80 columns' {
            $lines = (Get-StellantisMonitor | Out-String -Width 80).Split("`n").TrimEnd() | Where-Object { $_ }
            $lines[0] | Should -Match '^MonitorId\s+Status\s+Label\s+ChannelId'
            $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        }
    }

    Context 'Set-StellantisMonitor' {
        BeforeEach {
            $script:monitor = New-StellantisMonitor -ChannelId $channel -Label 'At home' -BoolExp z1 -RefreshEvent 60 `
                -Trigger @{ name = 'z1'; zone = @{ transition = 'In'; place = @{ radius = 10; center = @{ longitude = 2.33; latitude = 48.86 } } } }
            $null = Get-StellantisSandboxRequest -Clear
        }

        It 'changes a part, and sends the rest as it was' {
            ($monitor | Set-StellantisMonitor -Label 'At work' -PassThru).Label | Should -Be 'At work'
            $sent = (Get-StellantisSandboxRequest -Method PUT).Body | ConvertFrom-Json
            $sent.label | Should -Be 'At work'
            $sent.triggerParam.boolExp | Should -Be 'z1'
            $sent.triggerParam.triggers[0].zone.place.center.longitude | Should -Be 2.33
            $sent.subscribeParam.refreshEvent | Should -Be 60
        }

        It 'takes a monitor that was read and changed in its depth' {
            $read = Get-StellantisMonitor
            $read.Definition.Triggers[0].Zone.Place.Radius = 5
            $read | Set-StellantisMonitor | Should -BeNullOrEmpty
            $found = Get-StellantisMonitor
            $found.Definition.Triggers[0].Zone.Place.Radius | Should -Be 5
            $found.Label | Should -Be 'At home'
        }

        It 'changes a monitor <From>' -ForEach @(
            @{ From = 'of a CSV file'; Pass = {
                $file = Join-Path $TestDrive 'monitors.csv'
                $args | Select-Object -Property ChannelId, MonitorId | Export-Csv -Path $file -NoTypeInformation
                Import-Csv -Path $file
            } }
            @{ From = 'of a Clixml file'; Pass = {
                $file = Join-Path $TestDrive 'monitors.xml'
                $args | Export-Clixml -Path $file
                Import-Clixml -Path $file
            } }
        ) {
            & $Pass $monitor | Set-StellantisMonitor -Label 'At work'
            $found = Get-StellantisMonitor
            $found.Label | Should -Be 'At work'
            $found.BoolExp | Should -Be 'z1'
        }

        It 'refuses what makes no sense, and changes nothing' {
            { $monitor | Set-StellantisMonitor -BoolExp 'z1 & nobody' -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidBody,*' -ExpectedMessage '*nobody*'
            Get-StellantisSandboxRequest -Method PUT | Should -BeNullOrEmpty
        }

        It 'sends no change with -WhatIf' {
            $monitor | Set-StellantisMonitor -Label 'At work' -WhatIf
            Get-StellantisSandboxRequest -Method PUT | Should -BeNullOrEmpty
        }
    }

    Context 'Suspend-StellantisMonitor and Resume-StellantisMonitor' {
        BeforeEach { $script:monitor = New-StellantisMonitor -ChannelId $channel -Label Stolen -BoolExp d1 -Trigger $stolen }

        It 'pauses a monitor, and lets it run again, <From>' -ForEach @(
            @{ From = 'live'; Pass = { $args } }
            @{ From = 'from Import-Csv'; Pass = {
                $file = Join-Path $TestDrive 'monitors.csv'
                $args | Select-Object -Property ChannelId, MonitorId | Export-Csv -Path $file -NoTypeInformation
                Import-Csv -Path $file
            } }
            @{ From = 'from Import-Clixml'; Pass = {
                $file = Join-Path $TestDrive 'monitors.xml'
                $args | Export-Clixml -Path $file
                Import-Clixml -Path $file
            } }
        ) {
            (& $Pass $monitor | Suspend-StellantisMonitor -PassThru).Status | Should -Be 'Paused'
            (Get-StellantisMonitor).Status | Should -Be 'Paused'
            & $Pass $monitor | Resume-StellantisMonitor | Should -BeNullOrEmpty
            (Get-StellantisMonitor).Status | Should -Be 'Running'
        }

        It 'pauses all monitors of all channels in one line' {
            $null = New-StellantisMonitor -ChannelId $channel -Label Other -BoolExp d1 -Trigger $stolen
            Get-StellantisChannel | Get-StellantisMonitor | Suspend-StellantisMonitor
            (Get-StellantisMonitor).Status | Should -Be 'Paused', 'Paused'
        }

        It 'sends nothing with -WhatIf' {
            $monitor | Suspend-StellantisMonitor -WhatIf
            Get-StellantisSandboxRequest -Method PUT | Should -BeNullOrEmpty
        }
    }

    Context 'Test-StellantisMonitor' {
        BeforeEach {
            $script:low = @{ low = @{ data = @{ data = 'vehicle.energy.electric.level'; op = 'lowerThan'; value = 40 } } }
            $script:cars = Get-StellantisVehicle -First 4
        }

        It 'says what is wrong with a body, and sends nothing' {
            $before = @(Get-StellantisSandboxRequest).Count
            $bad = Test-StellantisMonitor -Label x -BoolExp lo -Trigger @{
                low = @{ data = @{ data = 'vehicle.energy.electric.level'; op = 'lowerThn'; value = 40 } }
            }
            $bad.IsValid | Should -BeFalse
            $problem = $bad.Problem | Where-Object Path -Like '*.op'
            $problem.Found, $problem.Hint | Should -Be 'lowerThn', 'lowerThan'
            $problem.Allowed | Should -Contain 'lowerThan'
            (Test-StellantisMonitor -Label x -Trigger $low).IsValid | Should -BeTrue
            @(Get-StellantisSandboxRequest).Count | Should -Be $before
        }

        It 'finds the same in the past of the service, of the pipeline and of files' {
            $since = (Get-Date).AddDays(-5)
            $named = @{ Label = 'Low'; Trigger = $low }
            $asked = $cars | Test-StellantisMonitor @named -Since $since
            $piped = $cars | Get-StellantisTelemetry -All -Since $since.AddDays(-3) | Test-StellantisMonitor @named -Since $since
            $cars | ForEach-Object {
                $_ | Get-StellantisTelemetry -All -Since $since.AddDays(-3) | ForEach-Object { $_.ToJson() } |
                    Set-Content -Path (Join-Path $TestDrive "$($_.VehicleId).json")
            }
            $read = Test-StellantisMonitor @named -Since $since -HistoryPath (Join-Path $TestDrive '*.json')
            $rows = { $args | Sort-Object -Property VehicleId, At | ForEach-Object { "$($_.VehicleId) $($_.At.ToString('o')) $($_.Description)" } }
            $asked | Should -Not -BeNullOrEmpty
            & $rows @piped | Should -Be (& $rows @asked)
            & $rows @read | Should -Be (& $rows @asked)
        }

        It 'finds the same in a past that comes as <Form>' -ForEach @(
            @{ Form = 'text'; Copy = { $input | ForEach-Object ToJson } }
            @{ Form = 'objects of ConvertFrom-Json'; Copy = { $input | ForEach-Object { $_.ToJson() | ConvertFrom-Json } } }
            @{ Form = 'objects of Import-Clixml'; Copy = { $input | Export-Clixml "$TestDrive/past.xml"; Import-Clixml "$TestDrive/past.xml" } }
            @{ Form = 'selected objects'; Copy = { $input | Select-Object -Property * } }
            @{ Form = 'rows of a CSV file'; IsFlat = $true; Copy = {
                    $input | Group-Object { $_.GetType().Name } | ForEach-Object {
                        $_.Group | Select-Object -Property Flat | Export-Csv "$TestDrive/past.csv" -NoTypeInformation
                        Import-Csv "$TestDrive/past.csv"
                    }
                } }
        ) {
            $past = $cars | ForEach-Object { $_ | Get-StellantisTelemetry -All -Since 1d; $_ | Get-StellantisTrip -All -Since 9d }
            $copies = @($past | & $Copy)
            $copies | Should -HaveCount @($past).Count
            $watched = @{
                'vehicle.energy.electric.level' = 40; 'vehicle.energy.fuel.level' = 40; 'vehicle.autonomy' = 300; 'vehicle.kinetic.speed' = 12
                'environment.air.temp' = 5; 'vehicle.odometer' = 20; 'vehicle.trip.distance' = 10; 'vehicle.trip.duration' = 10
            }
            $changes = 'vehicle.trip', 'vehicle.trip.start', 'vehicle.doorsState.lockedState', 'vehicle.doorsState.opening',
                'vehicle.powertrain.status', 'vehicle.energy.charging.plugged', 'vehicle.drivingBehavior.mode'
            if (-not $IsFlat) {
                $watched['vehicle.maintenance.mileageBeforeMaintenance'] = 9000
                $watched['vehicle.engines.thermic.oil.temp'] = 30
                $changes += 'vehicle.alert', 'vehicle.safety.beltWarning', 'vehicle.preconditioning.airConditioning'
            }
            $triggers = @(
                $watched.GetEnumerator() | ForEach-Object { @{ data = @{ data = $_.Key; op = 'greaterThan'; value = $_.Value } } }
                $changes | ForEach-Object { @{ data = @{ data = $_; op = 'onChange' } } }
                @{ data = @{ data = 'vehicle.energy.charging.status'; op = 'equalsTo'; value = 'InProgress' } }
                @{ zone = @{ transition = 'Out'; place = @{ radius = 3; center = @{ latitude = 48.86; longitude = 2.3 } } } }
            )
            $rows = { $args | Sort-Object -Property VehicleId, At | ForEach-Object { "$($_.VehicleId) $($_.At.ToString('o')) $($_.Description)" } }
            $found = 0
            foreach ($trigger in $triggers) {
                $expected = $past | Test-StellantisMonitor -Label x -Trigger @{ t = $trigger }
                $read = $copies | Test-StellantisMonitor -Label x -Trigger @{ t = $trigger }
                & $rows @read | Should -Be (& $rows @expected) -Because ($trigger | ConvertTo-Json -Depth 9)
                $found += @($expected).Count
            }
            $found | Should -BeGreaterThan 50
        }

        It 'takes for no past what is none, in whatever form it comes' {
            $others = @(
                $cars[0] | Get-StellantisTelemetry -Latest | ForEach-Object { $_; $_.ToJson() | ConvertFrom-Json }
                [pscustomobject]@{ AlertId = 1; TripId = 2; StartedAt = '2026-03-02T12:00:00Z' }
                [pscustomobject]@{ CreatedAt = '2026-03-02T12:00:00Z'; Latitude = 1; Longitude = 2 }
                [pscustomobject]@{ CreatedAt = 'some day'; BatteryLevel = 20 }
                '{', 'VR3', '', '[1, 2]', 5
            )
            $said = @($others | Test-StellantisMonitor -Label Low -Trigger $low 3>&1)
            $said[0].Message | Should -BeLike "$($others.Count) objects are no record of a past*"
            $said | Should -HaveCount 2
        }

        It 'gives records that do not tell their vehicle to the only one, and says so when there are more' {
            $alarms = @($cars[0] | Get-StellantisAlarm -All | ForEach-Object ToJson)
            $alarms.Count | Should -BeGreaterThan 0
            $named = @{ Label = 'x'; Trigger = @{ t = @{ data = @{ data = 'vehicle.alarm.status.activation'; op = 'onChange' } } }; Summary = $true }
            $one = @($cars[0] | Get-StellantisTelemetry -First 3 | ForEach-Object ToJson) + $alarms
            ($one | Test-StellantisMonitor @named -WarningVariable said).Vehicles | Should -Be 1
            $said | Should -BeNullOrEmpty
            $one | Set-Content "$TestDrive/mixed.jsonl"
            (Test-StellantisMonitor @named -HistoryPath "$TestDrive/mixed.jsonl").Vehicles | Should -Be 1
            $two = $one + @($cars[1] | Get-StellantisTelemetry -First 3 | ForEach-Object ToJson)
            ($two | Test-StellantisMonitor @named -WarningVariable said -WarningAction SilentlyContinue).Vehicles | Should -Be 3
            $said | Should -BeLike 'Some records do not tell of which vehicle*'
        }

        It 'tries nothing on a past of which a part cannot be read, and goes on with the next vehicle' {
            $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'broken [1]')
            foreach ($car in $cars[0..1]) {
                $car | Get-StellantisTelemetry -First 3 | ForEach-Object ToJson | Set-Content -LiteralPath "$folder/$($car.VehicleId).json"
            }
            Add-Content -LiteralPath "$folder/$($cars[0].VehicleId).json" -Value '{ "vehicle": tru }'
            $paths = $cars[0..1] | ForEach-Object { "$folder/$($_.VehicleId).json" }
            $result = Test-StellantisMonitor -Label Low -Trigger $low -HistoryPath $paths -Summary -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed | Should -HaveCount 1
            $failed[0].Exception.Message | Should -BeLike "The file '*.json' cannot be read. The object that begins on line *"
            $result.Vehicles, $result.Messages | Should -Be 1, 3
        }

        It 'counts by vehicle and day' {
            $summary = $cars | Test-StellantisMonitor -Label Low -Trigger $low -Since 5d -Summary
            $rows = $cars | Test-StellantisMonitor -Label Low -Trigger $low -Since 5d
            $summary.Vehicles | Should -Be 4
            $summary.Firings | Should -Be @($rows | Where-Object Kind -EQ First).Count
            ($summary.Day | Measure-Object -Property Firings -Sum).Sum | Should -Be $summary.Firings
            $summary.Outcome | Should -BeLike '* 5 days, *vehicles*'
        }

        It 'explains a moment' {
            $truth = $cars[0] | Test-StellantisMonitor -Label Low -Trigger $low -Explain 1d
            $truth.Name | Should -Be 'low', 'boolExp'
            $truth[0].Holds | Should -Be $truth[1].Holds
        }

        It 'tests monitors that there are' {
            New-StellantisMonitor -ChannelId $channel -Label Low -Trigger $low
            (Get-StellantisMonitor | Test-StellantisMonitor).Label | Should -Be 'Low'
            (Get-StellantisMonitor | Test-StellantisMonitor -VehicleId $cars[0].VehicleId -Since 5d -Summary).Vehicles | Should -Be 1
        }

        It 'says so when there is nothing to try it on' {
            $said = @($cars[0] | Test-StellantisMonitor -Label Low -Trigger $low -Since 1s 3>&1)
            $said | Should -HaveCount 1
            $said[0].Message | Should -BeLike 'There is no message since *: nothing could be tried.'
        }

        It 'needs no connection for files' {
            $cars[0] | Get-StellantisTelemetry -First 3 | ForEach-Object { $_.ToJson() } | Set-Content -Path (Join-Path $TestDrive 'past.jsonl')
            Disconnect-Stellantis
            (Test-StellantisMonitor -Label Low -Trigger $low -HistoryPath (Join-Path $TestDrive 'past.jsonl') -Summary).Messages | Should -Be 3
            { Test-StellantisMonitor -Label Low -Trigger $low -VehicleId $cars[0].VehicleId } | Should -Throw -ErrorId 'NotConnected,*'
            Connect-Stellantis -Sandbox
        }

        It 'refuses <What>' -ForEach @(
            @{ What = 'nothing at all'; Given = @{ }; Message = 'There is no monitor to test*' }
            @{ What = 'a file that is not there'; Given = @{ Label = 'x'; HistoryPath = 'none.json' }; Message = "*'none.json' names no file*" }
            @{ What = 'wildcards that match nothing'; Given = @{ Label = 'x'; HistoryPath = '*.none' }; Message = "*'?.none' names no file*" }
            @{ What = 'a drive that is not there'; Given = @{ Label = 'x'; HistoryPath = 'none:x' }; Message = "*'none:x' names no file*" }
            @{ What = 'what is no file'; Given = @{ Label = 'x'; HistoryPath = 'env:PATH' }; Message = "*'env:PATH' lies in Environment*" }
            @{ What = 'times the wrong way'; Given = @{ Label = 'x'; Since = '1d'; Until = '2d' }; Message = '*exchange them*' }
        ) {
            $trigger = if ($Given.Count) { @{ Trigger = $low } } else { @{ } }
            { Test-StellantisMonitor @Given @trigger } | Should -Throw -ExpectedMessage $Message
        }
    }
}
