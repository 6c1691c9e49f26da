using System.Management.Automation;
using Stellantis.Client;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads what vehicles can do: the data that they send, the remote commands that they take (operation getVehicleCapabilityByid).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisVehicleCapability")]
[OutputType(typeof(VehicleCapability))]
public sealed class GetStellantisVehicleCapabilityCommand : ConnectedCmdlet
{
    /// <summary>The ids of the vehicles; the service takes VINs. Vehicles may be piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Vin")]
    [Identity("VehicleId", "Vin")]
    [ValidateNotNullOrEmpty]
    public string[] VehicleId { get; set; } = [];

    /// <summary>The object in the pipeline, for the VIN of a vehicle whose id is another.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in VehicleId)
        {
            Try(id, () =>
            {
                var call = new ApiCall(Operations.GetCapability) { Vin = VehicleScope.Vin(Session, id, InputObject) }.With("id", id);
                var capability = Await(Session.Client.ReadAsync(call, VehicleCapability.Read, Cancellation));
                ((IVehicleChild)capability).VehicleId = id;
                WriteObject(capability);
            });
        }
    }
}
