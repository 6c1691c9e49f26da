BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox
    $script:electric = Get-StellantisVehicle -All | Where-Object Motorization -eq 'Electric' | Select-Object -First 3
    $script:thermic = Get-StellantisVehicle -All | Where-Object Motorization -eq 'Thermic' | Select-Object -First 1
    $electric | Set-StellantisSandboxVehicle -Plugged $false -Moving $false
    $script:sessions = $electric | Get-StellantisChargingSession -All
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisChargingSession' {
    BeforeEach { $null = Get-StellantisSandboxRequest -Clear }

    It 'reads the sessions of vehicles in the pipeline' {
        $sessions.Count | Should -BeGreaterThan 3
        $sessions.VehicleId | Select-Object -Unique | ForEach-Object { $_ | Should -BeIn $electric.VehicleId }
    }

    It 'has none for a vehicle without a battery' {
        $thermic | Get-StellantisChargingSession -All | Should -BeNullOrEmpty
        $thermic | Get-StellantisChargingSession -Count | Should -Be 0
    }

    It 'picks sessions by <Of>' -ForEach @(
        @{ Of = 'what they gained, in Wh'; Parameters = @{ Power = '10000-20000' }; Fits = { $_.GainPower -ge 10000 -and $_.GainPower -le 20000 } }
        @{ Of = 'what they gained, in % of the battery'; Parameters = @{ Level = '20-' }; Fits = { $_.GainLevel -ge 20 } }
        @{ Of = 'what they gained, in km'; Parameters = @{ Autonomy = '50..150' }; Fits = { $_.GainAutonomy -ge 50 -and $_.GainAutonomy -le 150 } }
        @{ Of = 'how long they lasted'; Parameters = @{ Duration = 'PT30M-PT1H' }
            Fits = { $_.Duration.TotalMinutes -ge 30 -and $_.Duration.TotalMinutes -le 60 } }
    ) {
        $expected = @($sessions | Where-Object $Fits)
        $picked = @($electric | Get-StellantisChargingSession -All @Parameters)
        $picked.ChargingSessionId | Should -Be $expected.ChargingSessionId
        $picked.Count | Should -BeLessThan $sessions.Count
    }

    It 'reads a session again, live or from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'sessions.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = {
            $file = Join-Path $TestDrive 'sessions.xml'
            $args | Export-Clixml -Path $file
            Import-Clixml -Path $file
        } }
    ) {
        $given = $sessions | Select-Object -First 3
        (& $Pass @given | Get-StellantisChargingSession).ChargingSessionId | Should -Be $given.ChargingSessionId
    }

    It 'marks what no battery can have measured' {
        $odd = Get-StellantisVehicle -All | Get-StellantisChargingSession -All | Where-Object { $_.MaxTemp -eq 215 } | Select-Object -First 1
        $odd.Implausible | Should -Contain 'MaxTemp'
        ($sessions | Where-Object { $_.MaxTemp -lt 100 }).Implausible | Should -BeNullOrEmpty
    }

    It 'grows while the vehicle charges' {
        $electric[0] | Set-StellantisSandboxVehicle -BatteryLevel 10 -Charging $true
        Step-StellantisSandbox -Duration (New-TimeSpan -Minutes 10)
        $session = $electric[0] | Get-StellantisChargingSession -First 1
        $session.StartEnergy.Level | Should -Be 10
        $session.EndEnergy.Level | Should -BeGreaterThan 10
        $session.GainLevel | Should -BeGreaterThan 0
        ($electric[0] | Get-StellantisTelemetry -Latest).Energies[0].Level | Should -BeGreaterThan 10
    }

    It 'reads well in a console of <Width> columns' -ForEach @(@{ Width = 80 }, @{ Width = 120 }) {
        $lines = ($sessions | Select-Object -First 3 | Out-String -Width $Width).Split("`n").TrimEnd() | Where-Object { $_ }
        $lines[0] | Should -Match '^Started\s+Vehicle\s+Level\s+Charged'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
    }
}
