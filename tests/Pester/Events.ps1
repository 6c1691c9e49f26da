# What a service delivers, for the files that are about events.
function New-Body([string] $Monitor = 'm-1', [string] $Value = '29') {
    @{
        channelId = 'ch-1'; date = '2026-05-01T06:00:00Z'; type = 'Monitor'
        monitorEvent = @{
            monitorId = $Monitor
            data = @{ values = @(@{ data = 'vehicle.energy.electric.level'; value = $Value; previous = '31' }) }
        }
    } | ConvertTo-Json -Depth 6 -Compress
}

function Send-Body([uri] $Uri, [string] $Body, [hashtable] $Header = @{}) {
    Invoke-WebRequest -Uri $Uri -Method Post -Body $Body -ContentType 'application/json' -Headers $Header -UseBasicParsing
}
