#Requires -Version 5.1
<#
.SYNOPSIS
    Builds and tests the module.
.DESCRIPTION
    Build lays the importable module at out/Stellantis. Test builds, runs the xunit tests, and the Pester files where Pester 5 is installed.
    Without PowerShell, dotnet build and dotnet test do the same but for Pester.
.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'StellantisPS.sln'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

Invoke-DotNet build $solution --configuration $Configuration
if ($Task -contains 'Test') {
    Invoke-DotNet test $solution --configuration $Configuration --no-build
    if (Get-Module -ListAvailable -Name Pester | Where-Object Version -GE '5.0') {
        # In a process of its own: an imported assembly stays locked on Windows until its process ends.
        $shell = (Get-Process -Id $PID).Path
        & $shell -NoProfile -File (Join-Path $PSScriptRoot 'tests/Pester/Invoke-Tests.ps1')
        if ($LASTEXITCODE -ne 0) { throw 'Pester tests failed.' }
    }
    else {
        Write-Warning 'Pester 5 is not installed; its tests were not run. Install-Module Pester -MinimumVersion 5.0 brings it.'
    }
}
