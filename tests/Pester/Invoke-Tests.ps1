#Requires -Version 5.1
<#
.SYNOPSIS
    Runs the Pester files against the built module, and the suite that the module ships as an example;
    ends with the number of failures as its exit code.
.DESCRIPTION
    Pester is the one that the build of the tests lays at out/Pester, whatever else is installed.
#>
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../../out/Pester/Pester.psd1')
$configuration = New-PesterConfiguration
$module = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Stellantis')).Path
# The example imports the module by its name, as a user's tests do.
$env:PSModulePath = (Split-Path $module) + [IO.Path]::PathSeparator + $env:PSModulePath
$configuration.Run.Path = $PSScriptRoot, (Join-Path $module 'Examples')
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration
$failed = $result.FailedCount
if ($failed -eq 0 -and $result.Result -ne 'Passed') {
    # A file that could not be read, or a block whose setup broke, has no test that failed.
    $failed = 1
}
"Pester: $($result.PassedCount) passed, $failed failed"
exit $failed
