BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox -World @{ vehicleCount = 3; vehicles = @(@{ brand = 'Peugeot'; state = @{ stolen = $true } }, @{ brand = 'DS' }) }
    $script:vehicles = Get-StellantisVehicle
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisStolenReport' {
    It 'finds the vehicles of a fleet that are stolen' {
        $reports = $vehicles | Get-StellantisStolenReport -All | Where-Object IsActive
        $reports.VehicleId | Should -Be $vehicles[0].VehicleId
        $reports.EndedAt | Should -BeNullOrEmpty
        $reports.StartedAt | Should -BeOfType datetime
    }

    It 'reads a report again, live or from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'reports.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = {
            $file = Join-Path $TestDrive 'reports.xml'
            $args | Export-Clixml -Path $file
            Import-Clixml -Path $file
        } }
    ) {
        $given = $vehicles[0] | Get-StellantisStolenReport
        (& $Pass $given | Get-StellantisStolenReport).StolenReportId | Should -Be $given.StolenReportId
    }

    It 'sees a theft from its beginning to its end' {
        $vehicles[1] | Get-StellantisStolenReport | Should -BeNullOrEmpty
        $vehicles[1] | Set-StellantisSandboxVehicle -Stolen $true
        ($vehicles[1] | Get-StellantisStolenReport).IsActive | Should -BeTrue
        Step-StellantisSandbox -Duration (New-TimeSpan -Hours 6)
        $vehicles[1] | Set-StellantisSandboxVehicle -Stolen $false
        $report = $vehicles[1] | Get-StellantisStolenReport
        $report.IsActive | Should -BeFalse
        ($report.EndedAt - $report.StartedAt).TotalHours | Should -BeGreaterOrEqual 6
        $vehicles[1] | Get-StellantisStolenReport -Count | Should -Be 1
    }

    It 'fits a console of <Width> columns' -ForEach @(@{ Width = 80 }, @{ Width = 120 }) {
        $lines = ($vehicles[0] | Get-StellantisStolenReport | Out-String -Width $Width).Split("`n").TrimEnd() | Where-Object { $_ }
        $lines[0] | Should -Match '^Started\s+Vehicle\s+Stolen\s+Report'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
    }
}
