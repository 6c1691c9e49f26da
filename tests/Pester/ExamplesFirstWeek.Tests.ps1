BeforeAll {
    # What goes wrong in a test is not to be overlooked; the scripts say themselves how they take errors.
    $script:ErrorActionPreference = 'Stop'
    $script:module = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
    Import-Module $module
    $script:examples = Join-Path $module 'Examples'
    $script:pathBefore = $env:PSModulePath
    # A runbook imports the module by its name.
    $env:PSModulePath = (Split-Path $module) + [IO.Path]::PathSeparator + $env:PSModulePath

    # A sandbox that the scripts find by the environment variables; the test itself is connected to it too.
    function Enter-World([hashtable] $Parameters) {
        $script:sandbox = Start-StellantisSandbox -SetEnvironmentVariable @Parameters
        Connect-Stellantis -FromEnvironmentVariable -Name test
    }

    function ConvertTo-Secret([string] $Text) {
        $secret = [securestring]::new()
        $Text.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $secret
    }

    # Runs a script in a process of its own, which finds the sandbox by the environment variables as well.
    function Invoke-Alone([string] $Script, [string[]] $Arguments) {
        & (Join-Path $PSScriptRoot 'Shell.ps1') -NoProfile -NonInteractive -ExecutionPolicy Bypass -File (Join-Path $examples $Script) @Arguments
    }
}

AfterAll { $env:PSModulePath = $pathBefore }

