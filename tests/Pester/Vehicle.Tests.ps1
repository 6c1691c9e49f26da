BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox -VehicleCount 230
    $script:first = Get-StellantisVehicle -First 12
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisVehicle' {
    BeforeEach { $null = Get-StellantisSandboxRequest -Clear }

    It 'reads every vehicle once' {
        (Get-StellantisVehicle -All).Vin | Select-Object -Unique | Should -HaveCount 230
    }

    It 'warns once, with both counts, when there is more than the first page' {
        $page = Get-StellantisVehicle -WarningVariable warnings -WarningAction SilentlyContinue
        $page | Should -HaveCount 100
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike '*100 of 230*-All*'
    }

    It 'asks for no page after Select-Object -First has enough, but the two that it reads ahead' {
        Get-StellantisVehicle -All -PageSize 10 | Select-Object -First 15 | Should -HaveCount 15
        @(Get-StellantisSandboxRequest).Count | Should -BeIn 2, 3, 4
    }

    It 'asks for no page beyond -First' {
        Get-StellantisVehicle -First 30 -PageSize 20 | Should -HaveCount 30
        Get-StellantisSandboxRequest | Should -HaveCount 2
    }

    It 'tells the number alone' {
        Get-StellantisVehicle -Count | Should -Be 230
        Get-StellantisSandboxRequest | Should -HaveCount 1
    }

    It 'takes vehicles from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'their VINs'; Pass = { $args | ForEach-Object Vin } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'fleet.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = { $file = Join-Path $TestDrive 'fleet.xml'; $args | Export-Clixml -Path $file; Import-Clixml -Path $file } }
        @{ From = 'ConvertFrom-Json'
            Pass = { $args | Select-Object -Property VehicleId, Brand | ConvertTo-Json | ConvertFrom-Json | ForEach-Object { $_ } } }
        @{ From = 'Select-Object'; Pass = { $args | Select-Object -Property Vin, Brand } }
    ) {
        $given = $first | Select-Object -First 3
        $read = & $Pass @given | Get-StellantisVehicle
        $read.VehicleId | Should -Be $given.VehicleId
    }

    It 'comes from a job as an object that binds like a live one' {
        $vin = $first[0].Vin
        $job = Start-Job -ScriptBlock { [pscustomobject]@{ Vin = $using:vin } }
        ($job | Receive-Job -Wait -AutoRemoveJob | Get-StellantisVehicle).Vin | Should -Be $vin
    }

    It 'leads to its alerts' {
        $alerts = $first | Get-StellantisAlert -All
        $alerts.VehicleId | Select-Object -Unique | ForEach-Object { $_ | Should -BeIn $first.VehicleId }
    }

    It 'sorts, groups and counts as objects do' {
        ($first | Sort-Object -Property Vin).Vin | Should -Be ($first.Vin | Sort-Object)
        ($first | Group-Object -Property Brand | Measure-Object -Property Count -Sum).Sum | Should -Be 12
    }

    It 'is JSON that holds its properties' {
        $json = $first[0] | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        $json.Vin | Should -Be $first[0].Vin
        $json.Brand | Should -Be $first[0].Brand
    }

    It 'reads well in a console of <Width> columns' -ForEach @(@{ Width = 80 }, @{ Width = 120 }) {
        $lines = ($first | Out-String -Width $Width).Split("`n").TrimEnd() | Where-Object { $_ }
        $lines | Should -HaveCount 14
        $lines[0] | Should -Match '^VehicleId\s+Brand\s+Family\s+Motorization\s+Fuel'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
        $lines[2] | Should -Match $first[0].VehicleId
    }

    It 'names what was not found, and reads the rest' {
        $read = $first[0].VehicleId, 'VR3NNNNNNNN000000', $first[1].VehicleId |
            Get-StellantisVehicle -ErrorVariable failed -ErrorAction SilentlyContinue
        $read | Should -HaveCount 2
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
        $failed[0].TargetObject | Should -Be 'VR3NNNNNNNN000000'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'completes its extensions' {
        $line = 'Get-StellantisVehicle -Extension c'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'callCenterNumbers'
    }
}

Describe 'Test-StellantisVehicle' {
    BeforeAll { $first[0..3] | Set-StellantisSandboxVehicle -Moving $false -Privacy None -NoData $false }

    It 'finds <Verdict>, and says what to do' -ForEach @(
        @{ Verdict = 'NeverSeen'; State = @{ NoData = $true } }
        @{ Verdict = 'Private'; State = @{ Privacy = 'Full' } }
        @{ Verdict = 'NoPosition'; State = @{ Privacy = 'Geolocation' } }
    ) {
        $first[3] | Set-StellantisSandboxVehicle -NoData $false -Privacy None
        ($first[3] | Test-StellantisVehicle).Verdict | Should -Be 'GivesData'
        $first[3] | Set-StellantisSandboxVehicle @State
        $found = $first[3] | Test-StellantisVehicle
        $found.Verdict | Should -Be $Verdict
        $found.Remedy | Should -Not -BeNullOrEmpty
    }

    It 'is one line a vehicle, in their order, those that nobody knows too' {
        $ids = $first[0].VehicleId, 'VR3NNNNNNNN000000', $first[1].VehicleId
        $found = $ids | Test-StellantisVehicle
        $found.VehicleId | Should -Be $ids
        $found.Verdict | Should -Be 'GivesData', 'NotKnown', 'GivesData'
        ($found | Out-String -Width 80).Split("`n").TrimEnd() | Where-Object { $_ } | Should -HaveCount 5
    }

    It 'calls silent what was not heard of for as long as one says' {
        ($first[0] | Test-StellantisVehicle -SilentAfter 0).Verdict | Should -Be 'Silent'
        { $first[0] | Test-StellantisVehicle -SilentAfter -1 } | Should -Throw '*-SilentAfter*'
    }
}
