BeforeDiscovery {
    $text = [IO.File]::ReadAllText((Join-Path $PSScriptRoot '../../README.md'))
    $number = 0
    $script:blocks = @(foreach ($fence in [regex]::Matches($text, '(?ms)^```powershell\r?\n(.*?)^```')) {
            $number++
            @{ Number = $number; Code = $fence.Groups[1].Value }
        })
}

BeforeAll {
    # One session for all, in which nothing is loaded, and where the module is found by its path alone.
    $script:pathBefore = $env:PSModulePath
    $env:PSModulePath = Join-Path $PSHOME Modules
    $script:session = [powershell]::Create()
    $null = $session.AddScript('param($Place) Set-Location $Place').AddArgument((Join-Path $PSScriptRoot '../..')).Invoke()

    function Invoke-Block([string] $Code) {
        $session.Commands.Clear()
        $session.Streams.ClearStreams()
        $session.AddScript($Code, $false).Invoke()
    }
}

AfterAll {
    $null = Invoke-Block 'Get-Module Stellantis | Remove-Module'
    $session.Dispose()
    $env:PSModulePath = $pathBefore
}

Describe 'The README from the first block to the last, in one session' {
    It 'runs block <Number>, which shows something' -ForEach $blocks {
        $shown = Invoke-Block $Code
        $session.Streams.Error | Out-String | Should -BeNullOrEmpty
        $shown | Should -Not -BeNullOrEmpty -Because $Code
        if ($Number -eq 1) {
            # What blocks write from here on goes into a folder of the test.
            $null = Invoke-Block "Set-Location '$TestDrive'"
        }
    }
}
