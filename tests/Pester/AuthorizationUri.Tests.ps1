BeforeAll { Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis') }

Describe 'New-StellantisAuthorizationUri' {
    It 'makes an address with a state that is new each time' {
        $one, $other = 1..2 | ForEach-Object { New-StellantisAuthorizationUri client-0042 https://me.example.com/back -Brand DS -Scope openid }
        $one.Uri.Host | Should -Be 'idpcvs.driveds.com'
        $one.Uri.Query | Should -Match ([regex]::Escape("state=$($one.State)"))
        $one.State | Should -Not -Be $other.State
        $one | Out-String | Should -Match 'State'
    }

    It 'completes -Locale' {
        $line = 'New-StellantisAuthorizationUri -Locale fr-F'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain 'fr-FR'
    }
}
