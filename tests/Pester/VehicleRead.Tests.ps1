BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    # What needs a vehicle, and nothing else, to be read. Remote commands belong to a channel too.
    $script:reads = Get-Command -Module Stellantis -Verb Get | Where-Object {
        $_.Name -ne 'Get-StellantisVehicle' -and -not $_.Parameters.ContainsKey('ChannelId') -and
        $_.ParameterSets.Where({ "$(($_.Parameters | Where-Object IsMandatory).Name)" -eq 'VehicleId' })
    } | ForEach-Object { @{ Cmdlet = $_.Name; One = if ($_.Parameters.ContainsKey('First')) { @{ First = 1 } } else { @{} } } }
}

BeforeAll {
    Connect-Stellantis -Sandbox
    $script:vehicles = Get-StellantisVehicle -First 6
}

AfterAll { Disconnect-Stellantis }

Describe 'What is read of vehicles' {
    It 'by <Cmdlet> comes in the order of the vehicles, with each of them' -ForEach $reads {
        $read = $vehicles | & $Cmdlet @One
        $read | Should -Not -BeNullOrEmpty
        @($vehicles.VehicleId | Where-Object { $_ -in $read.VehicleId }) | Should -Be @($read.VehicleId)
        $read | ForEach-Object { $_.Vehicle.VehicleId | Should -Be $_.VehicleId }
    }

    It 'by <Cmdlet> leaves a vehicle out that is not there, and says so' -ForEach $reads {
        $there = $vehicles[0] | & $Cmdlet @One
        $read = 'VR3NNNNNNNN000000', $vehicles[0].VehicleId | & $Cmdlet @One -ErrorVariable failed -ErrorAction SilentlyContinue
        @($read).VehicleId | Should -Be @($there).VehicleId
        $failed | Should -HaveCount 1
        $failed[0].TargetObject | Should -Be 'VR3NNNNNNNN000000'
    }
}
