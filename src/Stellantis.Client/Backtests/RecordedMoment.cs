namespace Stellantis.Client.Backtests;

/// <summary>A moment at which something came from a vehicle, with what it told.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Values">The values of what a monitor watches; null where it was not told.</param>
internal sealed record RecordedMoment(DateTime At, RecordedValue?[] Values)
{
    /// <summary>Which parts of a message it has.</summary>
    public Parts Parts { get; set; }

    /// <summary>Where the vehicle was; null when it did not tell.</summary>
    public (double Latitude, double Longitude)? Place { get; set; }

    /// <summary>The parts that a message of telemetry has.</summary>
    public static Parts PartsOf(Stellantis.Telemetry telemetry) => (telemetry.Ignition is null ? Parts.None : Parts.Ignition)
        | (telemetry.Safety is null ? Parts.None : Parts.Safety) | (telemetry.Alarm is null ? Parts.None : Parts.Alarm);

    /// <summary>The members of telemetry by which it is known whether a message has such parts.</summary>
    public static IEnumerable<string> Members(Parts parts) => new[]
    {
        (Parts.Ignition, "vehicle.ignition.type"), (Parts.Safety, "vehicle.safety"), (Parts.Alarm, "vehicle.alarm.status"),
    }.Where(one => parts.HasFlag(one.Item1)).Select(one => one.Item2);

    /// <summary>Takes in what was told at the same time.</summary>
    public void Add(RecordedMoment other)
    {
        for (var i = 0; i < Values.Length; i++)
            Values[i] ??= other.Values[i];
        Place ??= other.Place;
        Parts |= other.Parts;
    }
}
