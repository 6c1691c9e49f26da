#Requires -Version 5.1
<#
.SYNOPSIS
    Checks with PlatyPS that the markdown of the help has its form, and that what Get-Help reads was built from it;
    ends with the number of bad files as its exit code.
#>
$ErrorActionPreference = 'Stop'
Import-Module Microsoft.PowerShell.PlatyPS
$folder = Join-Path (Split-Path $PSScriptRoot) 'en-US'
$files = @(Get-ChildItem -Path $folder -Filter '*-*.md')
$bad = @($files | ForEach-Object {
    if (-not (Test-MarkdownCommandHelp -Path $_.FullName) -or -not (Import-MarkdownCommandHelp -Path $_.FullName).Synopsis) { $_.Name }
})

$scratch = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
$null = & (Join-Path $PSScriptRoot 'Build-Help.ps1') -OutputFolder $scratch
$name = 'Stellantis.PowerShell.dll-Help.xml'
$built, $committed = $scratch, $folder | ForEach-Object { [IO.File]::ReadAllText((Join-Path $_ $name)).Replace("`r", '') }
Remove-Item -Path $scratch -Recurse
if ($built -cne $committed) { $bad += "$name is not what build.ps1 -Task Help makes of the markdown" }

$bad
"PlatyPS: $($files.Count) files, $($bad.Count) bad"
exit $bad.Count
