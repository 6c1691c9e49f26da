#Requires -Version 5.1
<#
.SYNOPSIS
    Builds the help that Get-Help reads, Stellantis.PowerShell.dll-Help.xml, from the markdown in en-US, with PlatyPS.
.DESCRIPTION
    PlatyPS writes one file, and leaves in it what Get-Help would show as it stands or not at all: fences around the code of examples,
    marks of markdown, several paragraphs in one, no defaults, links to files. That is mended here. The same markdown gives the same bytes.
.EXAMPLE
    ./.ci/Build-Help.ps1
.EXAMPLE
    ./.ci/Build-Help.ps1 -OutputFolder out/help
#>
param(
    # Where the file goes.
    [string] $OutputFolder = (Join-Path (Split-Path $PSScriptRoot) 'en-US')
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
Import-Module Microsoft.PowerShell.PlatyPS

$pages = 'https://github.com/stellantis-powershell/stellantis-powershell/blob/main/en-US/'
$files = [string[]] @(Get-ChildItem -Path (Join-Path (Split-Path $PSScriptRoot) 'en-US') -Filter '*-*.md').FullName
[array]::Sort($files, [StringComparer]::Ordinal)
$commands = Import-MarkdownCommandHelp -Path $files
$scratch = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
$exported = Export-MamlCommandHelp -CommandHelp $commands -OutputFolder $scratch
$xml = [xml]::new()
$xml.Load($exported.FullName)
Remove-Item -Path $scratch -Recurse

$names = [Xml.XmlNamespaceManager]::new($xml.NameTable)
$names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
$names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
$names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

# Text without the marks of markdown.
function Get-Plain([string] $Text) {
    $Text.Replace("`r", '') -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`([^`]+)`', '$1' -replace '\\([\\`*_{}\[\]()#+\-.!<>])', '$1'
}

function Add-Element([Xml.XmlElement] $Parent, [string] $Name, [string] $Text) {
    $element = $xml.CreateElement($Name, $names.LookupNamespace($Name.Split(':')[0]))
    $element.InnerText = $Text
    $null = $Parent.AppendChild($element)
}

# Makes a paragraph of each that the text holds.
function Write-Paragraph([Xml.XmlElement] $Parent, [string] $Text) {
    $Parent.IsEmpty = $true
    foreach ($paragraph in (Get-Plain $Text) -split '\n\s*\n') {
        if ($paragraph.Trim()) { Add-Element $Parent 'maml:para' $paragraph.Trim() }
    }
}

foreach ($command in $xml.SelectNodes('//command:command', $names)) {
    $name = $command.SelectSingleNode('command:details/command:name', $names).InnerText
    $page = $commands | Where-Object Title -EQ $name

    foreach ($described in $command.SelectNodes('.//maml:description[maml:para] | .//maml:alert[maml:para]', $names)) {
        Write-Paragraph $described (@($described.SelectNodes('maml:para', $names).InnerText) -join "`n`n")
    }

    foreach ($example in $command.SelectNodes('command:examples/command:example', $names)) {
        $introduction = $example.SelectSingleNode('maml:introduction', $names)
        $text = @($introduction.SelectNodes('maml:para', $names).InnerText).Replace("`r", '').Where({ $_ -ne [char] 0x80 }) -join "`n`n"
        $parts = [regex]::Match($text, '(?s)^(.*?)```powershell\n(.*?)\n```(.*)$')
        if (-not $parts.Success) { throw "$($name): an example has no code." }
        Write-Paragraph $introduction $parts.Groups[1].Value
        $example.SelectSingleNode('dev:code', $names).InnerText = $parts.Groups[2].Value
        $remarks = $example.SelectSingleNode('dev:remarks', $names)
        Write-Paragraph $remarks $parts.Groups[3].Value
        # The blank line before the next.
        Add-Element $remarks 'maml:para' ''
    }

    $inPipeline = @{}
    foreach ($parameter in $command.SelectNodes('command:parameters/command:parameter', $names)) {
        $called = $parameter.SelectSingleNode('maml:name', $names).InnerText
        $fact = $page.Parameters | Where-Object Name -EQ $called
        $inPipeline[$called] = $parameter.GetAttribute('pipelineInput')
        # Where only some of the ways to call it need the parameter, the syntax tells which.
        $parameter.SetAttribute('required', "$(-not ($fact.ParameterSets | Where-Object IsRequired -EQ $false))".ToLowerInvariant())
        $parameter.SetAttribute('position', $parameter.GetAttribute('position').ToLowerInvariant())
        $parameter.SetAttribute('globbing', "$($fact.SupportsWildcards)".ToLowerInvariant())
        foreach ($value in $parameter.SelectNodes('command:parameterValue', $names)) {
            $path = "command:syntax//command:parameter[maml:name='$called']/command:parameterValue"
            $value.InnerText = $command.SelectSingleNode($path, $names).InnerText
            $value.SetAttribute('variableLength', "$($value.InnerText.EndsWith('[]'))".ToLowerInvariant())
        }
        if ($fact.DefaultValue) { Add-Element $parameter 'dev:defaultValue' $fact.DefaultValue }
    }

    # What the lines of the syntax do not show is told once, with the parameter; its type is called there as it is here.
    foreach ($parameter in $command.SelectNodes('command:syntax/command:syntaxItem/command:parameter', $names)) {
        $parameter.SetAttribute('pipelineInput', $inPipeline[$parameter.SelectSingleNode('maml:name', $names).InnerText])
        foreach ($more in @($parameter.SelectNodes('maml:description | dev:type', $names))) { $null = $parameter.RemoveChild($more) }
    }

    # A topic is named; a cmdlet has a page.
    foreach ($link in $command.SelectNodes('command:relatedLinks/maml:navigationLink/maml:uri', $names)) {
        $link.InnerText = if ($link.InnerText -like 'about_*') { '' }
        elseif ($link.InnerText -notlike '*/*') { $pages + $link.InnerText }
        else { $link.InnerText }
    }
}

$settings = [Xml.XmlWriterSettings] @{ Indent = $true; NewLineChars = "`n"; Encoding = [Text.UTF8Encoding]::new($false) }
$null = New-Item -Path $OutputFolder -ItemType Directory -Force
$file = Join-Path (Resolve-Path $OutputFolder) 'Stellantis.PowerShell.dll-Help.xml'
$writer = [Xml.XmlWriter]::Create($file, $settings)
$xml.Save($writer)
$writer.Dispose()
[IO.File]::AppendAllText($file, "`n")
"$($commands.Count) cmdlets in $file"
