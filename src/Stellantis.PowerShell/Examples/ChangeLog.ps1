<#
.SYNOPSIS
    Runs something, and appends every change that it makes at the service to a CSV file.
.DESCRIPTION
    Every cmdlet that changes something leaves a record in the information stream, tagged Stellantis.Change, when it fails and
    nobody knows too. Who ran it is in the record as well. What the work writes is handed on, and what it says. The work signs in
    itself, or uses the connection that there is.
.PARAMETER Work
    What to run: a script block, which may call a script.
.PARAMETER Path
    The file to append to.
.EXAMPLE
    ./ChangeLog.ps1 -Path ./changes.csv -Work { ./MonitorMaintenance.ps1 -Path ./paused.csv }
#>
param(
    [Parameter(Mandatory)] [scriptblock] $Work,
    [string] $Path = './changes.csv'
)
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
& $Work 6>&1 | ForEach-Object {
    if ($_ -isnot [System.Management.Automation.InformationRecord]) { $_ }
    elseif ($_.Tags -notcontains 'Stellantis.Change') { $PSCmdlet.WriteInformation($_) }
    else {
        $who = $_.User
        $_.MessageData | Select-Object -Property @{ n = 'Time'; e = { '{0:o}' -f $_.Time } }, @{ n = 'User'; e = { $who } },
            Connection, Cmdlet, Target, Outcome, DebugId | Export-Csv -Path $Path -NoTypeInformation -Encoding utf8 -Append
    }
}
