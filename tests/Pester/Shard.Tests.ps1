BeforeAll {
    $script:module = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
    Import-Module $module
    $script:examples = Join-Path $module 'Examples'
    $script:before = @{}
    $script:sandbox = Start-StellantisSandbox -VehicleCount 40 -Seed 7
    $settings = @{
        STELLANTIS_BASEURI = $sandbox.BaseUri.AbsoluteUri; STELLANTIS_CLIENTID = $sandbox.Credential.UserName
        STELLANTIS_CLIENTSECRET = $sandbox.Credential.GetNetworkCredential().Password; STELLANTIS_USERID = $sandbox.UserId; STELLANTIS_REALM = 'B2C'
        JOB_COMPLETION_INDEX = $null; JOB_COMPLETIONS = '3'
        # A runbook imports the module by its name.
        PSModulePath = (Split-Path $module) + [IO.Path]::PathSeparator + $env:PSModulePath
    }
    foreach ($name in $settings.Keys) {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $settings[$name])
    }
    Connect-Stellantis -FromEnvironmentVariable
    $script:vehicles = Get-StellantisVehicle -All
    $script:reporting = ($vehicles | Get-StellantisTelemetry -Latest -WarningAction Ignore).VehicleId | Sort-Object
    Disconnect-Stellantis
}

AfterAll {
    foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
    Stop-StellantisSandbox $sandbox
}

Describe 'Get-StellantisVehicle -Shard' {
    BeforeAll { Connect-Stellantis -FromEnvironmentVariable }
    AfterAll { Disconnect-Stellantis }

    It 'gives each vehicle to one of the workers' {
        (1..3 | ForEach-Object { Get-StellantisVehicle -All -Shard "$_/3" }).Vin | Sort-Object | Should -Be ($vehicles.Vin | Sort-Object)
    }

    It 'tells which variable is missing' {
        { Get-StellantisVehicle -Shard Auto -ErrorAction Stop } | Should -Throw '*JOB_COMPLETION_INDEX*'
    }
}

Describe 'The examples for more than one machine' {
    It 'the job of Kubernetes: each worker writes its part of the report' {
        $rows = foreach ($index in 0..2) {
            $env:JOB_COMPLETION_INDEX = "$index"
            & (Join-Path $examples 'FleetReport.ps1') -Path (Join-Path $TestDrive "fleet-$index.csv") -WarningAction Ignore
            Import-Csv -Path (Join-Path $TestDrive "fleet-$index.csv")
        }
        $rows.VehicleId | Sort-Object | Should -Be $reporting
        @($rows | Where-Object { $_.Odometer -and $_.Location }).Count | Should -BeGreaterThan 20
    }

    It 'Invoke-Command: the hosts, here processes of this machine, fill one report' {
        # What a host does happens in a process of its own, which has the module's path and the variables as a host would; only the remoting is left
        # out.
        function global:Start-OnHost($ComputerName, $ScriptBlock, $ArgumentList, [switch] $AsJob) {
            $AsJob | Should -BeTrue
            Start-Job -Name $ComputerName -ScriptBlock $ScriptBlock -ArgumentList $ArgumentList
        }
        Set-Alias -Name Invoke-Command -Value Start-OnHost -Scope Global
        $file = Join-Path $TestDrive 'hosts.csv'
        & (Join-Path $examples 'InvokeOnHosts.ps1') -ComputerName host1, host2 -Path $file 3> $null
        (Import-Csv -Path $file).VehicleId | Sort-Object | Should -Be $reporting
        Remove-Item -Path alias:Invoke-Command, function:Start-OnHost
    }

    It 'Azure Automation: the workers write every critical alert once' {
        $credential = $sandbox.Credential
        function Get-AutomationPSCredential($Name) { $Name | Should -Be 'Stellantis'; $credential }
        $alerts = 1..2 | ForEach-Object { & (Join-Path $examples 'AzureAutomationRunbook.ps1') -Worker $_ -WorkerCount 2 }
        [Environment]::SetEnvironmentVariable('STELLANTIS_CLIENTSECRET', $credential.GetNetworkCredential().Password)
        Connect-Stellantis -FromEnvironmentVariable
        $expected = $vehicles | Get-StellantisAlert -Active -All | Where-Object Severity -EQ 'Critical'
        Disconnect-Stellantis
        @($alerts.AlertId | Sort-Object) | Should -Be @($expected.AlertId | Sort-Object)
    }
}
