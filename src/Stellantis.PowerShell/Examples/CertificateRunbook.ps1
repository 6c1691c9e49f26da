<#
.SYNOPSIS
    A runbook that signs in with a client certificate, and lists the vehicles whose battery is low.
.DESCRIPTION
    Everything comes from environment variables: STELLANTIS_BASEURI, STELLANTIS_CLIENTID, STELLANTIS_CLIENTSECRET,
    STELLANTIS_USERID, STELLANTIS_REALM or _BRAND, and for the certificate STELLANTIS_CERTIFICATEPATH (with
    STELLANTIS_CERTIFICATEPASSWORD) or STELLANTIS_CERTIFICATETHUMBPRINT. It warns when the certificate is about to end, and stops
    when something about the sign-in does not work. about_Stellantis_Connection has all variables.
.PARAMETER Below
    The level of the battery, in %.
.PARAMETER WarnDays
    How many days before its end a certificate is warned about.
.EXAMPLE
    ./CertificateRunbook.ps1 -Below 30 | Export-Csv -Path ./low.csv -NoTypeInformation
#>
param(
    [double] $Below = 20,
    [int] $WarnDays = 30
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Stellantis)) { Import-Module Stellantis }
$connection = Connect-Stellantis -FromEnvironmentVariable -PassThru
try {
    $end = $connection.CertificateExpiresAt
    if (-not $end) { throw 'There is no client certificate: set STELLANTIS_CERTIFICATEPATH or STELLANTIS_CERTIFICATETHUMBPRINT.' }
    if ($end -lt (Get-Date).AddDays($WarnDays)) { Write-Warning "The certificate ends at $end." }
    $test = Test-StellantisConnection -Detailed
    if (-not $test.Succeeded) { throw $test.Message }
    Get-StellantisVehicle -All | Get-StellantisTelemetry -Latest -Type vehicle.energies -ErrorAction Continue |
        Where-Object { $null -ne $_.BatteryLevel -and $_.BatteryLevel -lt $Below } |
        Select-Object -Property VehicleId, BatteryLevel, BatteryAutonomy, IsPlugged
}
finally {
    Disconnect-Stellantis
}
