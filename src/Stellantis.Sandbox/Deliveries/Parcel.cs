namespace Stellantis.Sandbox.Deliveries;

/// <summary>An event that waits to be delivered.</summary>
internal sealed class Parcel(Outgoing content)
{
    public Outgoing Content { get; } = content;

    /// <summary>When it is to be sent: when it happened, unless it is late.</summary>
    public DateTimeOffset Due { get; set; } = content.At;

    /// <summary>Whether the next event of its line goes first.</summary>
    public bool GivesWay { get; set; }

    /// <summary>The kind of the fault that happens to it; null for none.</summary>
    public string? Fault { get; set; }

    public int Attempts { get; set; }
}
