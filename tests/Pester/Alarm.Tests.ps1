BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox
    # The ninth vehicle of every twenty was broken into.
    $script:vehicles = @(Get-StellantisVehicle -First 9)[0, 8]
    $script:alarms = $vehicles | Get-StellantisAlarm -First 20
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisAlarm' {
    BeforeEach { $null = Get-StellantisSandboxRequest -Clear }

    It 'reads the alarm messages of vehicles in the pipeline' {
        $alarms.VehicleId | Select-Object -Unique | Should -Be $vehicles.VehicleId
        $alarms.AlarmId | Select-Object -Unique | Should -HaveCount $alarms.Count
    }

    It 'tells what set an alarm off from its being armed' {
        $until = [datetimeoffset]::UtcNow.AddHours(-1)
        $triggers = $vehicles[1] | Get-StellantisAlarm -All -Type vehicle.alarm.trigger -Until $until
        $triggers | Should -Not -BeNullOrEmpty
        $triggers.Trigger | Should -Not -Contain $null
        $states = $vehicles[1] | Get-StellantisAlarm -All -Type vehicle.alarm.status -Until $until
        $states.Trigger | Where-Object { $_ } | Should -BeNullOrEmpty
        @($triggers).Count + @($states).Count | Should -Be ($vehicles[1] | Get-StellantisAlarm -Count -Until $until)
    }

    It 'reads a message again, live or from <From>' -ForEach @(
        @{ From = 'the pipeline'; Pass = { $args } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'alarms.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = {
            $file = Join-Path $TestDrive 'alarms.xml'
            $args | Export-Clixml -Path $file
            Import-Clixml -Path $file
        } }
    ) {
        $given = $alarms | Select-Object -First 3
        (& $Pass @given | Get-StellantisAlarm).AlarmId | Should -Be $given.AlarmId
    }

    It 'completes its types' {
        $line = 'Get-StellantisAlarm -Type vehicle.alarm.t'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'vehicle.alarm.trigger'
    }

    It 'fits a console of 80 columns' {
        $lines = ($alarms | Select-Object -First 3 | Out-String -Width 80).Split("`n").TrimEnd() | Where-Object { $_ }
        $lines[0] | Should -Match '^When\s+Vehicle\s+Status\s+Alarm'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
    }
}
