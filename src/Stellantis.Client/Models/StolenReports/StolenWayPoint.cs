using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A point of the path of a stolen vehicle (operation getVehicleStolenIdPosition).</summary>
[WireObject]
public sealed partial class StolenWayPoint : GeoPosition, IVehicleChild, IStolenReportChild
{
    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>The id of the report that it belongs to.</summary>
    public string? StolenReportId { get; private set; }

    Vehicle? IVehicleChild.Vehicle
    {
        get => Vehicle;
        set => Vehicle = value;
    }

    string? IVehicleChild.VehicleId
    {
        get => VehicleId;
        set => VehicleId = value;
    }

    string? IStolenReportChild.StolenReportId
    {
        get => StolenReportId;
        set => StolenReportId = value;
    }
}
