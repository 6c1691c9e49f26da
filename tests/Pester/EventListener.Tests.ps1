BeforeAll {
    $script:module = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
    Import-Module $module

    . (Join-Path $PSScriptRoot 'Events.ps1')
}

Describe 'A listener' {
    AfterEach {
        Get-StellantisEventListener | Stop-StellantisEventListener
        Get-StellantisConnection | Disconnect-Stellantis
        Get-StellantisSandbox | Stop-StellantisSandbox
    }

    It 'refuses what does not show its secret, and everything without one beyond this machine' {
        $secret = [securestring]::new()
        'made up'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $listener = Start-StellantisEventListener -Secret $secret
        { Send-Body $listener.Uri (New-Body) } | Should -Throw '*401*'
        (Send-Body $listener.Uri (New-Body) @{ Authorization = 'Bearer made up' }).StatusCode | Should -Be 200
        $listener.RefusedBy['Secret'] | Should -Be 1
        { Start-StellantisEventListener -Uri http://0.0.0.0:0 } | Should -Throw '*-Secret is missing*'
    }

    It 'comes with what its spool kept' {
        $spool = Join-Path $TestDrive spool
        $listener = Start-StellantisEventListener -SpoolPath $spool
        $null = Send-Body $listener.Uri "[$(New-Body),$(New-Body -Monitor m-2)]"
        (Receive-StellantisEvent -First 1).MonitorId | Should -Be 'm-1'
        { Start-StellantisEventListener -SpoolPath $spool } | Should -Throw '*-SpoolPath cannot be used*'
        Stop-StellantisEventListener $listener
        $again = Start-StellantisEventListener -SpoolPath $spool
        (Receive-StellantisEvent -Listener $again).MonitorId | Should -Be 'm-2'
    }

    It 'hears by <How> that a car drove through a zone, and the end of a command' -ForEach @(
        @{ How = 'webhook'; Kind = @{} }
        @{ How = 'web socket'; Kind = @{ Websocket = $true } }
    ) {
        Connect-Stellantis -Sandbox -Speed 60
        $car = Get-StellantisVehicle | Get-StellantisTelemetry -Latest | Where-Object Location | Select-Object -First 1
        $listener = Start-StellantisEventListener
        $channel = New-StellantisChannel -Listener $listener -Label Events @Kind -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $monitor = New-StellantisMonitor -ChannelId $channel -Label Depot -ExtendedEventParam vehicle.position -Trigger @{
            depot = @{ zone = @{ transition = 'In'; place = @{ radius = 2; center = @{ latitude = 45.46; longitude = 9.19 } } } } }
        $car | Add-StellantisMonitorHandle -ChannelId $channel -MonitorId $monitor
        $car | Move-StellantisSandboxVehicle -Through 45.46, 9.19, 2

        $entered = Receive-StellantisEvent -First 1 -TimeoutSec 30
        $entered.MonitorId | Should -Be $monitor.MonitorId
        $entered.VehicleId | Should -Be $car.VehicleId
        $entered.Extensions.Count | Should -BeGreaterThan 0

        $null = Get-StellantisSandboxRequest -Clear
        ($car | Invoke-StellantisHorn -ChannelId $channel -SkipCheck -Wait -Confirm:$false).Outcome | Should -Be 'Success'
        (Get-StellantisSandboxRequest -Method GET).Path | Where-Object { $_ -like '*/remotes*' } | Should -BeNullOrEmpty
        (Receive-StellantisEvent).Type | Select-Object -Unique | Should -Be 'Remote'
        $listener.Refused, $listener.Queued | Should -Be 0, 0
    }

    It 'has a channel made that fits it' {
        Connect-Stellantis -Sandbox
        $secret = [securestring]::new()
        'made/up?'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $listener = Start-StellantisEventListener -Secret $secret
        $channel = New-StellantisChannel -Listener $listener -Type Remote
        $channel.Target | Should -Be $listener.Uri.AbsoluteUri
        $stored = (Get-StellantisChannel $channel).Definition.Webhook
        ([uri] $stored.Target).UserInfo | Should -Be 'stellantis:made%2Fup%3F'
        $stored.Attributes[0].Key, $stored.Attributes[0].Value | Should -Be 'X-Vin', '$Vin'
        $channel | Format-List | Out-String | Should -Not -Match 'made'
    }
}
