using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Sandbox;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that arrange the vehicles of a sandbox.</summary>
public abstract class SandboxVehicleCmdlet : SandboxCmdlet
{
    private protected SandboxVehicleCmdlet()
    {
    }

    /// <summary>The VINs of the vehicles.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.SandboxVehicleId)]
    [Alias("Vin")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    [Identity("VehicleId", "Vin")]
    [ValidateNotNullOrEmpty]
    public string[] VehicleId { get; set; } = [];

    /// <summary>What the cmdlet does to a vehicle, for -WhatIf and -Confirm.</summary>
    private protected abstract string Verb { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var sandbox = Target();
        foreach (var vin in VehicleId)
        {
            if (!Approved($"{Verb} of the vehicle {vin} of the sandbox"))
                continue;
            try
            {
                Arrange(sandbox, vin);
            }
            catch (ArgumentException e)
            {
                WriteError(Failure.Record(ErrorIds.InvalidRequest, WorldInput.Reason(e), vin));
            }
        }
    }

    /// <summary>Arranges one vehicle.</summary>
    /// <exception cref="ArgumentException">There is no such vehicle, or it cannot be brought into that state.</exception>
    private protected abstract void Arrange(StellantisSandbox sandbox, string vin);
}
