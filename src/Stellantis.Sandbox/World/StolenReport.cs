namespace Stellantis.Sandbox.World;

/// <summary>That a vehicle is stolen; with an end, that it was.</summary>
internal sealed record StolenReport(string Id, DateTimeOffset StartedAt, DateTimeOffset? EndAt)
{
    public bool IsOpenAt(DateTimeOffset instant) => StartedAt <= instant && !(EndAt <= instant);

    /// <summary>The report as one knows it at an instant.</summary>
    public StolenReport AsOf(DateTimeOffset instant) => EndAt > instant ? this with { EndAt = null } : this;
}
