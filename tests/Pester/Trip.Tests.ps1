BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')

    # A vehicle that made three trips, of which nothing is left to chance, and two of the everyday kind.
    Connect-Stellantis -Sandbox -World @{
        vehicleCount = 3
        vehicles     = @(
            @{
                brand = 'Peugeot'
                trips = @(
                    @{ startedAt = '2026-03-02T06:30:00Z'; distance = 8.5; duration = New-TimeSpan -Minutes 12 }
                    @{ startedAt = '2026-03-02T17:00:00Z'; distance = 42; duration = New-TimeSpan -Minutes 50 }
                    @{ startedAt = '2026-03-04T08:00:00Z'; distance = 130; duration = New-TimeSpan -Hours 2 }
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
        $trips[0].StartedAt | Should -BeOfType DateTimeOffset
        $trips[0].StartedAt.UtcDateTime.ToString('s') | Should -Be '2026-03-04T08:00:00'
        $trips[0].StartPosition.Latitude | Should -BeOfType double
    }

    It 'picks trips by <Of>' -ForEach @(
        @{ Of = 'their length'; Parameters = @{ Distance = '10-50' }; Kilometres = 42 }
        @{ Of = 'their length, with two dots'; Parameters = @{ Distance = '10..50' }; Kilometres = 42 }
        @{ Of = 'their least length'; Parameters = @{ Distance = '40-' }; Kilometres = 130, 42 }
        @{ Of = 'their greatest length'; Parameters = @{ Distance = '-42' }; Kilometres = 42, 8.5 }
        @{ Of = 'their duration in seconds'; Parameters = @{ Duration = '0-900' }; Kilometres = 8.5 }
        @{ Of = 'their duration as ISO 8601 has it'; Parameters = @{ Duration = 'PT30M-PT1H' }; Kilometres = 42 }
        @{ Of = 'the day'; Parameters = @{ Since = [datetimeoffset] '2026-03-02T00:00:00Z'; Until = [datetimeoffset] '2026-03-03T00:00:00Z' }; Kilometres = 42, 8.5 }
        @{ Of = 'an interval of the service'; Parameters = @{ TimeRange = '2026-03-04T00:00:00Z/P1D' }; Kilometres = 130 }
    ) {
        ($vehicles[0] | Get-StellantisTrip -All @Parameters).Distance | Should -Be $Kilometres
    }

    It 'picks the first, leaves out some, and turns the order' {
        ($vehicles[0] | Get-StellantisTrip -First 1).Distance | Should -Be 130
        ($vehicles[0] | Get-StellantisTrip -First 1 -Skip 1).Distance | Should -Be 42
        ($vehicles[0] | Get-StellantisTrip -OrderBy ASCENDING).Distance | Should -Be 8.5, 42, 130
        $vehicles[0] | Get-StellantisTrip -Count | Should -Be 3
    }

    It 'reads a trip again, live or from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'Import-Csv'; Pass = { $file = Join-Path $TestDrive 'trips.csv'; $args | Export-Csv -Path $file -NoTypeInformation; Import-Csv -Path $file } }
        @{ From = 'Import-Clixml'; Pass = { $file = Join-Path $TestDrive 'trips.xml'; $args | Export-Clixml -Path $file; Import-Clixml -Path $file } }
    ) {
        $read = & $Pass @trips | Get-StellantisTrip
        $read.TripId | Should -Be $trips.TripId
        $read.Distance | Should -Be $trips.Distance
        (Get-StellantisSandboxRequest).Path | Should -Be ($trips | ForEach-Object { "/v1/accounts/vehicles/$($_.VehicleId)/trips/$($_.TripId)" })
    }

    It 'leads to the alerts and the collisions of the trip' {
        $null = $trips | Get-StellantisAlert -All
        $null = $trips | Get-StellantisCollision -All
        (Get-StellantisSandboxRequest).Path | Should -Be (foreach ($child in 'alerts', 'collisions') { $trips | ForEach-Object { "/v1/accounts/vehicles/$($_.VehicleId)/trips/$($_.TripId)/$child" } })
    }

    It 'writes a report of the month' {
        $file = Join-Path $TestDrive 'month.csv'
        $trips | Select-Object -Property VehicleId, StartedAt, Duration, Distance, StartPosition, StopPosition | Export-Csv -Path $file -NoTypeInformation
        (Import-Csv -Path $file).Duration | Should -Be '02:00:00', '00:50:00', '00:12:00'
        Get-Content -Path $file -Raw | Should -Not -Match 'Stellantis\.|System\.'
    }

    It 'tells a vehicle without trips from one that is not there' {
        $vehicles[0] | Get-StellantisTrip -Since 2026-03-05T00:00:00Z | Should -BeNullOrEmpty
        { Get-StellantisTrip -VehicleId VR3NNNNNNNN000000 -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceNotFound,*'
    }

    It 'refuses a range that is none, and sends nothing' {
        { $vehicles[0] | Get-StellantisTrip -Distance far -ErrorAction Stop } | Should -Throw -ExpectedMessage '*10-50*'
        { $vehicles[0] | Get-StellantisTrip -Distance 50-10 -ErrorAction Stop } | Should -Throw -ExpectedMessage '*exchange*'
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
        $lines[0] | Should -Match '^Started\s+Vehicle\s+Duration\s+Distance'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
    }
}
