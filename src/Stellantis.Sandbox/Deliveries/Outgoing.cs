namespace Stellantis.Sandbox.Deliveries;

/// <summary>An event on its way to the target of a channel.</summary>
/// <param name="Number">Its place in the order of events.</param>
/// <param name="At">When it happened.</param>
/// <param name="ChannelId">The channel that it is for.</param>
/// <param name="Source">The id of the monitor or remote that it comes from.</param>
/// <param name="IsRemote">Whether it is about a remote.</param>
/// <param name="Vin">The vehicle that it is about.</param>
/// <param name="Headers">The attributes that are headers.</param>
/// <param name="Query">The attributes that are parameters of the address.</param>
/// <param name="Json">The event.</param>
/// <param name="Push">The message for the service that notifies devices; null for other kinds of channel.</param>
internal sealed record Outgoing(
    long Number, DateTimeOffset At, string ChannelId, string Source, bool IsRemote, string Vin, IReadOnlyList<KeyValuePair<string, string>> Headers,
    IReadOnlyList<KeyValuePair<string, string>> Query, string Json, string? Push);
