BeforeAll { Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis') }

Describe 'Get-StellantisRateLimit' {
    AfterEach {
        Disconnect-Stellantis
        Get-StellantisSandbox | Stop-StellantisSandbox
    }

    It 'tells what the service said of its limits, and sends nothing' {
        $sandbox = Start-StellantisSandbox -DailyLimit 1000 -BurstLimit 100
        Connect-Stellantis $sandbox.BaseUri $sandbox.Credential $sandbox.UserId -Brand DS
        $null = Get-StellantisVehicle -First 1
        $null = Get-StellantisSandboxRequest -Clear
        $limit = Get-StellantisRateLimit
        $limit.DailyLimit | Should -Be 1000
        $limit.DailyRemaining | Should -Be 999
        $limit.BurstLimit | Should -Be 100
        $limit.ReadAt | Should -BeOfType datetime
        Get-StellantisSandboxRequest | Should -BeNullOrEmpty
    }

    It 'knows nothing before the first answer' {
        Connect-Stellantis -Sandbox
        (Get-StellantisRateLimit).DailyLimit | Should -BeNullOrEmpty
    }

    It 'is about the connection that is named' {
        Connect-Stellantis -Sandbox -Name north
        (Get-StellantisRateLimit -Connection north).Connection | Should -Be 'north'
    }
}
