using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Data of the vehicle that came with an event because its monitor or remote asks for them.</summary>
[WireObject]
public sealed partial class EventExtension : WireObject
{
    /// <summary>What it is: vehicle.position, vehicle.doorsState, vehicle.alerts.active ...</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>Where the vehicle is; null in extensions of another kind, as with the rest.</summary>
    public Position? Position => First(body => body.Position);

    /// <summary>Its doors.</summary>
    public DoorsState? DoorsState => First(body => body.DoorsState);

    /// <summary>Its next maintenance.</summary>
    public Maintenance? Maintenance => First(body => body.Maintenance);

    /// <summary>Its alerts.</summary>
    public IReadOnlyList<Alert> Alerts => new ValueList<Alert>([.. Body.SelectMany(body => body.Alerts)]);

    /// <summary>Its alarm system.</summary>
    public Alarm? Alarm => First(body => body.Alarm);

    /// <summary>Its present state.</summary>
    public LatestTelemetry? LatestTelemetry => First(body => body.LatestTelemetry);

    /// <summary>The message of the vehicle that fired.</summary>
    public Telemetry? Telemetry => First(body => body.Telemetry);

    /// <summary>Its trip.</summary>
    public Trip? Trip => First(body => body.Trip);

    /// <summary>A collision.</summary>
    public Collision? Collision => First(body => body.Collision);

    /// <summary>Its report of theft.</summary>
    public StolenReport? StolenReport => First(body => body.StolenReport);

    [Wire("body")]
    internal IReadOnlyList<EventExtensionBody> Body { get; private set; } = ValueList<EventExtensionBody>.None;

    /// <summary>What it is.</summary>
    public override string ToString() => Type ?? "";

    private protected override void AddOutdone(IDictionary<string, object?> members)
    {
        foreach (var unknown in Body.Select(body => body.AdditionalProperties).Where(unknown => unknown.Count > 0))
            members["body"] = unknown;
    }

    private T? First<T>(Func<EventExtensionBody, T?> part) where T : class => Body.Select(part).FirstOrDefault(value => value is not null);
}
