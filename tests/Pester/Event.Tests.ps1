BeforeAll {
    $script:module = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
    Import-Module $module
    $script:examples = Join-Path $module 'Examples'
    $script:pathBefore = $env:PSModulePath
    $env:PSModulePath = (Split-Path $module) + [IO.Path]::PathSeparator + $env:PSModulePath

    . (Join-Path $PSScriptRoot 'Events.ps1')
}

AfterAll { $env:PSModulePath = $pathBefore }

Describe 'Events' {
    AfterEach {
        Get-StellantisEventListener | Stop-StellantisEventListener
        Get-StellantisConnection | Disconnect-Stellantis
        Get-StellantisSandbox | Stop-StellantisSandbox
    }

    Context 'ConvertFrom-StellantisEvent' {
        It 'reads text, bytes, lines of a file, and parsed objects alike' {
            $body = New-Body
            $file = Join-Path $TestDrive events.jsonl
            [IO.File]::WriteAllLines($file, @($body, '', $body))
            $pretty = Join-Path $TestDrive pretty.json
            [IO.File]::WriteAllText($pretty, ($body | ConvertFrom-Json | ConvertTo-Json -Depth 6))
            $read = @(
                $body | ConvertFrom-StellantisEvent
                ConvertFrom-StellantisEvent ([Text.Encoding]::UTF8.GetBytes($body))
                [Text.Encoding]::UTF8.GetBytes($body) | ConvertFrom-StellantisEvent
                Get-Content $file | ConvertFrom-StellantisEvent
                Get-Content $pretty | ConvertFrom-StellantisEvent
                $body | ConvertFrom-Json | ConvertFrom-StellantisEvent
                , @(($body | ConvertFrom-Json), ($body | ConvertFrom-Json)) | ConvertFrom-StellantisEvent
            )
            $read.Count | Should -Be 9
            $read.Description | Select-Object -Unique | Should -Be 'vehicle.energy.electric.level 29 (was 31)'
            $read.CreatedAt | ForEach-Object { $_.ToUniversalTime() | Should -Be ([datetime]::new(2026, 5, 1, 6, 0, 0, [DateTimeKind]::Utc)) }
        }

        It 'finds the vehicle in the header of a request' {
            $request = [pscustomobject]@{
                Method = 'POST'; Headers = @{ 'x-vin' = 'VR3MADEUP00000001' }; Query = @{}; Body = New-Body | ConvertFrom-Json; RawBody = New-Body
            }
            ($request | ConvertFrom-StellantisEvent).VehicleId | Should -Be 'VR3MADEUP00000001'
            (New-Body | ConvertFrom-StellantisEvent -Header @{ 'X-Vin' = 'VR3MADEUP00000002' }).VehicleId | Should -Be 'VR3MADEUP00000002'
            (New-Body | ConvertFrom-StellantisEvent -Query @{ vehicle = 'VR3MADEUP00000003' }).VehicleId | Should -Be 'VR3MADEUP00000003'
        }

        It 'says of each message that is none what was found, and gives the others' {
            $read = "[$(New-Body),{`"a`":1},$(New-Body -Monitor m-2)]" |
                ConvertFrom-StellantisEvent -ErrorVariable problems -ErrorAction SilentlyContinue
            $read.MonitorId | Should -Be 'm-1', 'm-2'
            "$problems" | Should -Be 'Message 2 of 3 is not an event. It is an object with a, and has neither monitorEvent nor remoteEvent.'
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidBody,*'
        }

        It 'has an error for nothing at all' {
            { '' | ConvertFrom-StellantisEvent -ErrorAction Stop } | Should -Throw '*It is empty.*'
        }
    }

    Context 'A listener' {
        It 'gives what was posted to it, once' {
            $listener = Start-StellantisEventListener
            1..2 | ForEach-Object { (Send-Body $listener.Uri (New-Body)).StatusCode | Should -Be 200 }
            $read = @(Receive-StellantisEvent)
            $read.MonitorId | Should -Be 'm-1'
            $listener.Received, $listener.Duplicates, $listener.Queued | Should -Be 1, 1, 0
        }

        It 'waits for what comes, and says when it did not' {
            $listener = Start-StellantisEventListener
            $null = Send-Body $listener.Uri "[$(New-Body),$(New-Body -Monitor m-2)]"
            (Receive-StellantisEvent -MonitorId m-2 -First 1 -TimeoutSec 10).MonitorId | Should -Be 'm-2'
            (Receive-StellantisEvent -Type Monitor -First 1 -Wait).MonitorId | Should -Be 'm-1'
            $null = Receive-StellantisEvent -First 1 -TimeoutSec 0.2 -ErrorVariable late -ErrorAction SilentlyContinue
            "$late" | Should -Be '0 of 1 events came within 0.2 s.'
        }

        It 'keeps what is not wanted for others, also when the pipeline ends early' {
            $listener = Start-StellantisEventListener
            $null = Send-Body $listener.Uri "[$(New-Body),$(New-Body -Monitor m-2),$(New-Body -Monitor m-3)]"
            (Receive-StellantisEvent | Select-Object -First 1).MonitorId | Should -Be 'm-1'
            (Receive-StellantisEvent -MonitorId m-3).MonitorId | Should -Be 'm-3'
            (Receive-StellantisEvent).MonitorId | Should -Be 'm-2'
        }
    }

    Context 'The examples for a cloud' {
        It 'passes the events of a request on' {
            $global:bound = @{}
            function global:Push-OutputBinding($Name, $Value) { $global:bound[$Name] = $Value }
            $request = @{ Method = 'POST'; Headers = @{ 'x-vin' = 'VR3MADEUP00000001' }; Body = "[$(New-Body),$(New-Body -Monitor m-2)]" }
            & (Join-Path $examples 'AzureFunctionWebhook.ps1') -Request $request
            $global:bound.Response.StatusCode | Should -Be 200
            ($global:bound.Events | ConvertFrom-Json).MonitorId | Should -Be 'm-1', 'm-2'
            ($global:bound.Events | ConvertFrom-Json).VehicleId | Should -Be 'VR3MADEUP00000001', 'VR3MADEUP00000001'
            & (Join-Path $examples 'AzureFunctionWebhook.ps1') -Request @{ Headers = @{}; Body = 'x' } 2>$null
            $global:bound.Response.StatusCode | Should -Be 400
        }

        It 'works on what Automation hands over, as an object and as text' {
            $data = [pscustomobject]@{
                WebhookName = 'events'; RequestBody = New-Body; RequestHeader = [pscustomobject]@{ 'X-Vin' = 'VR3MADEUP00000001' }
            }
            $lines = @($data, ($data | ConvertTo-Json)) | ForEach-Object { & (Join-Path $examples 'AutomationWebhook.ps1') -WebhookData $_ }
            $lines | Should -HaveCount 2
            $lines | Select-Object -Unique | Should -BeLike '* VR3MADEUP00000001 vehicle.energy.electric.level 29 (was 31)'
        }
    }
}
