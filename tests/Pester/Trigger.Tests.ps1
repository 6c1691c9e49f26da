BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox
    $script:channel = New-StellantisChannel -Label 'Back office' -WebhookTarget https://hooks.example.com
    $script:left = New-StellantisTrigger -Zone Out -Latitude 45.46 -Longitude 9.19 -Radius 2 -Name left
    $script:low = New-StellantisTrigger -Data vehicle.energy.electric.level -Operator lowerThan -Value 30 -Name low
}

AfterAll { Disconnect-Stellantis }

Describe 'New-StellantisTrigger' {
    It 'makes <Name> of <Command>' -ForEach @(
        @{ Command = 'New-StellantisTrigger -Zone in -Center ''45.46,9.19'' -Radius 2'; Name = 'zone'; Watches = 'entering 2 km around 45.46,9.19' }
        @{ Command = 'New-StellantisTrigger -Data vehicle.trip.start'; Name = 'data'; Watches = 'vehicle.trip.start onChange' }
        @{ Command = 'New-StellantisTrigger -Time -At 10pm -Duration 8h -TimeZone Europe/Rome'; Name = 'time'
            Watches = 'daily 22:00 for 8h (Europe/Rome)' }
        @{ Command = 'New-StellantisTrigger -Setting digitalkey -Name key'; Name = 'key'; Watches = 'the setting DigitalKey' }
    ) {
        $made = Invoke-Expression $Command
        $made.Name | Should -BeExactly $Name
        "$made" | Should -BeExactly $Name
        ($made | Out-String -Width 120) | Should -BeLike "*$Watches*"
    }

    It 'names the parameter and the remedy: <Command>' -ForEach @(
        @{ Command = 'New-StellantisTrigger -Zone Out -Radius 2'; Expected = '*give -Latitude and -Longitude, or -Center*' }
        @{ Command = 'New-StellantisTrigger -Data vehicle.odometer'; Expected = '*-Operator*Allowed: equalsTo, greaterThan, lowerThan.*' }
        @{ Command = 'New-StellantisTrigger -Time'; Expected = '*give -At 22:00 with -Duration 8h*' }
        @{ Command = 'New-StellantisTrigger -Time -At 22 -Duration 8h'; Expected = '*is not a time of day*22:30*' }
    ) {
        { Invoke-Expression $Command } | Should -Throw -ExpectedMessage $Expected
    }

    It 'completes the operators and values of the data' {
        $line = 'New-StellantisTrigger -Data privacy.state -Operator '
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText |
            Should -Be 'equalsTo', 'includedIn', 'onChange'
        $line = 'New-StellantisTrigger -Data privacy.state -Value '
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'None', 'Geolocation', 'Full'
    }

    It 'goes into a monitor <From>' -ForEach @(
        @{ From = 'live'; Pass = { $args } }
        @{ From = 'from Import-Clixml'; Pass = {
            $file = Join-Path $TestDrive 'triggers.xml'
            $args | Export-Clixml -Path $file
            Import-Clixml -Path $file
        } }
        @{ From = 'from JSON'; Pass = { $args | ForEach-Object { $_.ToJson() | ConvertFrom-Json } } }
    ) {
        $monitor = & $Pass $left $low | New-StellantisMonitor -ChannelId $channel -Label 'Left low' -BoolExp "$left & $low"
        $monitor.Kind | Should -Be 'zone', 'data'
        $monitor.Definition.Triggers[0].Zone.Place.Center.Latitude | Should -Be 45.46
        ($monitor | ConvertTo-StellantisGeoJson -WarningAction SilentlyContinue | ConvertFrom-Json).features[0].geometry.type | Should -Be 'Polygon'
        $monitor | Remove-StellantisMonitor -Confirm:$false
    }
}
