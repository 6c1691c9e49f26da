#Requires -Version 5.1
<#
.SYNOPSIS
    Checks the scripts of the repository with PSScriptAnalyzer; ends with the number of findings as its exit code.
#>
$ErrorActionPreference = 'Stop'
Import-Module PSScriptAnalyzer
$root = Split-Path $PSScriptRoot
$paths = 'build.ps1', '.ci', 'tests/Pester', 'src/Stellantis.PowerShell/Examples', 'src/Stellantis.Shell/Scripts', 'src/Stellantis.Shell/Tour',
    'docs', 'out/Stellantis/Stellantis.psd1' |
    ForEach-Object { Join-Path $root $_ } | Where-Object { Test-Path $_ }
$files = Get-ChildItem -Path $paths -Recurse -File | Where-Object Extension -In '.ps1', '.psm1', '.psd1'
$found = @($files | ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings (Join-Path $PSScriptRoot 'ScriptAnalyzer.psd1') })
$found | Format-Table -AutoSize -Wrap -Property ScriptName, Line, RuleName, Message | Out-Host
"PSScriptAnalyzer: $(@($files).Count) files, $($found.Count) findings"
exit $found.Count