Describe 'The scripts of the first week' {
    AfterEach {
        Get-StellantisConnection | ForEach-Object { Disconnect-Stellantis -Connection $_ }
        Get-StellantisSandbox | Stop-StellantisSandbox
    }

    Context 'NightlyFleetReport.ps1' {
        BeforeEach {
            Enter-World @{ VehicleCount = 12; Seed = 7 }
            $script:vehicles = Get-StellantisVehicle -All
            $vehicles | Set-StellantisSandboxVehicle -Moving $false -Privacy None -NoData $false
            $script:file = Join-Path $TestDrive "$(New-Guid).csv"
        }

        It 'lists every vehicle once, those without data with the reason' {
            $vehicles[2], $vehicles[7] | Set-StellantisSandboxVehicle -NoData $true
            $vehicles[4] | Set-StellantisSandboxVehicle -Privacy Full
            & (Join-Path $examples 'NightlyFleetReport.ps1') -Path $file
            $rows = Import-Csv -Path $file
            $rows.VehicleId | Should -Be $vehicles.VehicleId
            ($rows | Where-Object Problem -EQ 'No data').VehicleId | Should -Be $vehicles[2].VehicleId, $vehicles[7].VehicleId
            ($rows | Where-Object Problem -Like 'The driver*').VehicleId | Should -Be $vehicles[4].VehicleId
            $rows | Where-Object { -not $_.Problem } | ForEach-Object {
                [double] $_.Odometer | Should -BeGreaterThan 0
                $_.UpdatedAt | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$'
                "$($_.BatteryLevel)$($_.FuelLevel)" | Should -Not -BeNullOrEmpty
                [double] $_.Latitude | Should -BeGreaterThan 40
            }
        }

        It 'lists a vehicle whose reading failed too, with the error of the service' {
            Set-StellantisSandboxFault -Kind Status -Status 403 -Path "*$($vehicles[5].VehicleId)/telemetries/latest"
            & (Join-Path $examples 'NightlyFleetReport.ps1') -Path $file 2> $null
            $rows = Import-Csv -Path $file
            $rows.VehicleId | Sort-Object | Should -Be ($vehicles.VehicleId | Sort-Object)
            ($rows | Where-Object Problem).VehicleId | Should -Be $vehicles[5].VehicleId
            ($rows | Where-Object Problem).Problem | Should -BeLike '*403*'
        }

        It 'replaces the report of yesterday' {
            & (Join-Path $examples 'NightlyFleetReport.ps1') -Path $file
            & (Join-Path $examples 'NightlyFleetReport.ps1') -Path $file
            Import-Csv -Path $file | Should -HaveCount 12
        }
    }

    Context 'AlertTicket.ps1' {
        BeforeAll {
            # A ticket system: what is posted to it is kept, and as many posts as Refuse says are answered with 500.
            $probe = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
            $probe.Start()
            $script:address = "http://127.0.0.1:$($probe.LocalEndpoint.Port)/"
            $probe.Stop()
            $script:listener = [System.Net.HttpListener]::new()
            $listener.Prefixes.Add($address)
            $listener.Start()
            $script:desk = [hashtable]::Synchronized(@{ Tickets = [System.Collections.ArrayList]::new(); Refuse = 0 })
            $script:server = [powershell]::Create().AddScript({
                    param($Listener, $Desk)
                    while ($Listener.IsListening) {
                        $context = $Listener.GetContext()
                        $reader = [IO.StreamReader]::new($context.Request.InputStream, [Text.Encoding]::UTF8)
                        $text = $reader.ReadToEnd()
                        if ($Desk.Refuse -gt 0) {
                            $Desk.Refuse--
                            $context.Response.StatusCode = 500
                        }
                        else { $null = $Desk.Tickets.Add(@{ Body = $text; Key = $context.Request.Headers['Idempotency-Key'] }) }
                        $context.Response.Close()
                    }
                }).AddArgument($listener).AddArgument($desk)
            $script:serving = $server.BeginInvoke()
        }

        AfterAll {
            $listener.Stop()
            $listener.Close()
            $server.Dispose()
        }

        BeforeEach {
            $desk.Tickets.Clear()
            $script:state = Join-Path $TestDrive "$(New-Guid).txt"
            Enter-World @{ VehicleCount = 40; Seed = 7 }
            $script:critical = Get-StellantisVehicle -All | Get-StellantisAlert -Active -All | Where-Object Severity -EQ 'Critical'
            $critical.Count | Should -BeGreaterThan 2
        }

        It 'opens a ticket for each critical alert, once over two runs' {
            1..2 | ForEach-Object { & (Join-Path $examples 'AlertTicket.ps1') -Uri $address -StatePath $state }
            $tickets = $desk.Tickets | ForEach-Object { $_.Body | ConvertFrom-Json }
            $tickets.AlertId | Sort-Object | Should -Be ($critical.AlertId | Sort-Object)
            $desk.Tickets.Key | Should -Be $tickets.AlertId
            Get-Content -Path $state | Should -Be $tickets.AlertId
            ($tickets | Where-Object AlertId -EQ $critical[0].AlertId).VehicleId | Should -Be $critical[0].VehicleId
            ($tickets | Where-Object AlertId -EQ $critical[0].AlertId).Message | Should -Be $critical[0].Message
        }

        It 'opens a ticket for an alert that came later, and for no other' {
            & (Join-Path $examples 'AlertTicket.ps1') -Uri $address -StatePath $state
            $desk.Tickets.Clear()
            $new = Get-StellantisVehicle -First 1 | Add-StellantisSandboxAlert -Type FrontLeftTirePuncture -Severity Critical
            & (Join-Path $examples 'AlertTicket.ps1') -Uri $address -StatePath $state
            $new | Should -Not -BeNullOrEmpty
            ($desk.Tickets.Body | ConvertFrom-Json).AlertId | Should -Be $new
        }

        It 'goes on where it ended when the ticket system failed' {
            $desk.Refuse = 1
            { & (Join-Path $examples 'AlertTicket.ps1') -Uri $address -StatePath $state } | Should -Throw
            $desk.Tickets | Should -BeNullOrEmpty
            Test-Path -Path $state | Should -BeFalse
            & (Join-Path $examples 'AlertTicket.ps1') -Uri $address -StatePath $state
            $desk.Tickets.Key | Sort-Object | Should -Be ($critical.AlertId | Sort-Object)
        }

        It 'opens the tickets of the others when the alerts of a vehicle cannot be read, and its own at the next run' {
            $lost = $critical[0].VehicleId
            Set-StellantisSandboxFault -Kind Status -Status 403 -Path "*$lost/alerts"
            & (Join-Path $examples 'AlertTicket.ps1') -Uri $address -StatePath $state 2> $null
            $desk.Tickets.Key | Sort-Object | Should -Be (($critical | Where-Object VehicleId -NE $lost).AlertId | Sort-Object)
            Set-StellantisSandboxFault -Clear
            & (Join-Path $examples 'AlertTicket.ps1') -Uri $address -StatePath $state
            $desk.Tickets.Key | Sort-Object | Should -Be ($critical.AlertId | Sort-Object)
        }
    }

    Context 'GeofenceMonitor.ps1' {
        It 'makes one monitor that watches the 40 vehicles of a CSV file' {
            Enter-World @{ VehicleCount = 50; Seed = 7 }
            $file = Join-Path $TestDrive 'pool.csv'
            $pool = Get-StellantisVehicle -First 40
            $pool | Select-Object -Property @{ n = 'Driver'; e = { 'Pool' } }, Vin | Export-Csv -Path $file -NoTypeInformation
            $channel = New-StellantisChannel -Label 'Back office' -WebhookTarget https://hooks.example.com/events
            $null = Get-StellantisSandboxRequest -Clear
            $paris = @{ Latitude = 48.86; Longitude = 2.33; Radius = 25; Label = 'Left Paris' }
            $monitor = & (Join-Path $examples 'GeofenceMonitor.ps1') -Path $file -ChannelId $channel @paris -WarningVariable warnings
            $warnings | Should -BeNullOrEmpty
            $monitor | Should -HaveCount 1
            (Get-StellantisSandboxRequest).Method | Should -Be 'POST', 'PUT'
            $zone = ((Get-StellantisSandboxRequest -Method POST).Body | ConvertFrom-Json).triggerParam.triggers[0].zone
            $zone.transition | Should -Be 'Out'
            $zone.place.center.latitude | Should -Be 48.86
            $zone.place.radius | Should -Be 25
            Connect-Stellantis -FromEnvironmentVariable
            $stored = Get-StellantisMonitor -ChannelId $channel
            $stored.MonitorId | Should -Be $monitor.MonitorId
            $stored.Label | Should -Be 'Left Paris'
            $stored.Status | Should -Be 'Running'
            ($stored | Get-StellantisMonitorHandle -All).VehicleId | Sort-Object | Should -Be ($pool.Vin | Sort-Object)
        }
    }

    Context 'RotateWebhook.ps1' {
        BeforeEach {
            Enter-World @{ VehicleCount = 2 }
            $script:channel = New-StellantisChannel -Label 'Back office' -WebhookTarget https://hooks.example.com/v1 -WebhookName hook `
                -Attribute @{ type = 'Header'; key = 'X-Hook-Secret'; value = 'old-0042' }, @{ type = 'Query'; key = 'vin'; value = '$Vin' }
            $script:new = @{ ChannelId = $channel.ChannelId; Target = 'https://hooks.example.com/v2'; Secret = ConvertTo-Secret 'new-0043' }
            $null = Get-StellantisSandboxRequest -Clear
        }

        It 'changes address and secret with one request, and keeps the rest' {
            $rotated = & (Join-Path $examples 'RotateWebhook.ps1') @new
            $rotated.Target | Should -Be 'https://hooks.example.com/v2'
            $sent = Get-StellantisSandboxRequest -Method PUT
            $sent | Should -HaveCount 1
            $body = $sent.Body | ConvertFrom-Json
            $body.label | Should -Be 'Back office'
            $body.channel.webhook.target | Should -Be 'https://hooks.example.com/v2'
            $body.channel.webhook.name | Should -Be 'hook'
            $body.channel.webhook.attributes | Should -HaveCount 2
            ($body.channel.webhook.attributes | Where-Object key -EQ 'X-Hook-Secret').value | Should -Be 'new-0043'
            ($body.channel.webhook.attributes | Where-Object key -EQ 'vin').value | Should -Be '$Vin'
        }

        It 'shows the secret in no stream' {
            $all = & (Join-Path $examples 'RotateWebhook.ps1') @new -Verbose *>&1
            $all | Out-String | Should -Not -Match 'new-0043|old-0042'
        }

        It 'changes nothing, and says so, when the service refuses it' {
            Set-StellantisSandboxFault -Kind Status -Status 403 -Method PUT
            { & (Join-Path $examples 'RotateWebhook.ps1') @new } | Should -Throw -ErrorId 'Forbidden,*'
            Connect-Stellantis -FromEnvironmentVariable
            (Get-StellantisChannel -ChannelId $channel).Target | Should -Be 'https://hooks.example.com/v1'
        }
    }

    Context 'CertificateRunbook.ps1' {
        BeforeAll {
            # A certificate that signs itself, good for this machine, and its PFX file.
            function Get-SelfSigned([string] $Subject, [int] $Days) {
                $key = [System.Security.Cryptography.RSA]::Create(2048)
                $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new(
                    $Subject, $key, [System.Security.Cryptography.HashAlgorithmName]::SHA256,
                    [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
                $names = [System.Security.Cryptography.X509Certificates.SubjectAlternativeNameBuilder]::new()
                $names.AddIpAddress([ipaddress]::Loopback)
                $request.CertificateExtensions.Add($names.Build())
                $made = $request.CreateSelfSigned([DateTimeOffset]::Now.AddDays(-1), [DateTimeOffset]::Now.AddDays($Days))
                $file = Join-Path $TestDrive "$(New-Guid).pfx"
                [IO.File]::WriteAllBytes($file, $made.Export('Pfx', 'answer'))
                @{ Path = $file; Certificate = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($file, 'answer', 'Exportable') }
            }

            $script:service = Get-SelfSigned 'CN=127.0.0.1' 90
            $script:authority = Join-Path $TestDrive 'authority.cer'
            [IO.File]::WriteAllBytes($authority, $service.Certificate.Export('Cert'))
        }

        BeforeEach {
            $script:sandbox = Start-StellantisSandbox -SetEnvironmentVariable -Certificate $service.Certificate -RequireClientCertificate -World @{
                vehicles = @(
                    @{ vin = 'VR3UHZKXZPT500041'; motorization = 'Electric'; state = @{ batteryLevel = 12; plugged = $false; moving = $false } }
                    @{ vin = 'VR3UHZKXZPT500042'; motorization = 'Electric'; state = @{ batteryLevel = 75; plugged = $false; moving = $false } }
                    @{ vin = 'VR3UHZKXZPT500043'; motorization = 'Thermic' }
                )
            }
            $env:STELLANTIS_CACERTIFICATEPATH = $authority
        }

        AfterEach { Remove-Item -Path Env:STELLANTIS_* }

        It 'signs in over mutual TLS, and lists the low batteries' {
            $env:STELLANTIS_CERTIFICATEPATH = (Get-SelfSigned 'CN=runbook' 90).Path
            $env:STELLANTIS_CERTIFICATEPASSWORD = 'answer'
            $low = & (Join-Path $examples 'CertificateRunbook.ps1') -Below 20 -WarningVariable warnings
            $low.VehicleId | Should -Be 'VR3UHZKXZPT500041'
            $low.BatteryLevel | Should -Be 12
            $warnings | Should -BeNullOrEmpty
            Get-StellantisConnection | Should -BeNullOrEmpty
        }

        It 'warns of a certificate that is about to end' {
            $env:STELLANTIS_CERTIFICATEPATH = (Get-SelfSigned 'CN=runbook' 10).Path
            $env:STELLANTIS_CERTIFICATEPASSWORD = 'answer'
            $all = & (Join-Path $examples 'CertificateRunbook.ps1') 3>&1
            $all | Where-Object { $_ -is [System.Management.Automation.WarningRecord] -and "$_" -like '*ends at*' } | Should -HaveCount 1
        }

        It 'stops when there is no certificate' {
            { & (Join-Path $examples 'CertificateRunbook.ps1') } | Should -Throw '*STELLANTIS_CERTIFICATEPATH*'
            Get-StellantisConnection | Should -BeNullOrEmpty
        }
    }

    Context 'MonthlyTrips.ps1' {
        It 'writes a line for each trip of last month, and no other' {
            $month = (Get-Date -Day 1).Date
            $trip = {
                param($Months, $Days, $Distance)
                @{ startedAt = $month.AddMonths($Months).AddDays($Days).AddHours(9); distance = $Distance; duration = New-TimeSpan -Minutes 40 }
            }
            Enter-World @{
                World = @{
                    vehicles = @(
                        @{ vin = 'VR3UHZKXZPT500041'; trips = @((& $trip -1 3 30), (& $trip -1 10 42)) }
                        @{ vin = 'VR3UHZKXZPT500042'; trips = @((& $trip -2 20 30), (& $trip -1 5 20)) }
                    )
                }
            }
            $file = Join-Path $TestDrive 'trips.geojson'
            & (Join-Path $examples 'MonthlyTrips.ps1') -Path $file
            $map = Get-Content -Path $file -Raw | ConvertFrom-Json
            $map.type | Should -Be 'FeatureCollection'
            $map.features | Should -HaveCount 3
            $map.features.geometry.type | Select-Object -Unique | Should -Be 'LineString'
            Connect-Stellantis -FromEnvironmentVariable
            $expected = Get-StellantisVehicle | Get-StellantisTrip -All -Since $month.AddMonths(-1) -Until $month
            $map.features.properties.tripId | Sort-Object | Should -Be ($expected.TripId | Sort-Object)
            foreach ($feature in $map.features) {
                $feature.geometry.coordinates.Count | Should -BeGreaterThan 1
                $feature.properties.times | Should -HaveCount $feature.geometry.coordinates.Count
            }
        }

        It 'takes the vehicles that are named, with wildcards' {
            $month = (Get-Date -Day 1).Date
            $trips = @(@{ startedAt = $month.AddMonths(-1).AddDays(3).AddHours(9); distance = 30; duration = New-TimeSpan -Minutes 40 })
            $world = @{ vehicles = @(@{ vin = 'VR3UHZKXZPT500041'; trips = $trips }, @{ vin = 'VF7UHZKXZPT500042'; trips = $trips }) }
            Enter-World @{ World = $world }
            $file = Join-Path $TestDrive 'one.geojson'
            & (Join-Path $examples 'MonthlyTrips.ps1') -Path $file -VehicleId VF7*
            (Get-Content -Path $file -Raw | ConvertFrom-Json).features.properties.vehicleId | Should -Be 'VF7UHZKXZPT500042'
        }
    }

    Context 'MonitorMaintenance.ps1' {
        BeforeEach {
            Enter-World @{ VehicleCount = 2 }
            $trigger = @{ low = @{ data = @{ data = 'vehicle.energy.electric.level'; op = 'lowerThan'; value = 20 } } }
            # An account has at most five monitors.
            $script:monitors = foreach ($label in 'north', 'south') {
                $channel = New-StellantisChannel -Label $label -WebhookTarget https://hooks.example.com/events
                $count = if ($label -eq 'north') { 3 } else { 2 }
                1..$count | ForEach-Object { New-StellantisMonitor -ChannelId $channel -Label "$label $_" -BoolExp low -Trigger $trigger }
            }
            # Somebody paused one of them for a reason of their own.
            $monitors[1] | Suspend-StellantisMonitor
            $script:running = $monitors[0, 2, 3, 4].MonitorId | Sort-Object
            $script:file = Join-Path $TestDrive "$(New-Guid).csv"
        }

        It 'pauses what runs, and resumes exactly that in another process' {
            & (Join-Path $examples 'MonitorMaintenance.ps1') -Path $file
            Connect-Stellantis -FromEnvironmentVariable -Name test
            (Get-StellantisMonitor).Status | Select-Object -Unique | Should -Be 'Paused'
            (Import-Csv -Path $file).MonitorId | Sort-Object | Should -Be $running
            $env:PSModulePath | Should -BeLike "$(Split-Path $module)*"
            Invoke-Alone 'MonitorMaintenance.ps1' '-Path', $file, '-Resume'
            $LASTEXITCODE | Should -Be 0
            (Get-StellantisMonitor | Where-Object Status -EQ 'Running').MonitorId | Sort-Object | Should -Be $running
            (Get-StellantisMonitor | Where-Object Status -EQ 'Paused').MonitorId | Should -Be $monitors[1].MonitorId
            Test-Path -Path $file | Should -BeFalse
        }

        It 'refuses to pause twice, which would lose what to resume' {
            & (Join-Path $examples 'MonitorMaintenance.ps1') -Path $file
            { & (Join-Path $examples 'MonitorMaintenance.ps1') -Path $file } | Should -Throw
            (Import-Csv -Path $file).MonitorId | Sort-Object | Should -Be $running
        }

        It 'keeps the file when a monitor could not be resumed' {
            & (Join-Path $examples 'MonitorMaintenance.ps1') -Path $file
            Set-StellantisSandboxFault -Kind Status -Status 403 -Operation setVehicleMonitorStatus -Position 2
            & (Join-Path $examples 'MonitorMaintenance.ps1') -Path $file -Resume 2> $null
            Connect-Stellantis -FromEnvironmentVariable -Name test
            Get-StellantisMonitor | Where-Object Status -EQ 'Running' | Should -HaveCount 3
            & (Join-Path $examples 'MonitorMaintenance.ps1') -Path $file -Resume
            Connect-Stellantis -FromEnvironmentVariable -Name test
            (Get-StellantisMonitor | Where-Object Status -EQ 'Running').MonitorId | Sort-Object | Should -Be $running
            Test-Path -Path $file | Should -BeFalse
        }
    }

    Context 'ChangeLog.ps1' {
        BeforeEach {
            Enter-World @{ VehicleCount = 2 }
            $script:file = Join-Path $TestDrive "$(New-Guid).csv"
        }

        It 'appends what was changed, and by whom, and hands on what the work wrote' {
            $channel = & (Join-Path $examples 'ChangeLog.ps1') -Path $file -Work {
                New-StellantisChannel -Label one -WebhookTarget https://hooks.example.com/1
                Write-Information 'said on the way'
            } 6>&1
            $said = $channel | Where-Object { $_ -is [System.Management.Automation.InformationRecord] }
            $channel = $channel | Where-Object { $_ -is [Stellantis.Channel] }
            "$said" | Should -Be 'said on the way'
            $channel.Label | Should -Be 'one'
            & (Join-Path $examples 'ChangeLog.ps1') -Path $file -Work {
                Remove-StellantisChannel -ChannelId $channel -Confirm:$false
                $null = Get-StellantisVehicle -First 1
            }
            $rows = Import-Csv -Path $file
            $rows.Cmdlet | Should -Be 'New-StellantisChannel', 'Remove-StellantisChannel'
            $rows.Target | Should -Be $channel.ChannelId, $channel.ChannelId
            $rows.Outcome | Should -Be 'Done', 'Done'
            $rows[0].User | Should -Not -BeNullOrEmpty
            [DateTimeOffset]::Parse($rows[1].Time) | Should -BeGreaterOrEqual ([DateTimeOffset]::Parse($rows[0].Time))
        }

        It 'writes down what failed, and what nobody knows' {
            Set-StellantisSandboxFault -Kind LostAnswer -Method POST
            & (Join-Path $examples 'ChangeLog.ps1') -Path $file -Work {
                New-StellantisChannel -Label one -WebhookTarget https://hooks.example.com/1 -ErrorAction SilentlyContinue
            }
            (Import-Csv -Path $file).Outcome | Should -Be 'OutcomeUnknown'
        }

        It 'takes another script as its work' {
            $null = New-StellantisChannel -Label one -WebhookTarget https://hooks.example.com/1 |
                New-StellantisMonitor -Label low -BoolExp d -Trigger @{ d = @{ data = @{ data = 'stolen.state'; op = 'equalsTo'; value = $true } } }
            $paused = Join-Path $TestDrive "$(New-Guid).csv"
            & (Join-Path $examples 'ChangeLog.ps1') -Path $file -Work { & (Join-Path $examples 'MonitorMaintenance.ps1') -Path $paused }
            (Import-Csv -Path $file).Cmdlet | Should -Be 'Suspend-StellantisMonitor'
        }
    }

    Context 'WhyNoData.ps1' {
        BeforeEach {
            Enter-World @{ World = @{ vehicles = @(1..5 | ForEach-Object { @{ vin = "VR3UHZKXZPT50004$_"; state = @{ moving = $false } } }) } }
            function Get-Cause([string] $Vin, [hashtable] $Parameters = @{}) { & (Join-Path $examples 'WhyNoData.ps1') -VehicleId $Vin @Parameters }
        }

        It 'finds that <Cause>' -ForEach @(
            @{ Cause = 'it has never sent anything'; State = @{ NoData = $true } }
            @{ Cause = 'its driver shares nothing'; State = @{ Privacy = 'Full' } }
            @{ Cause = 'its driver shares no position'; State = @{ Privacy = 'Geolocation' } }
            @{ Cause = 'it gives data'; State = @{} }
        ) {
            Set-StellantisSandboxVehicle -VehicleId VR3UHZKXZPT500041 -Odometer 777 @State
            (Get-Cause VR3UHZKXZPT500041).Cause | Should -Be $Cause
        }

        It 'finds that it has been silent' {
            $found = Get-Cause VR3UHZKXZPT500041 @{ SilentDays = 0 }
            $found.Cause | Should -BeLike 'It has been silent*'
            $found.LastMessage | Should -BeOfType datetime
        }

        It 'tells what the service said of a vehicle that it does not know, or does not let one see, and goes on' {
            Set-StellantisSandboxFault -Kind Status -Status 403 -Path *500042/telemetries/latest
            $found = & (Join-Path $examples 'WhyNoData.ps1') -VehicleId VR3UHZKXZPT500049, VR3UHZKXZPT500042, VR3UHZKXZPT500043
            $found.VehicleId | Should -Be 'VR3UHZKXZPT500049', 'VR3UHZKXZPT500042', 'VR3UHZKXZPT500043'
            $found[0].Cause | Should -BeLike '*404*'
            $found[1].Cause | Should -BeLike '*403*'
            $found[0].Remedy | Should -Not -BeNullOrEmpty
            $found[1].Remedy | Should -Not -BeNullOrEmpty
            $found[2].Cause | Should -Be 'It gives data'
        }
    }

    Context 'ChargeAtNight.ps1' {
        It 'sends the command to vehicles that are plugged, low, idle and obey it' {
            $electric = {
                param($Last, $Level, $Plugged)
                $state = @{ batteryLevel = $Level; plugged = $Plugged; charging = $false; moving = $false }
                @{ vin = "VR3UHZKXZPT50004$Last"; motorization = 'Electric'; state = $state }
            }
            $thermic = @{ vin = 'VR3UHZKXZPT500045'; motorization = 'Thermic' }
            $vehicles = (& $electric 1 40 $true), (& $electric 2 95 $true), (& $electric 3 40 $false), (& $electric 4 30 $true), $thermic
            Enter-World @{ World = @{ vehicles = $vehicles } }
            Set-StellantisSandboxVehicle -VehicleId VR3UHZKXZPT500044 -Support horn
            $channel = New-StellantisChannel -Label Remotes -WebhookTarget https://hooks.example.com/remotes
            $sent = & (Join-Path $examples 'ChargeAtNight.ps1') -ChannelId $channel -Below 60 -Start 02:00 -End PT5H 2> $null
            $sent.VehicleId | Should -Be 'VR3UHZKXZPT500041'
            $body = (Get-StellantisSandboxRequest -Method POST -Path */remotes).Body
            $body | Should -HaveCount 1
            ($body | ConvertFrom-Json).action.charging.charge.deferred.start.startTime | Should -Be 'PT2H'
            ($body | ConvertFrom-Json).action.charging.charge.deferred.end.endTime | Should -Be 'PT5H'
            Connect-Stellantis -FromEnvironmentVariable
            Get-StellantisRemote -VehicleId VR3UHZKXZPT500041 -ChannelId $channel | Should -HaveCount 1
        }
    }
}
