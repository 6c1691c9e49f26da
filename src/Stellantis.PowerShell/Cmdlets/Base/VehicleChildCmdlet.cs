using Stellantis.Client.Calls;
using Stellantis.Client.Json;
using Stellantis.PowerShell.Parameters;
using Stellantis.PowerShell.Pipeline;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that read what belongs to a vehicle.</summary>
public abstract partial class VehicleChildCmdlet : ReadingCmdlet, IVehicleParameters
{
    private protected VehicleChildCmdlet()
    {
    }

    private protected override string Parents => "vehicles";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Readings.Take(InputObject);
        foreach (var id in VehicleId)
            Read(id, VehicleScope.Vin(OpenConnection, id, InputObject));
    }

    /// <summary>
    /// Sets out to read what belongs to one vehicle. What it hands on is written later, when the parameters may hold those of the next object.
    /// </summary>
    private protected abstract void Read(string vehicleId, string? vin);

    /// <summary>A call about a vehicle.</summary>
    private protected static ApiCall Call(Operation operation, string vehicleId, string? vin) =>
        new ApiCall(operation) { Vin = vin }.With("id", vehicleId);

    /// <summary>A call for a collection of a vehicle, in the window of time and the order that its parameters ask for.</summary>
    private protected ApiCall ListCall(Operation operation, string vehicleId, string? vin) => Call(operation, vehicleId, vin)
        .Query("timestamps", (this as ITimeParameters)?.Intervals()).Query("orderBy", (this as IOrderParameters)?.OrderBy?.ToLowerInvariant());

    /// <summary>Writes a collection of a vehicle, or of something that belongs to one.</summary>
    private protected void WriteChildren<T>(string vehicleId, Func<ApiCall> call, Func<WireReader, T> read, Action<T>? adopt = null) where T : class,
        IVehicleChild =>
        InTurn(vehicleId, () => WriteCollection(call(), read, Adopter(vehicleId, adopt), vehicleId));

    /// <summary>
    /// Writes a single resource of a vehicle. What <paramref name="noData"/> makes is written in its place when the service has none; null writes
    /// nothing.
    /// </summary>
    private protected void WriteChild<T>(
        string vehicleId, string id, Func<ApiCall> call, Func<WireReader, T> read, Action<T>? adopt = null, Func<T?>? noData = null) where T : class,
            IVehicleChild =>
        InTurn(id, () =>
        {
            var given = call();
            WriteChild(vehicleId, id, () => OpenConnection.Client.ReadAsync(given, read, Readings.Context), adopt, noData);
        });

    /// <summary>Writes a single resource of a vehicle that is read in a way of its own.</summary>
    private protected void WriteChild<T>(string vehicleId, string id, Func<Task<T>> read, Action<T>? adopt = null, Func<T?>? noData = null) where T
        : class, IVehicleChild
    {
        var complete = Adopter(vehicleId, adopt);
        Readings.Add(new ItemReading<T>(id, read, Write, noData is null ? null : () =>
        {
            if (noData() is { } instead)
                Write(instead);
        }));

        void Write(T child)
        {
            complete(child);
            WriteObject(child);
        }
    }

    private Action<T> Adopter<T>(string vehicleId, Action<T>? more) where T : class, IVehicleChild
    {
        var vehicle = InputObject?.BaseObject as Vehicle;
        return child =>
        {
            child.VehicleId = vehicleId;
            child.Vehicle = vehicle;
            more?.Invoke(child);
        };
    }
}
