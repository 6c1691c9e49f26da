BeforeDiscovery {
    $script:hasHelp = Test-Path -Path (Join-Path $PSScriptRoot '../../en-US/Stellantis.PowerShell.dll-Help.xml')
    $script:canReadMarkdown = [bool](Get-Module -ListAvailable -Name Microsoft.PowerShell.PlatyPS)
    $script:helpFiles = Get-ChildItem -Path (Join-Path $PSScriptRoot '../../en-US') -Filter *.md |
        ForEach-Object { @{ Name = $_.BaseName; Path = $_.FullName } }
}

BeforeAll {
    $script:folder = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
    Import-Module $folder

    # Runs a script in a process of its own, as a scheduled task does.
    function Invoke-Alone([string] $Script) {
        $quoted = $folder.Replace("'", "''")
        $command = "`$ErrorActionPreference = 'Stop'; `$folder = '$quoted'; Import-Module `$folder; $Script"
        & (Join-Path $PSScriptRoot 'Shell.ps1') -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command $command
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

    It 'has cmdlets of approved verbs only, and exports nothing else' {
        $loaded = Get-Module -Name Stellantis
        $approved = (Get-Verb).Verb
        $loaded.ExportedCmdlets.Values.Verb | Where-Object { $_ -notin $approved } | Should -BeNullOrEmpty
        $loaded.ExportedCmdlets.Values.Noun | Where-Object { $_ -cnotmatch '^Stellantis([A-Z][A-Za-z]*[^s])?$' } | Should -BeNullOrEmpty
        $loaded.ExportedFunctions.Count + $loaded.ExportedAliases.Count + $loaded.ExportedVariables.Count | Should -Be 0
    }

    It 'names what it exports, without a wildcard, for both editions' {
        $data = Import-PowerShellDataFile -Path (Join-Path $folder 'Stellantis.psd1')
        foreach ($list in 'CmdletsToExport', 'FunctionsToExport', 'AliasesToExport', 'VariablesToExport') {
            $data.ContainsKey($list) | Should -BeTrue
            $data[$list] | Where-Object { $_ -match '[*?]' } | Should -BeNullOrEmpty
        }
        $data.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
        $data.PowerShellVersion | Should -Be '5.1'
        $data.PrivateData.PSData.ReleaseNotes | Should -Match '\w'
    }

    It 'works from a folder with blanks and letters beyond ASCII in its name' {
        $copy = Join-Path $TestDrive ('m' + [char]0xF6 + 'dule ' + [char]0x65E5 + ' copy')
        $copy = Join-Path (New-Item -ItemType Directory -Path $copy).FullName 'Stellantis'
        Copy-Item -Path $folder -Destination $copy -Recurse
        $env:STELLANTIS_TEST_COPY = $copy
        try {
            $found = Invoke-Alone ('Remove-Module Stellantis; Import-Module $env:STELLANTIS_TEST_COPY; Connect-Stellantis -Sandbox; ' +
                '(Get-Module Stellantis).ModuleBase -eq $env:STELLANTIS_TEST_COPY; (Get-StellantisVehicle -First 2).Count; ' +
                '(Get-Help about_Stellantis | Out-String).Length -gt 100')
        }
        finally { $env:STELLANTIS_TEST_COPY = $null }
        $found | Should -Be 'True', '2', 'True'
    }

    It 'reads its views and types without an error' {
        Invoke-Alone 'Update-FormatData -PrependPath (Join-Path $folder Stellantis.Format.ps1xml) 2>&1' | Should -BeNullOrEmpty
        Invoke-Alone 'Remove-Module Stellantis; Update-TypeData -PrependPath (Join-Path $folder Stellantis.Types.ps1xml) 2>&1' | Should -BeNullOrEmpty
        $types = ([xml](Get-Content -Path (Join-Path $folder 'Stellantis.Format.ps1xml') -Raw)).SelectNodes('//ViewSelectedBy/TypeName').InnerText
        foreach ($type in $types | Select-Object -Unique) {
            Get-FormatData -TypeName $type -PowerShellVersion $PSVersionTable.PSVersion | Should -Not -BeNullOrEmpty -Because $type
        }
    }

    It 'has help for every cmdlet, with an example' -Skip:(-not $hasHelp) {
        foreach ($name in (Get-Command -Module Stellantis).Name) {
            $help = Get-Help -Name $name
            $help.Synopsis.Trim() | Should -Not -BeLike "$name *" -Because $name
            @($help.Examples.Example).Count | Should -BeGreaterThan 0 -Because $name
        }
    }

    It 'has every about topic that lies beside it' {
        $topics = Get-ChildItem -Path (Join-Path $folder 'en-US') -Filter about_*.help.txt
        $topics | Should -Not -BeNullOrEmpty
        foreach ($topic in $topics.Name -replace '\.help\.txt$') {
            (Get-Help -Name $topic | Out-String).Length | Should -BeGreaterThan 500 -Because $topic
        }
    }

    It 'has a Pester file for each noun' {
        $nouns = (Get-Command -Module Stellantis).Noun -replace '^Stellantis$', 'StellantisConnection' | Select-Object -Unique
        # Those that send a command of their own share one.
        $verbs = Get-Content -Raw -Path (Join-Path $PSScriptRoot RemoteVerb.Tests.ps1)
        $nouns -replace '^Stellantis' | Where-Object {
            -not (Test-Path (Join-Path $PSScriptRoot "$_.Tests.ps1")) -and $verbs -notmatch "-Stellantis$_\b"
        } | Should -BeNullOrEmpty
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
