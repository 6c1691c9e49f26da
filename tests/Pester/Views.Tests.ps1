BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox
    $script:vehicles = Get-StellantisVehicle -First 3

    function Show-Text {
        param([scriptblock] $Script, [int] $Width)
        ((& $Script | Out-String -Width $Width) -replace '\x1b\[[\d;]*m').Split("`n").TrimEnd()
    }
}

AfterAll { Disconnect-Stellantis }

Describe 'The views' {
    BeforeDiscovery {
        $script:reads = @(
            @{ What = 'vehicles'; Read = { $vehicles } }
            @{ What = 'capabilities'; Read = { $vehicles | Get-StellantisVehicleCapability } }
            @{ What = 'the latest telemetry'; Read = { $vehicles | Get-StellantisTelemetry -Latest } }
            @{ What = 'telemetry'; Read = { $vehicles[0] | Get-StellantisTelemetry -First 3 } }
            @{ What = 'alerts'; Read = { $vehicles | Get-StellantisAlert -First 3 } }
            @{ What = 'trips'; Read = { $vehicles | Get-StellantisTrip -First 3 } }
            @{ What = 'charging sessions'; Read = { $vehicles | Get-StellantisChargingSession -First 3 } }
            @{ What = 'alarms'; Read = { $vehicles | Get-StellantisAlarm -First 3 } }
            @{ What = 'way points'; Read = { $vehicles[0] | Get-StellantisTrip -First 1 | Get-StellantisTripWayPoint -First 3 } }
        )
    }

    It 'fit <What> into 80 and 120 columns as tables, lists and names, and show no type' -ForEach $reads {
        foreach ($width in 80, 120) {
            foreach ($shape in { & $Read }, { & $Read | Format-Table }, { & $Read | Format-List }, { & $Read | Format-Wide }) {
                $lines = Show-Text -Script $shape -Width $width
                $lines | Where-Object { $_ } | Should -Not -BeNullOrEmpty
                $lines | Where-Object { $_.Length -gt $width } | Should -BeNullOrEmpty
                $lines -match '\b(Stellantis|System)\.[A-Z]' | Should -BeNullOrEmpty
            }
        }
    }

    It 'show <What> that Import-Clixml brings back like the live ones' -ForEach $reads {
        $live = & $Read
        $file = Join-Path $TestDrive 'items.xml'
        $live | Export-Clixml -Path $file
        Show-Text -Script { Import-Clixml -Path $file } -Width 120 | Should -Be (Show-Text -Script { $live } -Width 120)
    }

    It 'make columns of scalars of <What> for a CSV file, live and imported' -ForEach $reads {
        $live = & $Read
        $file = Join-Path $TestDrive 'items.xml'
        $live | Export-Clixml -Path $file
        foreach ($items in $live, (Import-Clixml -Path $file)) {
            $csv = Join-Path $TestDrive 'items.csv'
            $items | Select-Object -Property Flat | Export-Csv -Path $csv -NoTypeInformation
            Get-Content -Path $csv -Raw | Should -Not -Match 'Stellantis\.|System\.'
            (Import-Csv -Path $csv)[0].VehicleId | Should -Be @($live)[0].VehicleId
        }
    }

    It 'leave <What> whole in JSON' -ForEach $reads {
        $json = @(& $Read)[0] | ConvertTo-Json -Depth 10 -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
        $json | Should -Not -Match '"(Deserialized\.)?(Stellantis|System)\.'
        ($json | ConvertFrom-Json).PSObject.Properties.Name | Should -Contain 'AdditionalProperties'
    }

    It 'have the figures that people reach for' {
        $latest = $vehicles[0] | Get-StellantisTelemetry -Latest
        $latest.Odometer | Should -BeOfType double
        $latest.OdometerAt | Should -BeOfType datetime
        $latest.Latitude | Should -Be $latest.Location.Latitude
        $latest.Age | Should -BeOfType timespan
        $latest.DoorsOpen | Should -BeExactly ''
    }

    It 'colour grave words where the console has colours, and not where plain text is wanted' -Skip:($PSVersionTable.PSVersion -lt '7.2') {
        $before = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            [Stellantis.PowerShell.View]::Word('Critical') | Should -BeExactly "$($PSStyle.Formatting.Error)Critical$($PSStyle.Reset)"
            [Stellantis.PowerShell.View]::Word('Information') | Should -BeExactly 'Information'
            $PSStyle.OutputRendering = 'PlainText'
            [Stellantis.PowerShell.View]::Word('Critical') | Should -BeExactly 'Critical'
        }
        finally {
            $PSStyle.OutputRendering = $before
        }
    }
}
