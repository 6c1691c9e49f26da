BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../out/Stellantis')

    # The rule of the .NET tests: an example that calls nothing but the module and the core of PowerShell runs there, any other here.
    $root = Join-Path $PSScriptRoot '../..'
    $help = Join-Path $root 'en-US'
    $files = @(Get-ChildItem -Path $help -Filter *.md) + @(Get-ChildItem -Path $help -Filter *.help.txt) +
        (Get-Item -Path (Join-Path $root 'README.md'))
    $examples = foreach ($file in $files) {
        # A fence in markdown; in a topic, what is indented by twelve blanks.
        $form = if ($file.Extension -eq '.txt') { '(?<=\r?\n\r?\n)((?: {12}[^\n]*\n)+)' } else { '(?ms)^```powershell\r?\n(.*?)^```' }
        $number = 0
        foreach ($fence in [regex]::Matches([IO.File]::ReadAllText($file.FullName), $form)) {
            $number++
            $code = $fence.Groups[1].Value
            $calls = [System.Management.Automation.Language.Parser]::ParseInput($code, [ref]$null, [ref]$null).FindAll(
                { $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { "$($_.GetCommandName())" }
            # What is called by an expression has no name, and is another.
            $others = $calls | Where-Object {
                $_ -notlike '*-Stellantis*' -and (-not $_ -or (Get-Command -Name $_ -ErrorAction Ignore).Source -ne 'Microsoft.PowerShell.Core') }
            @{ Name = "$($file.BaseName) $number"; Code = $code; Connects = $calls -contains 'Connect-Stellantis'; IsBare = $null -eq $others }
        }
    }
    $script:here = @($examples | Where-Object { -not $_.IsBare })
}

BeforeAll {
    $script:folder = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
    $script:pathBefore = $env:PSModulePath
    # The scripts that the README runs import the module by its name.
    $env:PSModulePath = (Split-Path $folder) + [IO.Path]::PathSeparator + $env:PSModulePath

    # What an example finds: a session with the module, connected unless it connects by itself, in a folder of its own, and somebody who answers.
    function Open-Session([switch] $Connected) {
        $session = [powershell]::Create()
        $null = $session.AddScript({
                param($Folder, $Place, $Connected)
                Import-Module $Folder
                Set-Location $Place
                $secret = [securestring]::new()
                'answer'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
                Set-Item -Path function:Read-Host -Value { $secret }
                Set-Item -Path function:Get-Credential -Value { [pscredential]::new('client-id', $secret) }
                if ($Connected) { Connect-Stellantis -Sandbox }
            }, $false).AddArgument($folder).AddArgument($TestDrive).AddArgument($Connected.IsPresent).Invoke()
        $session.Commands.Clear()
        $session
    }
}

AfterAll { $env:PSModulePath = $pathBefore }

Describe 'The examples of help and README' {
    It 'runs as it stands: <Name>' -ForEach $here {
        $session = Open-Session -Connected:(-not $Connects)
        try {
            $null = $session.AddScript($Code).Invoke()
            $session.Streams.Error | Out-String | Should -BeNullOrEmpty
        }
        finally {
            $session.Commands.Clear()
            $null = $session.AddCommand('Remove-Module').AddArgument('Stellantis').Invoke()
            $session.Dispose()
        }
    }
}
