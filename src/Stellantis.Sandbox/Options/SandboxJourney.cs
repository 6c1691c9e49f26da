namespace Stellantis.Sandbox.Options;

/// <summary>A way for a vehicle of a sandbox: to a place, along several, or through a zone.</summary>
public sealed class SandboxJourney
{
    /// <summary>
    /// The places, latitude and longitude in degrees (WGS 84). One is where the vehicle drives from where it is; of several it is put at the first.
    /// </summary>
    public IReadOnlyList<(double Latitude, double Longitude)> Points { get; set; } = [];

    /// <summary>
    /// The radius in kilometres of a zone around the one place: the vehicle is put outside, drives in, through the middle, and out on the other side.
    /// </summary>
    public double? Radius { get; set; }

    /// <summary>How fast it drives on average, in km/h up to 360; null for what suits the way.</summary>
    public double? Speed { get; set; }

    /// <summary>Whether the clock is put forward until it has arrived.</summary>
    public bool Steps { get; set; } = true;
}
