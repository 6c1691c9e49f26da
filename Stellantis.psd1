# The manifest of the module, and the only place where its version is written.
# This file is a source: the importable module is laid at out/Stellantis by the build.
@{
    RootModule             = 'Stellantis.PowerShell.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '7c1b2f0e-6a55-4b4e-9d0c-2f6f3b1d8a47'
    Author                 = 'Stellantis for PowerShell contributors'
    CompanyName            = 'Community'
    Copyright              = '(c) Stellantis for PowerShell contributors. MIT licence.'
    Description            = 'Cmdlets for the Stellantis Connected Vehicles REST API, with a loopback sandbox of the service.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('Stellantis.Format.ps1xml')
    TypesToProcess         = @('Stellantis.Types.ps1xml')
    CmdletsToExport        = @(
        'ConvertTo-StellantisGeoJson',
        'Connect-Stellantis',
        'Disconnect-Stellantis',
        'New-StellantisAuthorizationUri',
        'Get-StellantisAlarm',
        'Get-StellantisAlert',
        'Get-StellantisBrand',
        'Get-StellantisChannel',
        'New-StellantisChannel',
        'Remove-StellantisChannel',
        'Resume-StellantisChannel',
        'Set-StellantisChannel',
        'Suspend-StellantisChannel',
        'Get-StellantisChargingSession',
        'Get-StellantisCollision',
        'Compare-StellantisConfiguration',
        'Export-StellantisConfiguration',
        'Sync-StellantisConfiguration',
        'Get-StellantisConnection',
        'Select-StellantisConnection',
        'Test-StellantisConnection',
        'Get-StellantisMonitor',
        'New-StellantisMonitor',
        'New-StellantisTrigger',
        'Remove-StellantisMonitor',
        'Resume-StellantisMonitor',
        'Set-StellantisMonitor',
        'Suspend-StellantisMonitor',
        'Add-StellantisMonitorHandle',
        'Get-StellantisMonitorHandle',
        'Remove-StellantisMonitorHandle',
        'Get-StellantisRateLimit',
        'Get-StellantisRemote',
        'Send-StellantisRemote',
        'Lock-StellantisVehicle',
        'Unlock-StellantisVehicle',
        'Start-StellantisCharging',
        'Stop-StellantisCharging',
        'Start-StellantisPreconditioning',
        'Stop-StellantisPreconditioning',
        'Invoke-StellantisHorn',
        'Invoke-StellantisLight',
        'Invoke-StellantisWakeup',
        'Send-StellantisDestination',
        'Invoke-StellantisVehicleFinder',
        'Enable-StellantisImmobilization',
        'Disable-StellantisImmobilization',
        'Enable-StellantisStolenMode',
        'Disable-StellantisStolenMode',
        'Set-StellantisTan',
        'Clear-StellantisPersonalData',
        'Wait-StellantisRemote',
        'Test-StellantisMonitor',
        'Test-StellantisRemote',
        'Test-StellantisVehicle',
        'Invoke-StellantisRequest',
        'Get-StellantisSandbox',
        'ConvertFrom-StellantisEvent',
        'Start-StellantisEventListener',
        'Get-StellantisEventListener',
        'Receive-StellantisEvent',
        'Register-StellantisEventAction',
        'Stop-StellantisEventListener',
        'Start-StellantisSandbox',
        'Step-StellantisSandbox',
        'Stop-StellantisSandbox',
        'Add-StellantisSandboxAlert',
        'Get-StellantisSandboxRequest',
        'Set-StellantisSandboxFault',
        'Set-StellantisSandboxVehicle',
        'Move-StellantisSandboxVehicle',
        'Get-StellantisSandboxDelivery',
        'Get-StellantisStolenReport',
        'Get-StellantisStolenWayPoint',
        'Get-StellantisTelemetry',
        'Get-StellantisTrip',
        'Get-StellantisTripTelemetry',
        'Get-StellantisTripWayPoint',
        'Get-StellantisVehicle',
        'Get-StellantisVehicleCapability'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @(
                'Stellantis',
                'ConnectedVehicles',
                'ConnectedCar',
                'Telematics',
                'Telemetry',
                'Fleet',
                'Vehicle',
                'REST',
                'HAL',
                'Sandbox',
                'Windows',
                'Linux',
                'MacOS',
                'PSEdition_Desktop',
                'PSEdition_Core'
            )
            ProjectUri   = 'https://github.com/stellantis-powershell/stellantis-powershell'
            LicenseUri   = 'https://github.com/stellantis-powershell/stellantis-powershell/blob/main/LICENSE'
            # The build writes the section of CHANGELOG.md here.
            ReleaseNotes = ''
        }
    }
}
