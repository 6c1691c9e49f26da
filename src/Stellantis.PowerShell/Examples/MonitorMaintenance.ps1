<#
.SYNOPSIS
    Pauses all monitors that run, and resumes exactly those later, from a file.
.DESCRIPTION
    Before anything is paused, the monitors that run are written to the file; those that were paused or failed before are left
    alone. With -Resume, in the same or in another process, the monitors of the file run again, and the file goes away once all of
    them do. The file is not overwritten: pausing twice is refused, which would lose what to resume. It signs in from the
    STELLANTIS_* environment variables, see about_Stellantis_Connection.
.PARAMETER Path
    The CSV file of the monitors that were paused.
.PARAMETER Resume
    Resume the monitors of the file.
.EXAMPLE
    ./MonitorMaintenance.ps1 -Path ./paused.csv
.EXAMPLE
    ./MonitorMaintenance.ps1 -Path ./paused.csv -Resume
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [switch] $Resume
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
Connect-Stellantis -FromEnvironmentVariable
try {
    if ($Resume) {
        Import-Csv -Path $Path | Resume-StellantisMonitor -ErrorAction Continue -ErrorVariable failed
        if (-not $failed) { Remove-Item -Path $Path }
    }
    else {
        $running = @(Get-StellantisMonitor | Where-Object Status -EQ 'Running')
        $running | Select-Object -Property ChannelId, MonitorId, Label | Export-Csv -Path $Path -NoTypeInformation -Encoding utf8 -NoClobber
        $running | Suspend-StellantisMonitor -ErrorAction Continue
    }
}
finally {
    Disconnect-Stellantis
}
