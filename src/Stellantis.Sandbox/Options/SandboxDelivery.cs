namespace Stellantis.Sandbox.Options;

/// <summary>One attempt to deliver events, or the end of an event that nobody took.</summary>
public sealed class SandboxDelivery
{
    /// <summary>The place in the order of attempts, from 1; it goes on when the record is cleared.</summary>
    public long Number { get; internal init; }

    /// <summary>When it was sent, by the sandbox's clock.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>The id of the channel.</summary>
    public string ChannelId { get; internal init; } = "";

    /// <summary>What the events are about: <c>Monitor</c> or <c>Remote</c>.</summary>
    public string Type { get; internal init; } = "";

    /// <summary>The id of the monitor or the remote.</summary>
    public string SourceId { get; internal init; } = "";

    /// <summary>The VIN of the vehicle; of a batch, that of its first event.</summary>
    public string Vin { get; internal init; } = "";

    /// <summary>Where it was sent, without user and password.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>How often the first of its events was tried, this time with it.</summary>
    public int Attempt { get; internal init; }

    /// <summary>How many events were sent; more than one are an array.</summary>
    public int Count { get; internal init; } = 1;

    /// <summary>The status of the answer: 101 for a message on a web socket; 0 when there was none.</summary>
    public int Status { get; internal init; }

    /// <summary>Why it was not delivered; null when it was.</summary>
    public string? Failure { get; internal init; }

    /// <summary>The kind of the fault that happened to it; null for none.</summary>
    public string? Fault { get; internal init; }

    /// <summary>The header fields that the attributes of the channel add.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; internal init; } = [];

    /// <summary>The body as it was sent; for push notifications, what devices get.</summary>
    public string Body { get; internal init; } = "";

    /// <summary>The target, and how it ended.</summary>
    public override string ToString() => $"{Target} {(Failure is null ? Status : Failure)}";
}
