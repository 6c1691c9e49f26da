BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')

    # A vehicle that made three trips, of which nothing is left to chance, and two of the everyday kind.
    $script:day = [datetimeoffset]::new([datetime]::UtcNow.Date, [timespan]::Zero).AddDays(-30)
    Connect-Stellantis -Sandbox -World @{
        vehicleCount = 3
        vehicles     = @(
            @{
                brand = 'Peugeot'
                trips = @(
                    @{ startedAt = $day.AddHours(6.5); distance = 8.5; duration = New-TimeSpan -Minutes 12 }
                    @{ startedAt = $day.AddHours(17); distance = 42; duration = New-TimeSpan -Minutes 50 }
                    @{ startedAt = $day.AddDays(2).AddHours(8); distance = 130; duration = New-TimeSpan -Hours 2 }
                )
            }
        )
    }
    $script:vehicles = Get-StellantisVehicle
    $script:trips = $vehicles[0] | Get-StellantisTrip -All
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisTrip' {
    BeforeEach { $null = Get-StellantisSandboxRequest -Clear }

    It 'reads every trip of every vehicle in the pipeline' {
        $all = $vehicles | Get-StellantisTrip -All
        $all.VehicleId | Select-Object -Unique | Should -Be $vehicles.VehicleId
        ($all | Where-Object VehicleId -eq $vehicles[0].VehicleId).TripId | Should -Be $trips.TripId
        $all.TripId | Select-Object -Unique | Should -HaveCount $all.Count
    }

    It 'has distances, durations and times that can be reckoned with' {
        $trips.Distance | Should -Be 130, 42, 8.5
        $trips.Duration | Should -BeOfType timespan
        ($trips.Duration.TotalMinutes | Measure-Object -Sum).Sum | Should -Be 182
        $trips[0].StartedAt | Should -BeOfType datetime
        $trips[0].StartedAt | Should -Be $day.AddDays(2).AddHours(8)
        $trips[0].StartPosition.Latitude | Should -BeOfType double
    }

    It 'picks trips by <Of>' -ForEach @(
        @{ Of = 'their length'; Parameters = @{ Distance = '10-50' }; Kilometres = 42 }
        @{ Of = 'their length, with two dots'; Parameters = @{ Distance = '10..50' }; Kilometres = 42 }
        @{ Of = 'their least length'; Parameters = @{ Distance = '40-' }; Kilometres = 130, 42 }
        @{ Of = 'their greatest length'; Parameters = @{ Distance = '-42' }; Kilometres = 42, 8.5 }
        @{ Of = 'their duration in seconds'; Parameters = @{ Duration = '0-900' }; Kilometres = 8.5 }
        @{ Of = 'their duration as ISO 8601 has it'; Parameters = @{ Duration = 'PT30M-PT1H' }; Kilometres = 42 }
    ) {
        ($vehicles[0] | Get-StellantisTrip -All @Parameters).Distance | Should -Be $Kilometres
    }

    It 'picks trips by the day' {
        ($vehicles[0] | Get-StellantisTrip -Since $day -Until $day.AddDays(1)).Distance | Should -Be 42, 8.5
        $later = $day.AddDays(2).ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture)
        ($vehicles[0] | Get-StellantisTrip -TimeRange "$later/P1D").Distance | Should -Be 130
    }

    It 'picks the first, leaves out some, and turns the order' {
        ($vehicles[0] | Get-StellantisTrip -First 1).Distance | Should -Be 130
        ($vehicles[0] | Get-StellantisTrip -First 1 -Skip 1).Distance | Should -Be 42
        ($vehicles[0] | Get-StellantisTrip -OrderBy ASCENDING).Distance | Should -Be 8.5, 42, 130
        $vehicles[0] | Get-StellantisTrip -Count | Should -Be 3
    }

    It 'reads a trip again, live or from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'trips.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = { $file = Join-Path $TestDrive 'trips.xml'; $args | Export-Clixml -Path $file; Import-Clixml -Path $file } }
    ) {
        $read = & $Pass @trips | Get-StellantisTrip
        $read.TripId | Should -Be $trips.TripId
        $read.Distance | Should -Be $trips.Distance
        # They are read side by side: what is written keeps its order, what is sent need not.
        $sent = $trips | ForEach-Object { "/v1/accounts/vehicles/$($_.VehicleId)/trips/$($_.TripId)" }
        (Get-StellantisSandboxRequest).Path | Sort-Object | Should -Be ($sent | Sort-Object)
    }

    It 'leads to the alerts and the collisions of the trip' {
        $null = $trips | Get-StellantisAlert -All
        $null = $trips | Get-StellantisCollision -All
        $paths = foreach ($child in 'alerts', 'collisions') {
            $trips.TripId | ForEach-Object { "/v1/accounts/vehicles/$($vehicles[0])/trips/$_/$child" } }
        (Get-StellantisSandboxRequest).Path | Sort-Object | Should -Be ($paths | Sort-Object)
    }

    It 'writes a report of the month' {
        $file = Join-Path $TestDrive 'month.csv'
        $trips | Select-Object -Property VehicleId, StartedAt, Duration, Distance, StartPosition, EndPosition |
            Export-Csv -Path $file -NoTypeInformation
        (Import-Csv -Path $file).Duration | Should -Be '02:00:00', '00:50:00', '00:12:00'
        Get-Content -Path $file -Raw | Should -Not -Match 'Stellantis\.|System\.'
    }

    It 'tells a vehicle without trips from one that is not there' {
        $vehicles[0] | Get-StellantisTrip -Since $day.AddDays(3) | Should -BeNullOrEmpty
        { Get-StellantisTrip -VehicleId VR3NNNNNNNN000000 -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceNotFound,*'
    }

    It 'refuses a range that is none, and sends nothing' {
        { $vehicles[0] | Get-StellantisTrip -Distance far -ErrorAction Stop } | Should -Throw -ExpectedMessage '*10-50*'
        { $vehicles[0] | Get-StellantisTrip -Distance 50-10 -ErrorAction Stop } | Should -Throw -ExpectedMessage '*swap its values*'
        Get-StellantisSandboxRequest | Should -BeNullOrEmpty
    }

    It 'completes <Line> with <Expected>' -ForEach @(
        @{ Line = 'Get-StellantisTrip -State Un'; Expected = 'Unstarted', 'Unfinished' }
        @{ Line = 'Get-StellantisTrip -Kinetic HardB'; Expected = 'HardBraking' }
        @{ Line = 'Get-StellantisTrip -Propulsion E'; Expected = 'Electric' }
    ) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText | Should -Be $Expected
    }

    It 'reads well in a console of <Width> columns' -ForEach @(@{ Width = 80 }, @{ Width = 120 }) {
        $lines = ($trips | Out-String -Width $Width).Split("`n").TrimEnd() | Where-Object { $_ }
        $lines | Should -HaveCount 5
        $lines[0] | Should -Match '^Started\s+Vehicle\s+Age\s+Distance\s+Trip'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
    }
}
