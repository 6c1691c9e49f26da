BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    $day = [datetime]::UtcNow.Date.AddDays(-30)
    $made = 7, 12, 17 | ForEach-Object { @{ startedAt = $day.AddHours($_); distance = 2 * $_; duration = New-TimeSpan -Minutes (3 * $_) } }
    Connect-Stellantis -Sandbox -World @{ vehicles = @(@{ trips = $made }) }
    $script:vehicle = Get-StellantisVehicle
    $script:trips = $vehicle | Get-StellantisTrip
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisTripWayPoint' {
    BeforeEach { $null = Get-StellantisSandboxRequest -Clear }

    It 'follows trips, live or from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'trips.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'rows of two columns'; Pass = {
            $file = Join-Path $TestDrive 'ids.csv'
            $args | Select-Object -Property VehicleId, TripId | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = { $file = Join-Path $TestDrive 'trips.xml'; $args | Export-Clixml -Path $file; Import-Clixml -Path $file } }
    ) {
        $points = & $Pass @trips | Get-StellantisTripWayPoint -All
        $points.TripId | Select-Object -Unique | Should -Be $trips.TripId
        $points.VehicleId | Select-Object -Unique | Should -Be $vehicle.VehicleId
    }

    It 'begins and ends where the trip does, latitude and longitude in their places' {
        $points = $trips[0] | Get-StellantisTripWayPoint -All
        $points[0].Latitude | Should -Be $trips[0].EndPosition.Latitude
        $points[0].Longitude | Should -Be $trips[0].EndPosition.Longitude
        $points[-1].Latitude | Should -Be $trips[0].StartPosition.Latitude
        $points[-1].Longitude | Should -Be $trips[0].StartPosition.Longitude
    }

    It 'goes from the fleet to the map in one line' {
        $file = Join-Path $TestDrive 'map.csv'
        $vehicle | Get-StellantisTrip -First 2 | Get-StellantisTripWayPoint -All |
            Select-Object -Property VehicleId, TripId, CreatedAt, Latitude, Longitude | Export-Csv -Path $file -NoTypeInformation
        $rows = Import-Csv -Path $file
        $rows.TripId | Select-Object -Unique | Should -HaveCount 2
        Get-Content -Path $file -Raw | Should -Not -Match 'Stellantis\.|System\.'
    }

    It 'asks for the first alone, without a page size' {
        $trips[0] | Get-StellantisTripWayPoint -First 3 | Should -HaveCount 3
        (Get-StellantisSandboxRequest).Query | Should -Be 'indexRange=0-2'
        (Get-Command -Name Get-StellantisTripWayPoint).Parameters.Keys | Should -Not -Contain 'PageSize'
    }

    It 'leaves out what lies on a line' {
        $all = $trips[0] | Get-StellantisTripWayPoint -All
        $few = $trips[0] | Get-StellantisTripWayPoint -All -Tolerance 0.5
        @($few).Count | Should -BeLessThan $all.Count
        (Get-StellantisSandboxRequest -Last 1).Query | Should -Contain 'tolerance=0.5'
    }

    It 'names a trip that is not there, and reads the rest' {
        $ids = 'ffffffffffffffff', $trips[0].TripId
        $points = Get-StellantisTripWayPoint -VehicleId $vehicle -TripId $ids -First 1 -ErrorVariable failed -ErrorAction SilentlyContinue
        $points.TripId | Should -Be $trips[0].TripId
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
    }

    It 'fits a console of 80 columns' {
        $lines = ($trips[0] | Get-StellantisTripWayPoint -First 3 | Out-String -Width 80).Split("`n").TrimEnd() | Where-Object { $_ }
        $lines[0] | Should -Match '^Taken\s+Latitude\s+Longitude'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
    }
}
