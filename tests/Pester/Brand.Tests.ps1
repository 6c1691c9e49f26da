BeforeAll { Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis') }

AfterAll { Get-StellantisConnection | ForEach-Object { Disconnect-Stellantis -Connection $_ } }

Describe 'Get-StellantisBrand' {
    It 'needs no connection, and shows realms in a table' {
        $table = Get-StellantisBrand | Out-String -Width 120
        foreach ($realm in 'clientsB2CPeugeot', 'clientsB2CCitroen', 'clientsB2CDS', 'clientsB2COpel', 'clientsB2CVauxhall') {
            $table | Should -Match $realm
        }
        $table.Split("`n") | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 120 }
    }

    It 'finds the brand of a VIN' {
        (Get-StellantisBrand -Vin VR7).Name | Should -Be 'Citroen'
        { Get-StellantisBrand -Vin XXX -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
    }

    It 'finds the brands of vehicles, live and from a file' {
        Connect-Stellantis -Sandbox
        $vehicles = Get-StellantisVehicle -All
        $brands = $vehicles | Get-StellantisBrand
        $brands.Name | Should -Be $vehicles.Brand
        $file = Join-Path $TestDrive 'fleet.csv'
        $vehicles | Select-Object -Property Vin, Motorization | Export-Csv -Path $file -NoTypeInformation
        (Import-Csv -Path $file | Get-StellantisBrand).Name | Should -Be $brands.Name
    }
}
