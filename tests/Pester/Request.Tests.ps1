BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')
    Connect-Stellantis -Sandbox
    $script:vehicles = Get-StellantisVehicle -First 2
}

AfterAll { Disconnect-Stellantis }

Describe 'Invoke-StellantisRequest' {
    BeforeEach { $null = Get-StellantisSandboxRequest -Clear }

    It 'reads anything as objects' {
        $page = Invoke-StellantisRequest /accounts/vehicles -Query @{ pageSize = 2 }
        $page.total | Should -Be 25
        $page._embedded.vehicles.vin | Should -Be $vehicles.Vin
        (Get-StellantisSandboxRequest).Query | Should -Be 'pageSize=2'
    }

    It 'follows the pages of a collection, and writes its items' {
        $items = Invoke-StellantisRequest /accounts/vehicles -Query @{ pageSize = 10 } -All
        $items | Should -HaveCount 25
        $items.vin | Should -Be (Get-StellantisVehicle -All).Vin
    }

    It 'writes the answer as it came' {
        $text = Invoke-StellantisRequest "/accounts/vehicles/$($vehicles[0])/telemetries/latest" -Raw
        $text | Should -BeOfType string
        ($text | ConvertFrom-Json)._links | Should -Not -BeNullOrEmpty
    }

    It 'is signed like the others, the vehicle in its scope' {
        $null = Invoke-StellantisRequest "accounts/vehicles/$($vehicles[0].Vin)/alerts"
        (Get-StellantisSandboxRequest).Headers['X-CVS-Scope'] | Should -BeLike "*VIN:$($vehicles[0].Vin)"
    }

    It 'repeats a parameter for each value of a list' {
        $null = Invoke-StellantisRequest "/accounts/vehicles/$($vehicles[0])/telemetries" -Query ([ordered]@{
            type = 'vehicle.odometer', 'vehicle.energies'; pageSize = 1 })
        (Get-StellantisSandboxRequest).Query | Should -Be 'type=vehicle.odometer', 'type=vehicle.energies', 'pageSize=1'
    }

    It 'takes a path with a query, and headers' {
        $null = Invoke-StellantisRequest '/accounts/vehicles?pageSize=3' -Header @{ 'X-Trace' = 'one' }
        $request = Get-StellantisSandboxRequest
        $request.Query | Should -Be 'pageSize=3'
        $request.Headers['X-Trace'] | Should -Be 'one'
    }

    It 'sends a body <As>, and leaves a record' -ForEach @(
        @{ As = 'of text'; Body = '{"label":"Trial","channel":{"websocket":{"target":"wss://live.example.com"}}}' }
        @{ As = 'of a hashtable'; Body = [ordered]@{ label = 'Trial'; channel = @{ websocket = @{ target = 'wss://live.example.com' } } } }
    ) {
        $created = Invoke-StellantisRequest /accounts/channels -Method POST -Body $Body -InformationVariable changes
        $created.channelId | Should -BeIn (Get-StellantisChannel).ChannelId
        (Get-StellantisSandboxRequest -Method POST).Body | Should -Be '{"label":"Trial","channel":{"websocket":{"target":"wss://live.example.com"}}}'
        $changes | Where-Object Tags -contains 'Stellantis.Change' | Should -HaveCount 1
    }

    It 'changes nothing with -WhatIf, and reads all the same' {
        Invoke-StellantisRequest /accounts/channels -Method POST -Body '{"label":"Trial"}' -WhatIf | Should -BeNullOrEmpty
        Get-StellantisSandboxRequest | Should -BeNullOrEmpty
        (Invoke-StellantisRequest /accounts/vehicles -WhatIf).total | Should -Be 25
    }

    It 'goes nowhere but below the address of the connection: <Path>' -ForEach @(
        @{ Path = 'https://elsewhere.example.com/accounts/vehicles' }
        @{ Path = '/accounts/../../secrets' }
    ) {
        { Invoke-StellantisRequest $Path -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        Get-StellantisSandboxRequest | Should -BeNullOrEmpty
    }

    It 'tells errors as the other cmdlets do' {
        { Invoke-StellantisRequest /accounts/nothing -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceNotFound,*'
        { Invoke-StellantisRequest /accounts/channels -Method POST -Body '{"label":1}' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        { Invoke-StellantisRequest /accounts/vehicles -All -Raw -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*-All and -Raw*'
    }

    It 'completes paths and methods' {
        $line = 'Invoke-StellantisRequest /accounts/veh'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain '/accounts/vehicles'
        $line = 'Invoke-StellantisRequest -Method P'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'POST', 'PUT'
    }
}
