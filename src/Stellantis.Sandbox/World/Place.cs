namespace Stellantis.Sandbox.World;

/// <summary>A position as a vehicle tells it; without an altitude it is a flat fix, or an estimate.</summary>
internal sealed record Place(double Longitude, double Latitude, double? Altitude, double Heading, int SignalQuality, bool IsEstimate = false)
{
    private const int Digits = 5;

    public static Place Of(Point point, double heading) =>
        new(Math.Round(point.Longitude, Digits), Math.Round(point.Latitude, Digits), point.Altitude, Math.Round(heading, 1), 9);

    /// <summary>The place without its altitude.</summary>
    public Place Flat => this with { Altitude = null, SignalQuality = 6 };

    /// <summary>The place as reckoned from the wheels, with no satellite in sight.</summary>
    public Place Estimated => this with { Altitude = null, SignalQuality = 2, IsEstimate = true };
}
