BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox -VehicleCount 20
    $script:trip = Get-StellantisVehicle -First 1 | Get-StellantisTrip -First 1
    $script:points = $trip | Get-StellantisTripWayPoint -All
}

AfterAll { Disconnect-Stellantis }

Describe 'ConvertTo-StellantisGeoJson' {
    It 'makes one document of a trip, the same from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'path.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = { $file = Join-Path $TestDrive 'path.xml'; $args | Export-Clixml -Path $file; Import-Clixml -Path $file } }
    ) {
        $document = & $Pass @points | ConvertTo-StellantisGeoJson -As Line
        $document | Should -HaveCount 1
        $line = ($document | ConvertFrom-Json).features
        $line | Should -HaveCount 1
        $line.geometry.type | Should -Be 'LineString'
        $line.geometry.coordinates | Should -HaveCount $points.Count
        $line.geometry.coordinates[0][0] | Should -Be $trip.StartPosition.Longitude
        $line.geometry.coordinates[0][1] | Should -Be $trip.StartPosition.Latitude
        $line.properties.tripId | Should -Be $trip.TripId
    }

    It 'counts what has no position' {
        $document = @($trip) + @(Get-StellantisVehicle -First 2) |
            ConvertTo-StellantisGeoJson -Property Distance -WarningVariable warnings -WarningAction SilentlyContinue
        ($document | ConvertFrom-Json).features.properties.Distance | Should -Be $trip.Distance, $trip.Distance
        "$warnings" | Should -BeLike '2 of 3 objects*'
    }

    It 'completes its shapes' {
        $line = 'ConvertTo-StellantisGeoJson -As '
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Sort-Object | Should -Be 'Line', 'Point'
    }
}
