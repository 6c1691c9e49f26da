BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox
    $script:vehicles = Get-StellantisVehicle -First 8
    $script:alerts = $vehicles | Get-StellantisAlert -All
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisAlert' {
    BeforeEach { $null = Get-StellantisSandboxRequest -Clear }

    It 'reads the alerts of vehicles in the pipeline' {
        $alerts.Count | Should -BeGreaterThan 8
        $alerts.VehicleId | Select-Object -Unique | ForEach-Object { $_ | Should -BeIn $vehicles.VehicleId }
    }

    It 'tells those that last from those that ended' {
        $active = $vehicles | Get-StellantisAlert -All -Active
        $ended = $vehicles | Get-StellantisAlert -All -Active:$false
        @($active).Count + @($ended).Count | Should -Be $alerts.Count
        $ended.EndedAt | Should -Not -Contain $null
    }

    It 'sends a window of time with the offset that it was meant with' {
        $since = [datetime]::new(2026, 1, 2, 3, 4, 5, [DateTimeKind]::Local)
        $null = $vehicles[0] | Get-StellantisAlert -Since $since
        (Get-StellantisSandboxRequest -Last 1).Query |
            Should -Be "timestamps=$($since.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture))/"
    }

    It 'stops asking after Select-Object -First has enough' {
        $vehicles | Get-StellantisAlert -All -ThrottleLimit 1 | Select-Object -First 1 | Should -HaveCount 1
        Get-StellantisSandboxRequest | Should -HaveCount 1
    }

    It 'reads an alert again, live or from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'alerts.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = {
            $file = Join-Path $TestDrive 'alerts.xml'
            $args | Export-Clixml -Path $file
            Import-Clixml -Path $file
        } }
    ) {
        $given = $alerts | Select-Object -First 3
        $read = & $Pass @given | Get-StellantisAlert
        $read.AlertId | Should -Be $given.AlertId
        $read.VehicleId | Should -Be $given.VehicleId
    }

    It 'writes a CSV file of plain values' {
        $file = Join-Path $TestDrive 'plain.csv'
        $alerts | Select-Object -Property VehicleId, AlertId, Type, Severity, IsActive, StartedAt, Message | Export-Csv -Path $file -NoTypeInformation
        $rows = Import-Csv -Path $file
        $rows | Should -HaveCount $alerts.Count
        Get-Content -Path $file -Raw | Should -Not -Match 'Stellantis\.|System\.'
    }

    It 'has times and places that can be reckoned with' {
        $alerts[0].StartedAt | Should -BeOfType datetime
        $alerts.StartPosition.Latitude | Should -Not -Contain $null
        ($alerts | Sort-Object -Property StartedAt | Select-Object -Last 1).StartedAt |
            Should -Be ($alerts.StartedAt | Measure-Object -Maximum).Maximum
    }

    It 'reads well in a console of <Width> columns' -ForEach @(@{ Width = 80 }, @{ Width = 120 }) {
        $lines = ($alerts | Select-Object -First 5 | Out-String -Width $Width).Split("`n").TrimEnd() | Where-Object { $_ }
        $lines | Should -HaveCount 7
        $lines[0] | Should -Match '^Started\s+Vehicle\s+Severity\s+Active\s+Alert'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
    }

    It 'refuses what contradicts itself, and sends nothing' {
        { $vehicles[0] | Get-StellantisAlert -Since 2026-02-01 -Until 2026-01-01 -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        Get-StellantisSandboxRequest | Should -BeNullOrEmpty
    }
}
