<#
.SYNOPSIS
    Pester tests of a runbook, against a sandbox that fails on demand: a start for tests of your own.
.DESCRIPTION
    The runbook is NightlyFleetReport.ps1 beside this file, and runs as it is: Start-StellantisSandbox -SetEnvironmentVariable
    leads to the sandbox whatever signs in from the environment variables. Each test has a sandbox of its own, a world that it
    arranges, and looks at what came out and at what was sent. Put your own script in the place of the runbook. It needs Pester 5
    and, of the service, nothing.
.EXAMPLE
    Invoke-Pester -Path ./Runbook.Tests.ps1 -Output Detailed
#>
BeforeAll {
    if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
    $script:runbook = Join-Path $PSScriptRoot 'NightlyFleetReport.ps1'
}

Describe 'The nightly report' {
    BeforeEach {
        $script:report = Join-Path $TestDrive 'fleet.csv'
        $script:sandbox = Start-StellantisSandbox -SetEnvironmentVariable -World @{
            vehicles = @(
                @{ vin = 'VR3UHZKXZPT500041'; motorization = 'Electric'; state = @{ batteryLevel = 42; odometer = 12345; moving = $false } }
                @{ vin = 'VR3UHZKXZPT500042'; motorization = 'Thermic'; state = @{ fuelLevel = 87; moving = $false } }
                @{ vin = 'VR3UHZKXZPT500043'; state = @{ noData = $true } }
            )
        }
    }

    AfterEach {
        Stop-StellantisSandbox $sandbox
        Remove-Item -Path $report -ErrorAction Ignore
    }

    It 'has the figures of each vehicle' {
        & $runbook -Path $report
        $rows = Import-Csv -Path $report
        $rows.VehicleId | Should -Be 'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042', 'VR3UHZKXZPT500043'
        [double] $rows[0].BatteryLevel | Should -Be 42
        [double] $rows[0].Odometer | Should -Be 12345
        [double] $rows[1].FuelLevel | Should -Be 87
    }

    It 'names a vehicle without data' {
        & $runbook -Path $report
        (Import-Csv -Path $report | Where-Object Problem).VehicleId | Should -Be 'VR3UHZKXZPT500043'
    }

    It 'names a vehicle that it may not read, and reports the others' {
        Set-StellantisSandboxFault -Kind Status -Status 403 -Path *500041/telemetries/latest
        & $runbook -Path $report 2> $null
        $rows = Import-Csv -Path $report
        $rows | Should -HaveCount 3
        ($rows | Where-Object VehicleId -EQ 'VR3UHZKXZPT500041').Problem | Should -BeLike '*403*'
        [double] ($rows | Where-Object VehicleId -EQ 'VR3UHZKXZPT500042').FuelLevel | Should -Be 87
    }

    It 'waits when the service throttles it, and asks again' {
        Set-StellantisSandboxFault -Kind Throttle -RetryAfter 0 -Count 2
        & $runbook -Path $report
        Import-Csv -Path $report | Should -HaveCount 3
        Get-StellantisSandboxRequest | Where-Object Status -EQ 429 | Should -HaveCount 2
    }

    It 'survives a connection that breaks' {
        Set-StellantisSandboxFault -Kind Reset -Count 1 -Operation getVehicleLastTelemetries
        & $runbook -Path $report
        (Import-Csv -Path $report | Where-Object Problem).VehicleId | Should -Be 'VR3UHZKXZPT500043'
    }

    It 'fails loudly, and writes no report, when the credentials are no longer good' {
        Set-StellantisSandboxFault -Kind Status -Status 401
        { & $runbook -Path $report } | Should -Throw -ErrorId 'AuthenticationFailed,*'
        (Import-Csv -Path $report -ErrorAction Ignore) | Should -BeNullOrEmpty
    }

    It 'only reads, once for each vehicle' {
        & $runbook -Path $report
        $sent = Get-StellantisSandboxRequest
        $sent.Method | Select-Object -Unique | Should -Be 'GET'
        $sent | Where-Object Path -Like '*/telemetries/latest' | Should -HaveCount 3
    }
}
