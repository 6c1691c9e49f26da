namespace Stellantis.Client.GeoJson;

/// <summary>What was at a place, and when.</summary>
internal sealed class GeoSample
{
    public required GeoPoint Point { get; init; }

    /// <summary>When it was there; null when that is not known.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Kilometres around the place, for a zone.</summary>
    public double? Radius { get; init; }

    /// <summary>What the samples of one line have in common.</summary>
    public required string Line { get; init; }

    /// <summary>What it is, by name: ids first.</summary>
    public required IReadOnlyList<KeyValuePair<string, object?>> Properties { get; init; }

    /// <summary>start or end, for one of the two places of something that lasted.</summary>
    public string? Role { get; init; }
}
