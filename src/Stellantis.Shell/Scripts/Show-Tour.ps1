<#
.SYNOPSIS
    Runs a script statement by statement, showing each as if it were typed at a prompt; ends at the first that fails.
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path $PSScriptRoot '../Tour/Tour.ps1')
)
$ErrorActionPreference = 'Stop'
$tokens = $faults = $null
$tour = [Management.Automation.Language.Parser]::ParseFile((Resolve-Path -LiteralPath $Path).ProviderPath, [ref] $tokens, [ref] $faults)
if ($faults) { throw "$Path, line $($faults[0].Extent.StartLineNumber): $($faults[0].Message)" }
$comments = [Collections.Generic.Queue[object]]::new(@($tokens | Where-Object Kind -EQ Comment))
# The variables of the tour live in a scope of their own.
$stage = New-Module -ScriptBlock { $ErrorActionPreference = 'Stop' }
$shown = $null
foreach ($statement in $tour.EndBlock.Statements) {
    $above = @(while ($comments.Count -and $comments.Peek().Extent.StartOffset -lt $statement.Extent.StartOffset) { $comments.Dequeue().Text })
    # What was shown ends with an empty line already.
    if ($above -and -not $shown) { '' }
    $above | ForEach-Object { $PSStyle.Foreground.Green + $_ + $PSStyle.Reset }
    'PS> ' + ($statement.Extent.Text -replace '\r?\n', "$([Environment]::NewLine)>> ")
    # The statement stays one of its file, so that $PSScriptRoot and the lines in errors are right; dotted, so that its variables stay.
    $body = [Management.Automation.Language.StatementBlockAst]::new(
        $statement.Extent, [Management.Automation.Language.StatementAst[]] @($statement.Copy()), $null)
    $block = [Management.Automation.Language.ScriptBlockAst]::new($statement.Extent, $null, $body, $false).GetScriptBlock()
    . $stage $block | Tee-Object -Variable shown | Out-Default
}
