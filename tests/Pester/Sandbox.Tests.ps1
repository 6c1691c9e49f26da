BeforeAll { Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis') }

Describe 'Sandboxes' {
    AfterEach {
        Get-StellantisConnection | ForEach-Object { Disconnect-Stellantis -Connection $_ }
        Get-StellantisSandbox | Stop-StellantisSandbox
    }

    Context 'Start-StellantisSandbox' {
        It 'has what Connect-Stellantis needs' {
            $sandbox = Start-StellantisSandbox -VehicleCount 7
            Connect-Stellantis -BaseUri $sandbox.BaseUri -Credential $sandbox.Credential -UserId $sandbox.UserId -Brand Peugeot
            Get-StellantisVehicle | Should -HaveCount 7
        }

        It 'makes the same fleet from the same seed' {
            $fleets = 3, 3, 4 | ForEach-Object {
                Connect-Stellantis -Sandbox -Seed $_ -VehicleCount 20
                (Get-StellantisVehicle -All).Vin -join ' '
            }
            $fleets[0] | Should -Be $fleets[1]
            $fleets[0] | Should -Not -Be $fleets[2]
        }

        It 'is reached by other clients, over HTTP' {
            $sandbox = Start-StellantisSandbox -VehicleCount 4
            $headers = @{
                'X-IBM-Client-Id'         = $sandbox.Credential.UserName
                'X-IBM-Client-Secret'     = $sandbox.Credential.GetNetworkCredential().Password
                'X-Supersede-CVS-User-Id' = $sandbox.UserId
                'X-Introspect-Realm'      = 'B2C'
                'X-CVS-Scope'             = 'data:vehicle'
            }
            $answer = Invoke-RestMethod -Uri "$($sandbox.BaseUri)/accounts/vehicles" -Headers $headers -UseBasicParsing
            $answer.total | Should -Be 4
            $answer._embedded.vehicles | Should -HaveCount 4
        }

        It 'tells when a port is taken' {
            $sandbox = Start-StellantisSandbox
            { Start-StellantisSandbox -Port $sandbox.BaseUri.Port -ErrorAction Stop } | Should -Throw -ErrorId 'NetworkError,*' -ExpectedMessage '*-Port*'
        }
    }

    Context 'Get-StellantisSandbox and Stop-StellantisSandbox' {
        It 'lists those that run, and stops those from the pipeline' {
            $sandboxes = 1..3 | ForEach-Object { Start-StellantisSandbox -Seed $_ }
            Get-StellantisSandbox | Should -HaveCount 3
            $sandboxes | Select-Object -First 2 | Stop-StellantisSandbox
            (Get-StellantisSandbox).Seed | Should -Be 3
            $sandboxes[0].IsRunning | Should -BeFalse
        }

        It 'fits a console of 80 columns' {
            $null = Start-StellantisSandbox
            $lines = (Get-StellantisSandbox | Out-String -Width 80).Split("`n").TrimEnd() | Where-Object { $_ }
            $lines[0] | Should -Match '^BaseUri\s+Vehicles\s+Seed\s+Strict\s+Running\s+UserId'
            $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        }

        It 'tells when none runs' {
            { Stop-StellantisSandbox -ErrorAction Stop } | Should -Throw -ErrorId 'NotConnected,*' -ExpectedMessage '*Start-StellantisSandbox*'
        }
    }
}
