BeforeAll { Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis') }

Describe 'Add-StellantisSandboxAlert' {
    BeforeEach {
        Connect-Stellantis -Sandbox -World @{
            vehicles = @(@{ brand = 'Citroen'; motorization = 'Thermic'; alerts = @() }, @{ brand = 'DS'; alerts = @() }) }
        $script:vehicles = Get-StellantisVehicle
        $null = Get-StellantisSandboxRequest -Clear
    }

    AfterEach { Disconnect-Stellantis }

    It 'raises an alert on every vehicle in the pipeline, and writes the ids' {
        $ids = $vehicles | Add-StellantisSandboxAlert -Type BrakingSystemFailure
        $ids | Should -HaveCount 2
        Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        $alerts = $vehicles | Get-StellantisAlert -Active -All | Where-Object Type -eq 'BrakingSystemFailure'
        $alerts.AlertId | Should -Be $ids
        $alerts.Severity | Select-Object -Unique | Should -Be 'Critical'
    }

    It 'takes vehicles from Import-Csv' {
        $file = Join-Path $TestDrive 'fleet.csv'
        $vehicles | Select-Object -Property Vin | Export-Csv -Path $file -NoTypeInformation
        Import-Csv -Path $file | Add-StellantisSandboxAlert -Type AddWasherFluid | Should -HaveCount 2
    }

    It 'brings about what goes with it' {
        $null = $vehicles[0] | Add-StellantisSandboxAlert -Type FrontLeftTirePuncture
        $null = $vehicles[0] | Add-StellantisSandboxAlert -Type FuelLevelLow
        $latest = $vehicles[0] | Get-StellantisTelemetry -Latest
        "$($latest.TyreState)" | Should -Match 'FrontLeft SignificantlyLow'
        $latest.Energies[0].Level | Should -BeLessThan 15
    }

    It 'raises one that is over' {
        $started = [datetimeoffset]::new([datetime]::UtcNow.Date, [timespan]::Zero).AddDays(-30)
        $id = $vehicles[0] | Add-StellantisSandboxAlert -Type AddWasherFluid -Severity Warning -Ended -StartedAt $started
        $alert = $vehicles[0] | Get-StellantisAlert -AlertId $id
        $alert.IsActive | Should -BeFalse
        $alert.StartedAt | Should -Be $started.LocalDateTime
        $alert.EndedAt | Should -BeGreaterThan $started.LocalDateTime
        $alert.Severity | Should -Be 'Warning'
    }

    It 'raises nothing with -WhatIf' {
        $vehicles | Add-StellantisSandboxAlert -Type AddWasherFluid -WhatIf | Should -BeNullOrEmpty
        ($vehicles | Get-StellantisAlert -All).Type | Should -Not -Contain 'AddWasherFluid'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a type that does not exist'; Parameters = @{ Type = 'Nonsense' }; Told = '*Nonsense*' }
        @{ What = 'a severity that does not exist'; Parameters = @{ Type = 'AddWasherFluid'; Severity = 'Grave' }
            Told = '*Information, Warning, Critical*' }
        @{ What = 'what the vehicle cannot have'; Parameters = @{ Type = 'ChargingFailure' }; Told = '*ChargingFailure*' }
        @{ What = 'a start in the future'
            Parameters = @{ Type = 'AddWasherFluid'; StartedAt = [datetimeoffset]::new(2999, 1, 1, 0, 0, 0, [timespan]::Zero) }; Told = '*future*' }
    ) {
        { $vehicles[0] | Add-StellantisSandboxAlert @Parameters -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage $Told
    }

    It 'completes types and severities' {
        $line = 'Add-StellantisSandboxAlert -Type FuelLevelL'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'FuelLevelLow'
        $line = 'Add-StellantisSandboxAlert -Severity C'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'Critical'
    }
}
