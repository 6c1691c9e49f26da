BeforeDiscovery {
    $script:canReadMarkdown = [bool](Get-Module -ListAvailable -Name Microsoft.PowerShell.PlatyPS)
    $script:helpFiles = Get-ChildItem -Path (Join-Path $PSScriptRoot '../../en-US') -Filter *.md |
        ForEach-Object { @{ Name = $_.BaseName; Path = $_.FullName } }
}

BeforeAll {
    $script:folder = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
    Import-Module $folder

    # Runs a script in a process of its own, as a scheduled task does.
    function Invoke-Alone([string] $Script) {
        $shell = (Get-Process -Id $PID).Path
        $quoted = $folder.Replace("'", "''")
        & $shell -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command "`$ErrorActionPreference = 'Stop'; `$folder = '$quoted'; Import-Module `$folder; $Script"
    }
}

Describe 'The module' {
    It 'is imported from the folder that the build lays' {
        (Get-Module -Name Stellantis).ModuleBase | Should -Be $folder
    }

    It 'has a manifest that PowerShell accepts, and exports what it names' {
        $manifest = Test-ModuleManifest -Path (Join-Path $folder 'Stellantis.psd1')
        $exported = (Get-Command -Module Stellantis).Name | Sort-Object
        $exported | Should -Be ($manifest.ExportedCmdlets.Keys | Sort-Object)
        $exported | Should -HaveCount $manifest.ExportedCommands.Count
    }

    It 'imports without a warning' {
        Invoke-Alone 'Remove-Module Stellantis; Import-Module $folder 3>&1' | Should -BeNullOrEmpty
    }

    It 'works in a script that nobody watches' {
        $alerts = Invoke-Alone 'Connect-Stellantis -Sandbox; (Get-StellantisVehicle | Get-StellantisAlert | Measure-Object).Count'
        [int] $alerts | Should -BeGreaterThan 0
        $LASTEXITCODE | Should -Be 0
    }

    It 'stops its sandboxes and forgets its connections when it is removed' {
        $left = Invoke-Alone ('Connect-Stellantis -Sandbox; $address = (Get-StellantisConnection).BaseUri; Remove-Module Stellantis; ' +
            'try { $null = Invoke-WebRequest $address -UseBasicParsing -TimeoutSec 10; ''answers'' } catch { $_.Exception.GetType().Name }; ' +
            'Import-Module $folder; @(Get-StellantisConnection).Count')
        $left[0] | Should -BeIn 'HttpRequestException', 'WebException'
        $left[1] | Should -Be 0
    }

    It 'tells about itself' {
        Get-Help -Name about_Stellantis | Out-String | Should -Match 'Connect-Stellantis -Sandbox'
    }

    It 'completes the names of its cmdlets' {
        $line = 'Get-StellantisV'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain 'Get-StellantisVehicle'
    }
}

Describe 'The help of <Name>' -ForEach $helpFiles {
    It 'is markdown that PlatyPS takes' -Skip:(-not $canReadMarkdown) {
        Test-MarkdownCommandHelp -Path $Path | Should -BeTrue
        $help = Import-MarkdownCommandHelp -Path $Path
        $help.Title | Should -Be $Name
        $help.Diagnostics.HadErrors | Should -BeFalse
    }
}
