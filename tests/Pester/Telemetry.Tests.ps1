BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox
    $script:vehicles = Get-StellantisVehicle -First 4
    $vehicles | Set-StellantisSandboxVehicle -Moving $false
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisTelemetry' {
    BeforeEach { $null = Get-StellantisSandboxRequest -Clear }

    Context 'the last known values' {
        It 'is one object for each vehicle in the pipeline, in their order' {
            $latest = $vehicles | Get-StellantisTelemetry -Latest
            $latest.VehicleId | Should -Be $vehicles.VehicleId
            $latest | Should -BeOfType Stellantis.LatestTelemetry
        }

        It 'takes vehicles from <From>' -ForEach @(
            @{ From = 'Import-Csv'; Pass = {
                $file = Join-Path $TestDrive 'fleet.csv'
                $args | Select-Object -Property Vin, Brand | Export-Csv -Path $file -NoTypeInformation
                Import-Csv -Path $file
            } }
            @{ From = 'Import-Clixml'; Pass = {
                $file = Join-Path $TestDrive 'fleet.xml'
                $args | Export-Clixml -Path $file
                Import-Clixml -Path $file
            } }
        ) {
            (& $Pass @vehicles | Get-StellantisTelemetry -Latest).VehicleId | Should -Be $vehicles.VehicleId
        }

        It 'writes the columns that somebody chose to a CSV file' {
            $file = Join-Path $TestDrive 'latest.csv'
            $vehicles | Get-StellantisTelemetry -Latest |
                Select-Object -Property VehicleId, UpdatedAt, Location, Odometer, @{ Name = 'Level'; Expression = { $_.Energies[0].Level } } |
                Export-Csv -Path $file -NoTypeInformation
            $rows = Import-Csv -Path $file
            $rows.VehicleId | Should -Be $vehicles.VehicleId
            $rows | ForEach-Object { [double]::Parse($_.Level, [cultureinfo]::CurrentCulture) | Should -BeLessOrEqual 100 }
            Get-Content -Path $file -Raw | Should -Not -Match 'Stellantis\.|System\.'
        }

        It 'asks only for the parts that are named' {
            $latest = $vehicles[0] | Get-StellantisTelemetry -Latest -Type vehicle.odometer, vehicle.energies
            (Get-StellantisSandboxRequest -Last 1).Query | Should -Be 'type=vehicle.odometer', 'type=vehicle.energies'
            $latest.Odometer | Should -BeGreaterThan 0
            $latest.DoorsState | Should -BeNullOrEmpty
        }

        It 'tells once which vehicles nothing is known of, by the end of their ids' {
            $vehicles[0], $vehicles[1] | Set-StellantisSandboxVehicle -NoData $true
            $latest = $vehicles | Get-StellantisTelemetry -Latest -WarningVariable warnings -WarningAction SilentlyContinue
            $vehicles[0], $vehicles[1] | Set-StellantisSandboxVehicle -NoData $false
            $latest.VehicleId | Should -Be $vehicles[2].VehicleId, $vehicles[3].VehicleId
            $warnings | Should -HaveCount 1
            "$warnings" | Should -BeLike "2 vehicles*$($vehicles[0].Vin.Substring(13))*$($vehicles[1].Vin.Substring(13))*"
            "$warnings" | Should -Not -Match $vehicles[0].Vin
        }

        It 'has a row for vehicles that nothing is known of too, when they are wanted' {
            $vehicles[1] | Set-StellantisSandboxVehicle -NoData $true
            $latest = $vehicles | Get-StellantisTelemetry -Latest -IncludeMissing -WarningVariable warnings
            $vehicles[1] | Set-StellantisSandboxVehicle -NoData $false
            $latest.VehicleId | Should -Be $vehicles.VehicleId
            ($latest | Where-Object { -not $_.UpdatedAt }).VehicleId | Should -Be $vehicles[1].VehicleId
            $latest[1] | Out-String | Should -Match $vehicles[1].VehicleId
            $warnings | Should -BeNullOrEmpty
        }

        It 'refuses the parameters of the history: <Name>' -ForEach @(
            @{ Name = '-All'; Parameters = @{ All = $true } }
            @{ Name = '-First'; Parameters = @{ First = 3 } }
            @{ Name = '-PageSize'; Parameters = @{ PageSize = 10 } }
            @{ Name = '-Since'; Parameters = @{ Since = '2026-01-01' } }
            @{ Name = '-OrderBy'; Parameters = @{ OrderBy = 'ascending' } }
        ) {
            { $vehicles[0] | Get-StellantisTelemetry -Latest @Parameters -ErrorAction Stop } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
            Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        }
    }

    Context 'the history' {
        It 'is read page by page, the newest first' {
            $messages = $vehicles[0] | Get-StellantisTelemetry -First 25 -PageSize 10
            $messages | Should -HaveCount 25
            $messages.VehicleId | Select-Object -Unique | Should -Be $vehicles[0].VehicleId
            $messages.CreatedAt | Should -Be ($messages.CreatedAt | Sort-Object -Descending)
            Get-StellantisSandboxRequest | Should -HaveCount 3
        }

        It 'comes in the order that was asked for, in any casing' {
            $messages = $vehicles[0] | Get-StellantisTelemetry -First 5 -OrderBy Ascending
            $messages.CreatedAt | Should -Be ($messages.CreatedAt | Sort-Object)
            (Get-StellantisSandboxRequest -Last 1).Query | Should -Contain 'orderBy=ascending'
        }

        It 'is of a window of time' {
            $newest = ($vehicles[0] | Get-StellantisTelemetry -First 40).CreatedAt
            $since, $until = $newest[-1], $newest[9]
            $messages = $vehicles[0] | Get-StellantisTelemetry -All -Since $since -Until $until
            $messages.Count | Should -BeGreaterThan 1
            $messages.CreatedAt | ForEach-Object { $_ | Should -BeGreaterOrEqual $since; $_ | Should -BeLessOrEqual $until }
        }

        It 'takes several windows as the service has them' {
            $null = $vehicles[0] | Get-StellantisTelemetry -First 1 -TimeRange '2026-01-01T00:00:00Z/P1D', '2026-02-01T00:00:00Z/'
            (Get-StellantisSandboxRequest -Last 1).Query | Select-Object -First 2 |
                Should -Be 'timestamps=2026-01-01T00:00:00Z/P1D', 'timestamps=2026-02-01T00:00:00Z/'
            { $vehicles[0] | Get-StellantisTelemetry -TimeRange 2026-01-01 -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        }

        It 'warns once, with both counts, when there is more than the first page' {
            $messages = $vehicles | Get-StellantisTelemetry -WarningVariable warnings -WarningAction SilentlyContinue
            $warnings | Should -HaveCount 1
            "$warnings" | Should -BeLike "*each of 4 lists*$(@($messages).Count) of*-All*"
        }

        It 'counts with one small request' {
            $vehicles[0] | Get-StellantisTelemetry -Count | Should -BeGreaterThan 100
            (Get-StellantisSandboxRequest).Query | Should -Contain 'pageSize=1'
        }
    }

    It 'completes <Line> with <Expected>' -ForEach @(
        @{ Line = 'Get-StellantisTelemetry -Type vehicle.odo'; Expected = 'vehicle.odometer' }
        @{ Line = 'Get-StellantisTelemetry -OrderBy a'; Expected = 'ascending' }
    ) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText | Should -Be $Expected
    }

    It 'fits a console of 80 columns' {
        foreach ($shown in ($vehicles | Get-StellantisTelemetry -Latest), ($vehicles[0] | Get-StellantisTelemetry -First 3)) {
            ($shown | Out-String -Width 80).Split("`n") | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 80 }
        }
    }
}
