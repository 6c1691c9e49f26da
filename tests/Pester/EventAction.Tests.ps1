BeforeAll {
    $script:module = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
    Import-Module $module

    . (Join-Path $PSScriptRoot 'Events.ps1')
}

Describe 'Actions for events' {
    AfterEach {
        Get-StellantisEventListener | Stop-StellantisEventListener
        Get-StellantisConnection | Disconnect-Stellantis
        Get-StellantisSandbox | Stop-StellantisSandbox
    }

    It 'runs an action for each event, whatever an earlier one did' {
        $listener = Start-StellantisEventListener
        $global:seen = [Collections.Generic.List[string]]::new()
        $job = Register-StellantisEventAction { $global:seen.Add($_.MonitorId); if ($_.MonitorId -eq 'm-1') { throw 'no' } }
        $null = Send-Body $listener.Uri "[$(New-Body),$(New-Body -Monitor m-2),$(New-Body -Monitor m-3)]"
        $until = [datetime]::UtcNow.AddSeconds(30)
        while ($global:seen.Count -lt 3 -and [datetime]::UtcNow -lt $until) { Wait-Event -SourceIdentifier None -Timeout 1 }
        $global:seen | Should -Be 'm-1', 'm-2', 'm-3'
        Unregister-Event -SourceIdentifier $job.Name
        $null = Send-Body $listener.Uri (New-Body -Monitor m-4)
        (Receive-StellantisEvent -First 1 -TimeoutSec 10).MonitorId | Should -Be 'm-4'
        Remove-Job $job -Force
    }

    It 'says that a listener is stopped, and works off what it has' {
        $listener = Start-StellantisEventListener
        $null = Send-Body $listener.Uri (New-Body)
        Stop-StellantisEventListener -Listener $listener
        $job = Register-StellantisEventAction -Listener $listener { } -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike '*is stopped*for the 1 that it has*'
        Unregister-Event -SourceIdentifier $job.Name
        Remove-Job $job -Force
        $empty = Start-StellantisEventListener
        Stop-StellantisEventListener -Listener $empty
        { Register-StellantisEventAction -Listener $empty { } } | Should -Throw -ErrorId 'NotConnected,*' -ExpectedMessage '*is stopped*'
    }
}
