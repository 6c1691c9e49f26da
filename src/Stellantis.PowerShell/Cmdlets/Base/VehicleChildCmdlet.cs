using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Json;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that read what belongs to a vehicle.</summary>
public abstract class VehicleChildCmdlet : CollectionCmdlet
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

    /// <summary>A call about a vehicle.</summary>
    private protected static ApiCall Call(Operation operation, string vehicleId, string? vin) => new ApiCall(operation) { Vin = vin }.With("id", vehicleId);

    /// <summary>Writes a collection of a vehicle, or of something that belongs to one.</summary>
    private protected void WriteChildren<T>(string vehicleId, Func<ApiCall> call, Func<WireReader, T> read, Action<T>? adopt = null) where T : class, IVehicleChild =>
        Try(vehicleId, () => WriteCollection(call(), read, child => Adopt(child, vehicleId, adopt), vehicleId));

    /// <summary>Writes a single resource of a vehicle.</summary>
    private protected void WriteChild<T>(string vehicleId, string id, Func<ApiCall> call, Func<WireReader, T> read, Action<T>? adopt = null) where T : class, IVehicleChild => Try(id, () =>
    {
        var child = Await(Session.Client.ReadAsync(call(), read, Cancellation));
        Adopt(child, vehicleId, adopt);
        WriteObject(child);
    });

    private static void Adopt<T>(T child, string vehicleId, Action<T>? more) where T : class, IVehicleChild
    {
        child.VehicleId = vehicleId;
        more?.Invoke(child);
    }
}
