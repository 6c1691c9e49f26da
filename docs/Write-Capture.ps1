#Requires -Version 7.2
<#
.SYNOPSIS
    Makes the picture of the README: runs commands on a sandbox, and draws what a console shows of them as SVG.
.DESCRIPTION
    The commands are real, and so is what they write. The fleet is arranged, so that the picture is the same whenever it is made; the one thing that
    the script changes are times, in whose place stands one fixed time. It needs the built module (dotnet build src/Stellantis.PowerShell). An error
    of a command ends it.
.PARAMETER Path
    The file to write.
.EXAMPLE
    pwsh -NoProfile -File docs/Write-Capture.ps1
#>
param(
    [string] $Path = (Join-Path $PSScriptRoot 'stellantis.svg')
)
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../out/Stellantis')
$width = 104
$script:fleet = @{
    seed     = 7
    vehicles = @(
        @{ vin = 'VR3UHZKXZPT500041'; brand = 'Peugeot'; motorization = 'Electric'; alerts = @()
            state = @{ batteryLevel = 18; odometer = 24310; plugged = $false; moving = $false; ignition = 'Stop'; latitude = 48.8566
                longitude = 2.3522 }
        }
        @{ vin = 'VR7ARHNP4N0875973'; brand = 'Citroen'; motorization = 'Thermic'
            alerts = @(@{ type = 'FrontLeftTirePuncture'; severity = 'Critical' })
            state = @{ fuelLevel = 64; odometer = 81077; moving = $false; ignition = 'Stop'; latitude = 45.764; longitude = 4.8357 }
        }
        @{ vin = 'W0LUHZKXZPT500044'; brand = 'Opel'; motorization = 'Electric'; alerts = @()
            state = @{ batteryLevel = 92; odometer = 5120; plugged = $true; moving = $false; ignition = 'Stop'; latitude = 50.1109
                longitude = 8.6821 }
        }
    )
}
$commands = @(
    'Connect-Stellantis -Sandbox -World $fleet'
    'Get-StellantisVehicle'
    'Get-StellantisVehicle | Get-StellantisTelemetry -Latest | Format-Table'
    'Get-StellantisVehicle | Get-StellantisAlert -Active -All'
    '$channel = New-StellantisChannel -Label ''Back office'' -WebhookTarget https://hooks.example.com/events'
    '$stolen = @{ name = ''stolen''; data = @{ data = ''stolen.state''; op = ''equalsTo''; value = $true } }'
    'Get-StellantisVehicle | New-StellantisMonitor -ChannelId $channel -Label Theft -BoolExp stolen -Trigger $stolen'
    'Get-StellantisVehicle VR3* | Send-StellantisRemote -ChannelId $channel -Action @{ horn = @{ state = ''Activated'' } }'
)

# What a console shows, line by line, with its colours.
$rendering = $PSStyle.OutputRendering
$PSStyle.OutputRendering = 'Ansi'
try {
    $lines = foreach ($command in $commands) {
        "`e[2mPS>`e[0m $command"
        $shown = . ([scriptblock]::Create($command)) 3>&1 | Out-String -Width $width -Stream
        $text = ($shown -join "`n").Trim("`n")
        if ($text.Trim()) { $text.Split("`n").TrimEnd(); '' }
    }
    while (-not $lines[-1]) { $lines = $lines[0..($lines.Count - 2)] }
}
finally {
    $PSStyle.OutputRendering = $rendering
    Get-StellantisConnection | ForEach-Object { Disconnect-Stellantis -Connection $_ }
}
$lines = $lines -replace '\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?( [+-]\d\d:\d\d)?', '2026-03-14 09:26'

# Each stretch between two colours is a tspan of the classes that the codes stand for.
$classes = @{ '1' = 'b'; '2' = 'd'; '31' = 'r'; '91' = 'r'; '32' = 'g'; '92' = 'g'; '33' = 'y'; '93' = 'y'; '36' = 'c'; '96' = 'c' }
$row = 0
$body = foreach ($line in $lines) {
    $row++
    $on = @()
    $spans = foreach ($part in [regex]::Split($line, '(\e\[[\d;]*m)')) {
        if ($part -match '^\e\[([\d;]*)m$') {
            $on = @($on) + @($Matches[1].Split(';') | ForEach-Object { $classes[$_] }) | Where-Object { $_ }
            if ($part -match '^\e\[0?m$') { $on = @() }
        }
        elseif ($part) {
            $escaped = [System.Security.SecurityElement]::Escape($part)
            if ($on) { "<tspan class=""$(@($on | Select-Object -Unique) -join ' ')"">$escaped</tspan>" } else { $escaped }
        }
    }
    "<text x=""16"" y=""$(16 + 18 * $row)"">$(-join $spans)</text>"
}
# A character of this font is eight wide.
$longest = ($lines | ForEach-Object { ($_ -replace '\e\[[\d;]*m').Length } | Measure-Object -Maximum).Maximum
$breadth = 8 * $longest + 32
$height = 18 * $row + 32
$svg = @"
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 $breadth $height" xml:space="preserve" role="img"
     aria-label="A console in which the cmdlets read a fleet of three vehicles">
<style>
rect { fill: #f6f8fa; stroke: #d0d7de }
text { fill: #1f2328; font: 13px ui-monospace, SFMono-Regular, Consolas, 'Liberation Mono', monospace; white-space: pre }
.b { font-weight: 600 } .d { fill: #656d76 } .r { fill: #cf222e } .g { fill: #116329 } .y { fill: #7d4e00 } .c { fill: #1b7c83 }
@media (prefers-color-scheme: dark) {
rect { fill: #0d1117; stroke: #30363d } text { fill: #e6edf3 }
.d { fill: #8b949e } .r { fill: #ff7b72 } .g { fill: #56d364 } .y { fill: #e3b341 } .c { fill: #76e3ea }
}
</style>
<rect x="0.5" y="0.5" width="$($breadth - 1)" height="$($height - 1)" rx="8"/>
$($body -join "`n")
</svg>
"@
[IO.File]::WriteAllText($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path), $svg.Replace("`r", '') + "`n")
