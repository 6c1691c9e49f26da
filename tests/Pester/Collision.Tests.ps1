BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox
    $script:vehicles = Get-StellantisVehicle -All
    $script:collisions = $vehicles | Get-StellantisCollision -All
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisCollision' {
    BeforeEach { $null = Get-StellantisSandboxRequest -Clear }

    It 'finds the few vehicles of a fleet that collided' {
        $collisions | Should -Not -BeNullOrEmpty
        @($collisions.VehicleId | Select-Object -Unique).Count | Should -BeLessThan $vehicles.Count
        $collisions.Details | ForEach-Object { "$_" | Should -Not -BeNullOrEmpty }
    }

    It 'leads to its trip, and the trip to it' {
        $own = $collisions | Where-Object TripId | Select-Object -First 2
        $trips = $own | Get-StellantisTrip
        $trips.TripId | Should -Be $own.TripId
        $found = $trips | Get-StellantisCollision -All
        $found.CollisionId | Should -Be $own.CollisionId
        $found.TripId | Should -Be $own.TripId
        # The two were read side by side.
        (Get-StellantisSandboxRequest -Last 2).Path |
            Should -Contain "/v1/accounts/vehicles/$($own[-1].VehicleId)/trips/$($own[-1].TripId)/collisions"
    }

    It 'reads a collision again, live or from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'collisions.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = {
            $file = Join-Path $TestDrive 'collisions.xml'
            $args | Export-Clixml -Path $file
            Import-Clixml -Path $file
        } }
    ) {
        (& $Pass @collisions | Get-StellantisCollision).CollisionId | Should -Be $collisions.CollisionId
    }

    It 'reads the collisions of one trip by its id' {
        $own = $collisions | Where-Object TripId | Select-Object -First 1
        (Get-StellantisCollision -VehicleId $own.VehicleId -TripId $own.TripId).CollisionId | Should -Contain $own.CollisionId
        (Get-StellantisCollision -VehicleId $own.VehicleId -CollisionId $own).CollisionId | Should -Be $own.CollisionId
    }

    It 'refuses paging of single collisions, and sends nothing' {
        { Get-StellantisCollision -VehicleId $vehicles[0] -CollisionId 1 -First 3 -ErrorAction Stop } | Should -Throw
        Get-StellantisSandboxRequest | Should -BeNullOrEmpty
    }

    It 'fits a console of <Width> columns' -ForEach @(@{ Width = 80 }, @{ Width = 120 }) {
        $lines = ($collisions | Out-String -Width $Width).Split("`n").TrimEnd() | Where-Object { $_ }
        $lines[0] | Should -Match '^Recorded\s+Vehicle'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
    }
}
