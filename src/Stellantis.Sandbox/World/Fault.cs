namespace Stellantis.Sandbox.World;

/// <summary>A part of a trip or charging session about which nothing came: which part, why, and from when to when.</summary>
internal sealed record Fault(string Status, string Cause, DateTimeOffset From, DateTimeOffset To)
{
    public bool Covers(DateTimeOffset instant) => instant > From && instant < To;
}
