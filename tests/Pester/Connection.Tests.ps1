BeforeAll {
    $script:folder = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
    Import-Module $folder

    function Disconnect-All {
        Get-StellantisConnection | ForEach-Object { Disconnect-Stellantis -Connection $_ }
        Get-StellantisSandbox | Stop-StellantisSandbox
    }
}

Describe 'Connections' {
    AfterEach { Disconnect-All }

    Context 'Connect-Stellantis' {
        It 'writes nothing unless it is asked to' {
            Connect-Stellantis -Sandbox | Should -BeNullOrEmpty
            Connect-Stellantis -Sandbox -PassThru | Should -BeOfType Stellantis.Connection
        }

        It 'sends nothing by itself' {
            Connect-Stellantis -Sandbox
            Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        }

        It 'shows no secret: as <How>' -ForEach @(
            @{ How = 'a table'; Show = { $args[0] | Format-Table | Out-String -Width 200 } }
            @{ How = 'a list of everything'; Show = { $args[0] | Format-List -Property * -Force | Out-String -Width 200 } }
            @{ How = 'a custom view of everything'; Show = { $args[0] | Format-Custom -Property * -Depth 5 | Out-String -Width 200 } }
            @{ How = 'JSON'; Show = { $args[0] | ConvertTo-Json -Depth 6 -WarningAction SilentlyContinue } }
            @{ How = 'CSV'; Show = { $args[0] | ConvertTo-Csv } }
            @{ How = 'Clixml'; Show = {
                $file = Join-Path $TestDrive 'connection.xml'
                $args[0] | Export-Clixml -Path $file -Depth 6
                Get-Content -Path $file -Raw
            } }
            @{ How = 'text'; Show = { "$($args[0])" } }
        ) {
            $sandbox = Start-StellantisSandbox
            $more = @{ Brand = 'Opel'; PartnerId = 'partner-0042'; CustomerContext = 'context-0042' }
            $connection = Connect-Stellantis $sandbox.BaseUri $sandbox.Credential $sandbox.UserId @more -PassThru
            $text = & $Show $connection | Out-String
            $text | Should -Match ([regex]::Escape("$($sandbox.BaseUri)"))
            foreach ($secret in $sandbox.Credential.GetNetworkCredential().Password, $sandbox.Credential.UserName, $sandbox.UserId, 'partner-0042',
                'context-0042') {
                $text | Should -Not -Match ([regex]::Escape($secret))
            }
        }

        It 'shows no secret in what -Verbose and -Debug tell' {
            $sandbox = Start-StellantisSandbox
            Connect-Stellantis $sandbox.BaseUri $sandbox.Credential $sandbox.UserId -Brand Opel
            $DebugPreference = $VerbosePreference = 'Continue'
        $told = Get-StellantisVehicle -First 1 *>&1 | Where-Object { $_ -isnot [Stellantis.Vehicle] } | Out-String
            $told | Should -Not -Match ([regex]::Escape($sandbox.Credential.GetNetworkCredential().Password))
            $told | Should -Not -Match ([regex]::Escape($sandbox.UserId))
        }

        It 'completes <Parameter> with <Expected>' -ForEach @(
            @{ Parameter = '-Brand'; Typed = 'V'; Expected = 'Vauxhall' }
            @{ Parameter = '-Realm'; Typed = 'OTPD'; Expected = 'OTPDS' }
            @{ Parameter = '-RealmKind'; Typed = 'O'; Expected = 'OTP' }
        ) {
            $line = "Connect-Stellantis $Parameter $Typed"
            (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain $Expected
        }

        It 'tells what to do when an address would leak the secret' {
            $sandbox = Start-StellantisSandbox
            { Connect-Stellantis http://api.example.com/v1 $sandbox.Credential $sandbox.UserId -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*https*'
        }
    }

    Context 'Several connections' {
        BeforeEach {
            Connect-Stellantis -Sandbox -Name north -VehicleCount 3
            Connect-Stellantis -Sandbox -Name south -VehicleCount 4
        }

        It 'uses the one that Select-StellantisConnection made the default, and marks it' {
            Get-StellantisVehicle -Count | Should -Be 4
            Select-StellantisConnection -Name north
            Get-StellantisVehicle -Count | Should -Be 3
            (Get-StellantisConnection | Where-Object IsDefault).Name | Should -Be 'north'
            Get-StellantisConnection | Format-Table | Out-String | Should -Match '(?m)^\* north '
        }

        It 'ends all of them by the pipeline' {
            Get-StellantisConnection | Disconnect-Stellantis
            Get-StellantisConnection | Should -BeNullOrEmpty
        }

        It 'lists the names there are when one is not there' {
            { Select-StellantisConnection nobody -ErrorAction Stop } | Should -Throw -ErrorId 'NotConnected,*' -ExpectedMessage '*north, south*'
            Get-StellantisConnection x* | Should -BeNullOrEmpty
        }
    }

    Context 'Ways to sign in' {
        BeforeAll {
            function ConvertTo-Secret([string] $Text) {
                $secret = [securestring]::new()
                $Text.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
                $secret
            }
        }

        It 'shows no secret of a <Way>' -ForEach @(
            @{ Way = 'token'; Parameters = { @{ AccessToken = ConvertTo-Secret 'secret-0042' } } }
            @{ Way = 'refresh token'; Parameters = { @{ RefreshToken = ConvertTo-Secret 'secret-0042' } } }
        ) {
            $given = & $Parameters
            $c = Connect-Stellantis https://api.example.com/v1 -ClientId client-0042 -Brand DS @given -PassThru
            foreach ($text in ($c | Format-List -Property * -Force | Out-String), ($c | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue),
                ($c | ConvertTo-Csv | Out-String)) {
                $text | Should -Not -Match 'secret-0042|client-0042'
            }
        }

        It 'takes everything from environment variables' {
            $sandbox = Start-StellantisSandbox
            try {
                $env:STELLANTIS_BASEURI = $sandbox.BaseUri
                $env:STELLANTIS_CLIENTID = $sandbox.Credential.UserName
                $env:STELLANTIS_CLIENTSECRET = $sandbox.Credential.GetNetworkCredential().Password
                $env:STELLANTIS_USERID = $sandbox.UserId
                $env:STELLANTIS_BRAND = 'DS'
                Connect-Stellantis -FromEnvironmentVariable
                Get-StellantisVehicle -First 2 | Should -HaveCount 2
            }
            finally {
                Remove-Item -Path Env:STELLANTIS_*
            }
        }

        It 'names every variable that is missing' {
            { Connect-Stellantis -FromEnvironmentVariable -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage (
                '*STELLANTIS_BASEURI, STELLANTIS_CLIENTID, STELLANTIS_CLIENTSECRET, STELLANTIS_USERID*')
        }

        It 'asks for no name of a parameter set when parameters of two ways are mixed' {
            { Connect-Stellantis https://api.example.com/v1 -AccessToken (ConvertTo-Secret 'x') -ClientCredential -ErrorAction Stop } |
                Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        }
    }

    Context 'A connection' {
        It 'is used by the parallel runspaces that it is handed to' -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
            $c = Connect-Stellantis -Sandbox -PassThru
            $expected = Get-StellantisVehicle -First 6 | Get-StellantisAlert -All | Measure-Object
            $found = Get-StellantisVehicle -First 6 | ForEach-Object -ThrottleLimit 3 -Parallel {
                Import-Module $using:folder
                $_ | Get-StellantisAlert -All -Connection $using:c
            }
            $found | Should -HaveCount $expected.Count
        }

        It 'is not the default of other runspaces' -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
            Connect-Stellantis -Sandbox
            $failed = 1 | ForEach-Object -Parallel {
                Import-Module $using:folder
                try { Get-StellantisVehicle -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.Message }
            }
            $failed[0] | Should -BeLike 'NotConnected,*'
            $failed[1] | Should -BeLike '*-Connection $using:*'
        }

        It 'says in a job that it is a copy which cannot be used' {
            $c = Connect-Stellantis -Sandbox -PassThru
            $job = Start-Job -ScriptBlock {
                Import-Module $using:folder
                try { Get-StellantisVehicle -Connection $using:c -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.Message }
            }
            $failed = $job | Receive-Job -Wait -AutoRemoveJob
            $failed[0] | Should -BeLike 'NotConnected,*'
            $failed[1] | Should -BeLike '*another process*Connect-Stellantis*'
        }

        It 'says so after Export-Clixml and Import-Clixml too' {
            $file = Join-Path $TestDrive 'connection.xml'
            Connect-Stellantis -Sandbox -PassThru | Export-Clixml -Path $file
            $copy = Import-Clixml -Path $file
            { Get-StellantisVehicle -Connection $copy -ErrorAction Stop } |
                Should -Throw -ErrorId 'NotConnected,*' -ExpectedMessage '*another process*'
        }

        It 'is named by -Connection, with completion' {
            Connect-Stellantis -Sandbox -Name north -VehicleCount 3
            Connect-Stellantis -Sandbox -Name south -VehicleCount 4
            Get-StellantisVehicle -Connection north | Should -HaveCount 3
            Get-StellantisVehicle | Should -HaveCount 4
            $line = 'Get-StellantisVehicle -Connection n'
            (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'north'
        }

        It 'is listed by Get-StellantisConnection, the default last' {
            Connect-Stellantis -Sandbox -Name north
            Connect-Stellantis -Sandbox -Name south
            (Get-StellantisConnection).Name | Should -Be 'north', 'south'
            (Get-StellantisConnection -Name s*).Name | Should -Be 'south'
            $table = Get-StellantisConnection | Out-String -Width 80
            $table | Should -Match '\*\s+Name\s+SignIn\s+BaseUri'
            $table.Split("`n") | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 80 }
        }
    }

    Context 'Disconnect-Stellantis' {
        It 'ends the connection, and the sandbox that it started' {
            $c = Connect-Stellantis -Sandbox -PassThru
            Disconnect-Stellantis
            Get-StellantisConnection | Should -BeNullOrEmpty
            Get-StellantisSandbox | Should -BeNullOrEmpty
            { Get-StellantisVehicle -Connection $c -ErrorAction Stop } | Should -Throw -ErrorId 'NotConnected,*'
        }

        It 'says that there is nothing to revoke, and closes all the same' {
            Connect-Stellantis -Sandbox
            { Disconnect-Stellantis -Revoke -ErrorAction Stop } | Should -Throw -ErrorId 'NotSupported,*'
            Get-StellantisConnection | Should -BeNullOrEmpty
        }

        It 'leaves a sandbox that was there before' {
            $sandbox = Start-StellantisSandbox
            Connect-Stellantis $sandbox.BaseUri $sandbox.Credential $sandbox.UserId -Brand DS
            Disconnect-Stellantis
            $sandbox.IsRunning | Should -BeTrue
        }
    }

    Context 'Test-StellantisConnection' {
        It 'says yes or no' {
            Connect-Stellantis -Sandbox
            Test-StellantisConnection | Should -BeExactly $true
            Get-StellantisSandbox | Stop-StellantisSandbox
            Test-StellantisConnection | Should -BeExactly $false
        }

        It 'tells what works' {
            $sandbox = Start-StellantisSandbox
            Connect-Stellantis $sandbox.BaseUri $sandbox.Credential 'AC-ACNT000000000000' -Brand DS
            $found = Test-StellantisConnection -Detailed
            $found.Succeeded | Should -BeFalse
            $found.Endpoint | Should -BeTrue
            $found.Message | Should -Not -BeNullOrEmpty
            $found | Out-String | Should -Match 'Credentials'
        }
    }
}
