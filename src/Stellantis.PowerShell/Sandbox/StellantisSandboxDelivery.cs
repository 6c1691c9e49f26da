using Stellantis.Client.Masking;
using Stellantis.PowerShell.Sandbox;

namespace Stellantis;

/// <summary>An attempt of a sandbox to deliver events to the target of a channel.</summary>
public sealed class StellantisSandboxDelivery
{
    internal StellantisSandboxDelivery(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        Headers = new HeaderMap();
        foreach (var header in headers)
            Headers[header.Key] = SecretNames.Is(header.Key) ? "(secret)" : header.Value;
    }

    /// <summary>Counts from 1 for each sandbox.</summary>
    public long Number { get; internal init; }

    /// <summary>When it was sent, by the sandbox's clock.</summary>
    public DateTime Time { get; internal init; }

    /// <summary>What the event is about: Monitor or Remote.</summary>
    public string Type { get; internal init; } = "";

    /// <summary>The id of the channel.</summary>
    public string ChannelId { get; internal init; } = "";

    /// <summary>The id of the monitor; null for a remote command.</summary>
    public string? MonitorId { get; internal init; }

    /// <summary>The id of the remote command; null for a monitor.</summary>
    public string? RemoteId { get; internal init; }

    /// <summary>The vehicle; of several events, that of the first.</summary>
    public string VehicleId { get; internal init; } = "";

    /// <summary>
    /// Where it was sent, without user and password and with no value of parameters that look like secrets; pushnotif for push notifications, which
    /// go nowhere.
    /// </summary>
    public string Target { get; internal init; } = "";

    /// <summary>How often the event was tried, this time with it.</summary>
    public int Attempt { get; internal init; }

    /// <summary>How many events were sent; more than one are an array.</summary>
    public int Count { get; internal init; }

    /// <summary>The HTTP status of the answer, 101 for a message on a web socket; null when none came.</summary>
    public int? Status { get; internal init; }

    /// <summary>Why it was not delivered; null when it was.</summary>
    public string? Failure { get; internal init; }

    /// <summary>The kind of the fault that happened to it, see Set-StellantisSandboxFault; null for none.</summary>
    public string? Fault { get; internal init; }

    /// <summary>The headers that attributes add, by name in any casing; of those that look like secrets no value.</summary>
    public Dictionary<string, string> Headers { get; }

    /// <summary>The body as it was sent.</summary>
    public string Body { get; internal init; } = "";

    /// <summary>An address whose parameters show no secret: attributes may carry one there as in a header field.</summary>
    internal static string Plain(string target)
    {
        var parts = target.Split(['?'], 2);
        return parts.Length < 2 ? target : parts[0] + "?" + string.Join("&", parts[1].Split('&').Select(pair =>
            pair.Split('=')[0] is var name && SecretNames.Is(System.Uri.UnescapeDataString(name)) ? $"{name}=(secret)" : pair));
    }

    /// <summary>Target, and status if there was one.</summary>
    public override string ToString() => $"{Target} {Status}".TrimEnd();
}
