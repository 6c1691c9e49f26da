namespace Stellantis.Sandbox.World;

/// <summary>One alert of a vehicle; without an end it is active.</summary>
internal sealed record Alert(string Id, AlertKind Kind, DateTimeOffset StartedAt, DateTimeOffset? EndAt)
{
    /// <summary>When somebody arranged it; null when it came by itself.</summary>
    public DateTimeOffset? ArrangedAt { get; init; }

    public bool IsActive => EndAt is null;

    public DateTimeOffset UpdatedAt => EndAt ?? StartedAt;

    public bool IsActiveAt(DateTimeOffset instant) => StartedAt <= instant && !(EndAt <= instant);

    /// <summary>The alert as one knows it at an instant.</summary>
    public Alert AsOf(DateTimeOffset instant) => EndAt > instant ? this with { EndAt = null } : this;
}
