namespace Stellantis;

/// <summary>Whether a vehicle would carry a command out, as far as the facts tell that the service has of it.</summary>
public sealed class RemoteReadiness : IVehicleChild
{
    internal RemoteReadiness(string vehicleId, Vehicle? vehicle, string command, IReadOnlyList<RemoteObstacle> reasons, int requests) =>
        (VehicleId, Vehicle, Command, Reasons, Requests) = (vehicleId, vehicle, command, new ValueList<RemoteObstacle>([.. reasons]), requests);

    /// <summary>The id of the vehicle.</summary>
    public string VehicleId { get; private set; }

    /// <summary>The vehicle, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>The command, in words.</summary>
    public string Command { get; }

    /// <summary>True when nothing speaks against it.</summary>
    public bool IsReady => Reasons.Count == 0;

    /// <summary>Ready or NotReady.</summary>
    public string Verdict => IsReady ? "Ready" : "NotReady";

    /// <summary>What speaks against it, each with the fact that tells it; empty when nothing does.</summary>
    public IReadOnlyList<RemoteObstacle> Reasons { get; }

    /// <summary>What to do, a sentence or more for each reason; null when there is nothing to do.</summary>
    public string? Remedy => IsReady ? null : string.Join(" ", Reasons.Select(reason => reason.Remedy).Distinct());

    /// <summary>How many requests it took to find out.</summary>
    public int Requests { get; }

    Vehicle? IVehicleChild.Vehicle
    {
        get => Vehicle;
        set => Vehicle = value ?? Vehicle;
    }

    string? IVehicleChild.VehicleId
    {
        get => VehicleId;
        set => VehicleId = value ?? VehicleId;
    }

    /// <summary>Vehicle and verdict.</summary>
    public override string ToString() => $"{VehicleId}: {(IsReady ? Verdict : string.Join("; ", Reasons))}";
}
