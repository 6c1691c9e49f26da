Describe 'The picture of the README' -Skip:($PSVersionTable.PSVersion -lt '7.2') {
    BeforeAll {
        # What can be read in it: consoles of other versions may set their columns otherwise.
        function Get-Word([string] $Path) { ([xml](Get-Content -Path $Path -Raw)).svg.text.InnerText -replace '\s+', ' ' }

        $script:docs = Join-Path $PSScriptRoot '../../docs'
    }

    It 'shows what the commands in it write today' {
        $file = Join-Path $TestDrive 'stellantis.svg'
        & (Join-Path $docs 'Write-Capture.ps1') -Path $file
        $words = Get-Word $file
        $words | Where-Object { $_ -like 'PS> *-Stellantis*' } | Should -HaveCount 7
        $words | Should -Be (Get-Word (Join-Path $docs 'stellantis.svg'))
    }

    It 'is what the README shows' {
        $readme = Get-Content -Path (Join-Path $PSScriptRoot '../../README.md') -Raw
        $readme | Should -Match '!\[[^\]]+\]\(docs/stellantis\.svg\)'
    }
}
