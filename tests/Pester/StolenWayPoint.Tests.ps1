BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox -World @{
        vehicles = @(@{ brand = 'Peugeot'; state = @{ stolen = $true; moving = $false; latitude = 48.85; longitude = 2.35 } }) }
    Step-StellantisSandbox -Duration (New-TimeSpan -Hours 3)
    $script:vehicle = Get-StellantisVehicle
    $script:report = $vehicle | Get-StellantisStolenReport
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisStolenWayPoint' {
    It 'follows a stolen vehicle, live or from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'reports.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'rows of two columns'; Pass = {
            $file = Join-Path $TestDrive 'ids.csv'
            $args | Select-Object -Property VehicleId, StolenReportId | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = {
            $file = Join-Path $TestDrive 'reports.xml'
            $args | Export-Clixml -Path $file
            Import-Clixml -Path $file
        } }
    ) {
        $points = & $Pass $report | Get-StellantisStolenWayPoint -All
        $points.StolenReportId | Select-Object -Unique | Should -Be $report.StolenReportId
        $points.VehicleId | Select-Object -Unique | Should -Be $vehicle.VehicleId
    }

    It 'begins where the vehicle stood, latitude and longitude in their places' {
        $points = $report | Get-StellantisStolenWayPoint -All | Sort-Object -Property CreatedAt
        $points.Count | Should -BeGreaterThan 2
        $points[0].Latitude | Should -Be 48.85
        $points[0].Longitude | Should -Be 2.35
    }

    It 'goes to a CSV file of plain values' {
        $file = Join-Path $TestDrive 'way.csv'
        $report | Get-StellantisStolenWayPoint -All | Select-Object -Property CreatedAt, Latitude, Longitude, Heading |
            Export-Csv -Path $file -NoTypeInformation
        (Import-Csv -Path $file)[0].PSObject.Properties.Name | Should -Be 'CreatedAt', 'Latitude', 'Longitude', 'Heading'
        Get-Content -Path $file -Raw | Should -Not -Match 'Stellantis\.|System\.'
    }

    It 'names a report that is not there' {
        { Get-StellantisStolenWayPoint -VehicleId $vehicle -StolenReportId ffffffffffffffffffff -ErrorAction Stop } |
            Should -Throw -ErrorId 'ResourceNotFound,*'
    }

    It 'fits a console of 80 columns' {
        $lines = ($report | Get-StellantisStolenWayPoint -First 3 | Out-String -Width 80).Split("`n").TrimEnd() | Where-Object { $_ }
        $lines[0] | Should -Match '^Taken\s+Latitude\s+Longitude'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
    }
}
