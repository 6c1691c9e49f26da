namespace Stellantis;

/// <summary>Why there is no data of a vehicle, or that there is, as far as the facts tell that the service has of it.</summary>
public sealed class VehicleTest : IVehicleChild
{
    private readonly List<(string Verdict, string Text, string Remedy)> _found = [];

    internal VehicleTest(string vehicleId, Vehicle? vehicle) => (VehicleId, Vehicle) = (vehicleId, vehicle);

    /// <summary>The id of the vehicle.</summary>
    public string VehicleId { get; private set; }

    /// <summary>The vehicle, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>
    /// What is the matter: GivesData, NoPosition, Silent, Private, NeverSeen, NotSupported, NotGranted or NotKnown; of several, the one that keeps
    /// most back.
    /// </summary>
    public string Verdict => _found.Count == 0 ? "GivesData" : _found[0].Verdict;

    /// <summary>What is the matter, in plain words.</summary>
    public string Reason => _found.Count == 0 ? "it gives data" : string.Join("; ", _found.Select(found => found.Text));

    /// <summary>What to do about it; null when there is nothing to do.</summary>
    public string? Remedy => _found.Count == 0 ? null : string.Join(" ", _found.Select(found => found.Remedy).Distinct());

    /// <summary>True when the account has the vehicle; null when the service does not say.</summary>
    public bool? IsKnown { get; internal set; }

    /// <summary>True when the vehicle is able to send data, by its capabilities; null when the service does not say.</summary>
    public bool? CanSend { get; internal set; }

    /// <summary>True when the connection may read its telemetry; null when that was not tried.</summary>
    public bool? IsGranted { get; internal set; }

    /// <summary>How much the driver shares: None (everything is shared), Geolocation (no position is) or Full (nothing is).</summary>
    public string? Privacy { get; internal set; }

    /// <summary>When the vehicle last sent something; null when it never did, or that is not known.</summary>
    public DateTime? LastSeenAt { get; internal set; }

    /// <summary>The time since then, by the clock of the service, when the vehicle was looked at.</summary>
    public TimeSpan? Age { get; internal set; }

    /// <summary>How many requests it took to find out.</summary>
    public int Requests { get; internal set; }

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

    /// <summary>Vehicle and reason.</summary>
    public override string ToString() => $"{VehicleId}: {Reason}";

    /// <summary>Something is the matter; what keeps most back comes first.</summary>
    internal void Found(string verdict, string text, string remedy) => _found.Add((verdict, text, remedy));
}
