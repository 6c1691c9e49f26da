#Requires -Version 5.1
<#
.SYNOPSIS
    Builds, tests, checks, packs and installs the module.
.DESCRIPTION
    Build     lays the importable module at out/Stellantis.
    Test      builds, runs the xunit tests, and the Pester files in the pwsh of .config/dotnet-tools.json; in Windows PowerShell in that too.
    Help      makes what Get-Help reads from the markdown in en-US with PlatyPS, checks the form of both, and builds.
    Analyze   builds, and checks the scripts with PSScriptAnalyzer and the form of the C# with dotnet format.
    Package   makes the package for the PowerShell Gallery, and that of the symbols, in out/package.
    Install   builds, and installs the module for the current user, or in the folder of -InstallFolder.

    The same without PowerShell:
    dotnet build; dotnet test; dotnet format whitespace --folder --verify-no-changes; dotnet pack src/Stellantis.PowerShell
    dotnet build src/Stellantis.PowerShell -t:InstallModule
.EXAMPLE
    ./build.ps1 -Task Test
.EXAMPLE
    ./build.ps1 -Task Analyze, Package
#>
[CmdletBinding()]
param(
    # What to do; several are done in this order.
    [ValidateSet('Build', 'Test', 'Help', 'Analyze', 'Package', 'Install')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Where Install puts the module: a folder of PSModulePath. By default that of the current user.
    [string] $InstallFolder
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
$solution = Join-Path $PSScriptRoot 'StellantisPS.sln'
$project = Join-Path $PSScriptRoot 'src/Stellantis.PowerShell/Stellantis.PowerShell.csproj'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

# Runs a script of the repository in a process of its own: on Windows an imported assembly stays locked until its process ends.
function Invoke-Alone([string] $Script, [string[]] $Arguments) {
    & (Join-Path $PSScriptRoot 'tests/Pester/Shell.ps1') -NoProfile -ExecutionPolicy Bypass -File (Join-Path $PSScriptRoot $Script) @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Script failed with exit code $LASTEXITCODE." }
}

function Test-Installed([string] $Name, [string] $Version, [string] $Skipped) {
    $there = [bool](Get-Module -ListAvailable -Name $Name | Where-Object Version -GE $Version)
    if (-not $there) { Write-Warning "$Name $Version is not installed: $Skipped Install-Module $Name -MinimumVersion $Version brings it." }
    $there
}

if ($Task -contains 'Help' -and (Test-Installed Microsoft.PowerShell.PlatyPS 1.0 'the help was not made.')) {
    Invoke-Alone .ci/Build-Help.ps1
    Invoke-Alone .ci/Test-Help.ps1
}
if ($Task -contains 'Build' -or $Task -contains 'Test' -or $Task -contains 'Help' -or $Task -contains 'Analyze') {
    Invoke-DotNet build $solution --configuration $Configuration
}
if ($Task -contains 'Test') {
    Invoke-DotNet test $solution --configuration $Configuration --no-build
    Push-Location $PSScriptRoot
    try {
        Invoke-DotNet tool restore
        Invoke-DotNet tool run pwsh '--' -NoProfile -NonInteractive -ExecutionPolicy Bypass -File tests/Pester/Invoke-Tests.ps1
    }
    finally { Pop-Location }
    if ($PSVersionTable.PSEdition -ne 'Core') { Invoke-Alone tests/Pester/Invoke-Tests.ps1 }
}
if ($Task -contains 'Analyze') {
    Invoke-DotNet format whitespace $PSScriptRoot --folder --verify-no-changes
    if (Test-Installed PSScriptAnalyzer 1.21 'the scripts were not checked.') { Invoke-Alone .ci/Test-Script.ps1 }
}
if ($Task -contains 'Package') {
    Invoke-DotNet pack $project --configuration Release
}
if ($Task -contains 'Install') {
    $where = @()
    if ($InstallFolder) {
        $where = , "-p:InstallFolder=$($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($InstallFolder))"
    }
    elseif ($PSVersionTable.PSEdition -ne 'Core') {
        $where = , "-p:InstallFolder=$([Environment]::GetFolderPath('MyDocuments'))\WindowsPowerShell\Modules"
    }
    Invoke-DotNet build $project --configuration $Configuration -t:InstallModule @where
}
