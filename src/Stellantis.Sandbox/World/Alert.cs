namespace Stellantis.Sandbox.World;

/// <summary>One alert of a vehicle; without an end it is active.</summary>
internal sealed record Alert(string Id, AlertKind Kind, DateTimeOffset StartedAt, Place StartPlace, DateTimeOffset? EndAt, Place? EndPlace)
{
    public bool IsActive => EndAt is null;

    public DateTimeOffset UpdatedAt => EndAt ?? StartedAt;
}
