BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    $script:stolen = @{ name = 'd1'; data = @{ data = 'stolen.state'; op = 'equalsTo'; value = $true } }
}

Describe 'What a monitor watches' {
    BeforeEach {
        Connect-Stellantis -Sandbox
        $script:vehicles = Get-StellantisVehicle -First 5
        $script:channel = New-StellantisChannel -Label 'Back office' -WebhookTarget https://hooks.example.com
        $script:monitor = New-StellantisMonitor -ChannelId $channel -Label Stolen -BoolExp d1 -Trigger $stolen
        $null = Get-StellantisSandboxRequest -Clear
    }

    AfterEach { Disconnect-Stellantis }

    Context 'Add-StellantisMonitorHandle' {
        It 'attaches all vehicles <From> with one request' -ForEach @(
            @{ From = 'in the pipeline'; Pass = { $args } }
            @{ From = 'of a CSV file'; Pass = {
                $file = Join-Path $TestDrive 'watch.csv'
                $args | Select-Object -Property Vin, Brand | Export-Csv -Path $file -NoTypeInformation
                Import-Csv -Path $file
            } }
            @{ From = 'of a Clixml file'; Pass = {
                $file = Join-Path $TestDrive 'watch.xml'
                $args | Export-Clixml -Path $file
                Import-Clixml -Path $file
            } }
        ) {
            & $Pass @vehicles | Add-StellantisMonitorHandle -ChannelId $channel -MonitorId $monitor | Should -BeNullOrEmpty
            Get-StellantisSandboxRequest -Method PUT | Should -HaveCount 1
            ($monitor | Get-StellantisMonitorHandle -All).VehicleId | Should -Be $vehicles.VehicleId
        }

        It 'attaches each row of a CSV file to its own monitor' {
            $other = New-StellantisMonitor -ChannelId $channel -Label Other -BoolExp d1 -Trigger $stolen
            $file = Join-Path $TestDrive 'plan.csv'
            0..4 | ForEach-Object { [pscustomobject]@{
                ChannelId = $channel.ChannelId; MonitorId = ($monitor, $other)[$_ % 2].MonitorId; VehicleId = $vehicles[$_].VehicleId } } |
                Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file | Add-StellantisMonitorHandle
            Get-StellantisSandboxRequest -Method PUT | Should -HaveCount 2
            ($monitor | Get-StellantisMonitorHandle).VehicleId | Should -Be $vehicles[0, 2, 4].VehicleId
            ($other | Get-StellantisMonitorHandle).VehicleId | Should -Be $vehicles[1, 3].VehicleId
        }

        It 'attaches all vehicles of the account by their group' {
            $written = $monitor | Add-StellantisMonitorHandle -Group root -PassThru
            $written.Groups | Should -Be 'root'
            $handle = $monitor | Get-StellantisMonitorHandle
            $handle.Kind | Should -Be 'Group'
            $handle.Group | Should -Be 'root'
            $handle.MonitorId | Should -Be $monitor.MonitorId
            $handle.ChannelId | Should -Be $channel.ChannelId
        }

        It 'sends nothing with -WhatIf' {
            $vehicles | Add-StellantisMonitorHandle -ChannelId $channel -MonitorId $monitor -WhatIf
            Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        }

        It 'tells what is missing when there is nothing to add' {
            { $monitor | Add-StellantisMonitorHandle -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*-VehicleId*-Group root*'
            Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        }

        It 'completes the groups' {
            $line = 'Add-StellantisMonitorHandle -Group r'
            (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'root'
        }
    }

    Context 'Remove-StellantisMonitorHandle' {
        BeforeEach {
            $vehicles | Add-StellantisMonitorHandle -ChannelId $channel -MonitorId $monitor
            $null = Get-StellantisSandboxRequest -Clear
        }

        It 'detaches vehicles, and keeps the rest' {
            $vehicles[0, 1] | Remove-StellantisMonitorHandle -ChannelId $channel -MonitorId $monitor
            Get-StellantisSandboxRequest -Method PUT | Should -HaveCount 1
            ($monitor | Get-StellantisMonitorHandle).VehicleId | Should -Be $vehicles[2, 3, 4].VehicleId
        }

        It 'detaches the rows that Get-StellantisMonitorHandle wrote, <From>' -ForEach @(
            @{ From = 'live'; Pass = { $args } }
            @{ From = 'from Import-Csv'; Pass = {
                $file = Join-Path $TestDrive 'handles.csv'
                $args | Export-Csv -Path $file -NoTypeInformation
                Import-Csv -Path $file
            } }
            @{ From = 'from Import-Clixml'; Pass = {
                $file = Join-Path $TestDrive 'handles.xml'
                $args | Export-Clixml -Path $file
                Import-Clixml -Path $file
            } }
        ) {
            $handles = $monitor | Get-StellantisMonitorHandle
            & $Pass @handles | Remove-StellantisMonitorHandle
            $monitor | Get-StellantisMonitorHandle | Should -BeNullOrEmpty
            Get-StellantisSandboxRequest -Method PUT | Should -HaveCount 1
        }

        It 'detaches nothing with -WhatIf' {
            $vehicles | Remove-StellantisMonitorHandle -ChannelId $channel -MonitorId $monitor -WhatIf
            $monitor | Get-StellantisMonitorHandle | Should -HaveCount 5
        }
    }

    Context 'Get-StellantisMonitorHandle' {
        BeforeEach { $vehicles | Add-StellantisMonitorHandle -ChannelId $channel -MonitorId $monitor }

        It 'picks vehicles by the beginning of their VIN, and leads to them' {
            $handles = $monitor | Get-StellantisMonitorHandle -VinPrefix $vehicles[0].Vin.Substring(0, 8)
            $handles.VehicleId | Should -Be $vehicles[0].VehicleId
            ($handles | Get-StellantisVehicle).Vin | Should -Be $vehicles[0].Vin
        }

        It 'fits a console of 80 columns' {
            $lines = ($monitor | Get-StellantisMonitorHandle | Out-String -Width 80).Split("`n").TrimEnd() | Where-Object { $_ }
            $lines[0] | Should -Match '^Kind\s+Watched\s+MonitorId'
            $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        }
    }
}
