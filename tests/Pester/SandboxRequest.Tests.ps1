BeforeAll { Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis') }

Describe 'Get-StellantisSandboxRequest' {
    BeforeEach {
        Connect-Stellantis -Sandbox
        $script:vehicle = Get-StellantisVehicle -First 1
        $null = $vehicle | Get-StellantisAlert
        $null = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com
    }

    AfterEach { Disconnect-Stellantis }

    It 'shows what was sent, the oldest first' {
        $requests = Get-StellantisSandboxRequest
        $requests.Method | Should -Be 'GET', 'GET', 'POST'
        $requests.Number | Should -Be 1, 2, 3
        $requests[0].Query | Should -Be 'pageSize=1'
        $requests[1].Headers['x-cvs-scope'] | Should -BeLike "*VIN:$($vehicle.Vin)"
        ($requests[2].Body | ConvertFrom-Json).label | Should -Be 'Hook'
        $requests[2].Status | Should -Be 200
    }

    It 'picks by method, by path and by age' {
        Get-StellantisSandboxRequest -Method post | Should -HaveCount 1
        Get-StellantisSandboxRequest -Path */alerts | Should -HaveCount 1
        (Get-StellantisSandboxRequest -Last 1).Method | Should -Be 'POST'
        (Get-StellantisSandboxRequest | Where-Object Status -lt 300).Count | Should -Be 3
    }

    It 'forgets when it is told to' {
        Get-StellantisSandboxRequest -Clear | Should -HaveCount 3
        Get-StellantisSandboxRequest | Should -BeNullOrEmpty
    }

    It 'asks the sandbox that is given' {
        $other = Start-StellantisSandbox
        $other | Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        Get-StellantisSandboxRequest | Should -HaveCount 3
        $other | Stop-StellantisSandbox
    }

    It 'fits a console of 80 columns' {
        $lines = (Get-StellantisSandboxRequest | Out-String -Width 80).Split("`n").TrimEnd() | Where-Object { $_ }
        $lines[0] | Should -Match '^\s*No\s+Method\s+Status\s+Fault\s+Path and query'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
    }
}
