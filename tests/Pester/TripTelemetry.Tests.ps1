BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    $day = [datetime]::UtcNow.Date.AddDays(-30)
    $made = 7, 17 | ForEach-Object { @{ startedAt = $day.AddHours($_); distance = 2 * $_; duration = New-TimeSpan -Minutes (3 * $_) } }
    Connect-Stellantis -Sandbox -World @{ vehicles = @(@{ trips = $made }) }
    $script:vehicle = Get-StellantisVehicle
    $script:trips = $vehicle | Get-StellantisTrip
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisTripTelemetry' {
    BeforeEach { $null = Get-StellantisSandboxRequest -Clear }

    It 'reads what vehicles sent on trips, live or from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'trips.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = { $file = Join-Path $TestDrive 'trips.xml'; $args | Export-Clixml -Path $file; Import-Clixml -Path $file } }
    ) {
        $messages = & $Pass @trips | Get-StellantisTripTelemetry -All
        $messages | Should -BeOfType Stellantis.Telemetry
        $messages.TripId | Select-Object -Unique | Should -Be $trips.TripId
        $messages.VehicleId | Select-Object -Unique | Should -Be $vehicle.VehicleId
    }

    It 'lies within the trip' {
        foreach ($message in $trips[0] | Get-StellantisTripTelemetry -All) {
            $message.CreatedAt | Should -BeGreaterOrEqual $trips[0].StartedAt
            $message.CreatedAt | Should -BeLessOrEqual $trips[0].EndedAt
        }
    }

    It 'asks only for the parts that are named' {
        $message = $trips[0] | Get-StellantisTripTelemetry -First 1 -Type vehicle.odometer
        $message.Odometer | Should -BeGreaterOrEqual $trips[0].StartOdometer
        $message.DoorsState | Should -BeNullOrEmpty
        (Get-StellantisSandboxRequest -Last 1).Query | Should -Contain 'type=vehicle.odometer'
    }

    It 'leads back to its trip' {
        ($trips[0] | Get-StellantisTripTelemetry -First 1 | Get-StellantisTrip).TripId | Should -Be $trips[0].TripId
    }

    It 'fits a console of 80 columns' {
        ($trips[0] | Get-StellantisTripTelemetry -First 3 | Out-String -Width 80).Split("`n") |
            ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 80 }
    }
}
