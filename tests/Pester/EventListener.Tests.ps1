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
