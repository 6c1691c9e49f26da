#Requires -Version 5.1
<#
.SYNOPSIS
    Runs the Pester files against the built module, and ends with the number of failures as its exit code.
#>
$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration
"Pester: $($result.PassedCount) passed, $($result.FailedCount) failed"
exit $result.FailedCount
