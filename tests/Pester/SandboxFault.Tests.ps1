BeforeAll { Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis') }

Describe 'Set-StellantisSandboxFault' {
    BeforeEach { Connect-Stellantis -Sandbox }
    AfterEach { Disconnect-Stellantis; Get-StellantisSandbox | Stop-StellantisSandbox }

    It 'lets what it is about fail, and the record shows it' {
        Set-StellantisSandboxFault -Kind Status -Status 403 -Operation getVehicleAlerts -Position 2
        $vehicle = Get-StellantisVehicle -First 1
        $failed = $null
        1..3 | ForEach-Object { $vehicle | Get-StellantisAlert -ErrorAction SilentlyContinue -ErrorVariable +failed } | Out-Null
        $failed | Should -HaveCount 1
        (Get-StellantisSandboxRequest | Where-Object Fault).Path | Should -BeLike '*/alerts'
    }

    It 'replaces the faults that are set, adds with -Append, and clears' {
        Set-StellantisSandboxFault -Kind Reset -Path */trips
        Set-StellantisSandboxFault -Kind Html -Method POST -Rate 0.5
        $sandbox = Set-StellantisSandboxFault -Fault @{ Kind = 'Hang'; Position = 3, 5 } -Append -Latency 0.001 -PassThru
        $sandbox.Fault | Should -Be 'Html 50 % on POST', 'Hang at 3, 5'
        $sandbox.Latency.TotalMilliseconds | Should -Be 1
        $sandbox | Set-StellantisSandboxFault -Clear
        $sandbox.Fault | Should -BeNullOrEmpty
        $sandbox.Latency | Should -Be ([timespan]::Zero)
    }

    It 'does nothing with -WhatIf' {
        Set-StellantisSandboxFault -Kind Reset -WhatIf
        { Get-StellantisVehicle -First 1 -ErrorAction Stop } | Should -Not -Throw
    }

    It 'tells the kinds that there are' {
        { Set-StellantisSandboxFault -Kind Nonsense -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*Status, Throttle*'
        $line = 'Set-StellantisSandboxFault -Kind Trunc'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText |
            Should -Be 'TruncateHead', 'Truncate', 'TruncateChunked', 'TruncatedJson'
    }

    It 'makes an answer late' {
        Set-StellantisSandboxFault -Latency 0.05
        (Measure-Command { Get-StellantisVehicle -First 1 }).TotalMilliseconds | Should -BeGreaterThan 49
    }
}

Describe 'A sandbox in front of which things stand' {
    AfterEach { Get-StellantisSandbox | Stop-StellantisSandbox }

    It 'counts calls as the service does' {
        $sandbox = Start-StellantisSandbox -DailyLimit 1
        Connect-Stellantis -BaseUri $sandbox.BaseUri -Credential $sandbox.Credential -UserId $sandbox.UserId -Realm B2C
        $null = Get-StellantisVehicle -First 1
        $headers = @{ 'X-IBM-Client-Id' = 'x' }
        $failed = { Invoke-WebRequest -Uri "$($sandbox.BaseUri)/accounts/vehicles" -Headers $headers -UseBasicParsing } | Should -Throw -PassThru
        [int]$failed.Exception.Response.StatusCode | Should -Be 429
        Disconnect-Stellantis
    }

    It 'plays the identity provider' {
        $sandbox = Start-StellantisSandbox -TokenLifetime (New-TimeSpan -Minutes 5)
        $pair = "$($sandbox.Credential.UserName):$($sandbox.Credential.GetNetworkCredential().Password)"
        $headers = @{ Authorization = 'Basic ' + [convert]::ToBase64String([text.encoding]::UTF8.GetBytes($pair)) }
        $refresh = [pscredential]::new('token', $sandbox.RefreshToken).GetNetworkCredential().Password
        $form = @{ grant_type = 'refresh_token'; refresh_token = $refresh; realm = 'B2C' }
        $tokens = Invoke-RestMethod -Method Post -Uri $sandbox.TokenUri -Headers $headers -Body $form -UseBasicParsing
        $tokens.expires_in | Should -Be 300
        $call = @{
            Uri             = "$($sandbox.BaseUri)/accounts/vehicles?client_id=$($sandbox.Credential.UserName)"
            Headers         = @{ Authorization = "Bearer $($tokens.access_token)"; 'x-introspect-realm' = 'B2C' }
            UseBasicParsing = $true
        }
        (Invoke-RestMethod @call).total | Should -Be 25
        $sandbox | Step-StellantisSandbox -Duration 300
        { Invoke-RestMethod @call } | Should -Throw
    }

    It 'leads a runbook to itself until it stops' {
        $env:STELLANTIS_BASEURI = 'https://before.example/v1'
        $sandbox = Start-StellantisSandbox -SetEnvironmentVariable
        $env:STELLANTIS_BASEURI | Should -Be $sandbox.BaseUri.AbsoluteUri
        $env:STELLANTIS_USERID | Should -Be $sandbox.UserId
        $sandbox | Stop-StellantisSandbox
        $env:STELLANTIS_BASEURI | Should -Be 'https://before.example/v1'
        $env:STELLANTIS_USERID | Should -BeNullOrEmpty
        $env:STELLANTIS_BASEURI = $null
    }

    It 'shows no secret' {
        $sandbox = Start-StellantisSandbox
        $secret = $sandbox.Credential.GetNetworkCredential().Password
        $shown = ($sandbox | Out-String) + ($sandbox | Format-List -Property * | Out-String) +
            ($sandbox | ConvertTo-Json -WarningAction SilentlyContinue)
        $shown | Should -Not -Match $secret
    }
}
