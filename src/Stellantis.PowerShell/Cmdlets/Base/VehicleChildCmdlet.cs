using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Json;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that read what belongs to a vehicle.</summary>
public abstract class VehicleChildCmdlet : PagedCmdlet
{
    private protected VehicleChildCmdlet()
    {
    }

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
            Read(id, VehicleScope.Vin(Session, id, InputObject));
    }

    /// <summary>Reads what belongs to one vehicle.</summary>
    private protected abstract void Read(string vehicleId, string? vin);

    /// <summary>Writes a collection of a vehicle.</summary>
    private protected void WriteChildren<T>(string vehicleId, Func<ApiCall> call, Func<WireReader, T> read) where T : class, IVehicleChild =>
        Try(vehicleId, () => WriteCollection(call(), read, child => child.VehicleId = vehicleId, vehicleId));

    /// <summary>Writes single resources of a vehicle.</summary>
    private protected void WriteChild<T>(string vehicleId, string id, Func<ApiCall> call, Func<WireReader, T> read) where T : class, IVehicleChild => Try(id, () =>
    {
        var child = Await(Session.Client.ReadAsync(call(), read, Cancellation));
        child.VehicleId = vehicleId;
        WriteObject(child);
    });
}
