BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox
    $script:vehicles = Get-StellantisVehicle -First 3
}

AfterAll { Disconnect-Stellantis }

Describe 'Get-StellantisVehicleCapability' {
    It 'tells for each vehicle in the pipeline what it can do' {
        $capabilities = $vehicles | Get-StellantisVehicleCapability
        $capabilities.VehicleId | Should -Be $vehicles.VehicleId
        $capabilities.Brand | Should -Be $vehicles.Brand
        $capabilities.Data | Should -Not -BeNullOrEmpty
        $capabilities.Remote | Should -HaveCount 3
    }

    It 'takes vehicles from <From>' -ForEach @(
        @{ From = 'their VINs'; Pass = { $args | ForEach-Object Vin } }
        @{ From = 'Import-Csv'; Pass = {
            $file = Join-Path $TestDrive 'fleet.csv'
            $args | Export-Csv -Path $file -NoTypeInformation
            Import-Csv -Path $file
        } }
        @{ From = 'Import-Clixml'; Pass = { $file = Join-Path $TestDrive 'fleet.xml'; $args | Export-Clixml -Path $file; Import-Clixml -Path $file } }
    ) {
        (& $Pass @vehicles | Get-StellantisVehicleCapability).VehicleId | Should -Be $vehicles.VehicleId
    }

    It 'says what Send-StellantisRemote then meets' {
        $vehicles[0] | Set-StellantisSandboxVehicle -Support horn
        "$(($vehicles[0] | Get-StellantisVehicleCapability).Remote)" | Should -Be 'Horn'
        $channel = New-StellantisChannel -Label Remotes -WebhookTarget https://hooks.example.com -Type Remote
        $vehicles[0] | Send-StellantisRemote -ChannelId $channel -Action @{ horn = @{ state = 'Activated' } } | Should -HaveCount 1
        { $vehicles[0] | Send-StellantisRemote -ChannelId $channel -Action @{ lights = @{ state = 'Activated' } } -ErrorAction Stop } |
            Should -Throw -ErrorId 'NotSupported,*' -ExpectedMessage '*lights*'
    }

    It 'names a vehicle that is not there, and reads the rest' {
        $read = 'VR3NNNNNNNN000000', $vehicles[1].Vin | Get-StellantisVehicleCapability -ErrorVariable failed -ErrorAction SilentlyContinue
        $read.VehicleId | Should -Be $vehicles[1].VehicleId
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
        $failed[0].TargetObject | Should -Be 'VR3NNNNNNNN000000'
    }

    It 'fits a console of 80 columns' {
        $lines = ($vehicles | Get-StellantisVehicleCapability | Out-String -Width 80).Split("`n").TrimEnd() | Where-Object { $_ }
        $lines[0] | Should -Match '^Vehicle\s+Brand\s+Remote'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
    }
}
