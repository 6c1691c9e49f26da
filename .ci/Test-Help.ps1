#Requires -Version 5.1
<#
.SYNOPSIS
    Checks with PlatyPS that the markdown of the help has its form; ends with the number of bad files as its exit code.
#>
$ErrorActionPreference = 'Stop'
Import-Module Microsoft.PowerShell.PlatyPS
$files = @(Get-ChildItem -Path (Join-Path (Split-Path $PSScriptRoot) 'en-US') -Filter '*-*.md')
$bad = @($files | Where-Object { -not (Test-MarkdownCommandHelp -Path $_.FullName) -or -not (Import-MarkdownCommandHelp -Path $_.FullName).Synopsis })
$bad.Name
"PlatyPS: $($files.Count) files, $($bad.Count) bad"
exit $bad.Count
