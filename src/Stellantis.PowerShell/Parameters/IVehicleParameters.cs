using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Parameters;

/// <summary>The vehicles that something is read of or sent to.</summary>
internal interface IVehicleParameters
{
    /// <summary>The ids of the vehicles; the service takes VINs. Vehicles may be piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.VehicleId)]
    [Alias("Vin")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    [Identity("VehicleId", "Vin")]
    [ValidateNotNullOrEmpty]
    string[] VehicleId { get; set; }

    /// <summary>The object in the pipeline, for the VIN of a vehicle whose id is another.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    PSObject? InputObject { get; set; }
}
