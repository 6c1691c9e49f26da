using System.Collections.Specialized;
using System.Security;
using Stellantis.Client.Events;
using Stellantis.PowerShell.Events;
using Stellantis.PowerShell.Input;
using Stellantis.Server.Receiving;

namespace Stellantis;

/// <summary>A running receiver of events, made by Start-StellantisEventListener: a web server to whose address channels are directed.</summary>
public sealed class StellantisEventListener
{
    // Held as an object: naming the server's type in a field would load its assembly with the module.
    private readonly object _receiver;

    private StellantisEventListener(object receiver, EventInbox inbox, Uri uri, SecureString? secret)
    {
        _receiver = receiver;
        Inbox = inbox;
        Uri = uri;
        Secret = secret;
    }

    /// <summary>What it is called: <c>listener</c>, <c>listener2</c> ...</summary>
    public string Name { get; private init; } = "";

    /// <summary>Its address; a channel is directed to it, or to that of a proxy before it.</summary>
    public Uri Uri { get; }

    /// <summary>The address for WebSocket connections: the same port.</summary>
    public Uri WebSocketUri => new UriBuilder(Uri) { Scheme = Uri.Scheme == "https" ? "wss" : "ws" }.Uri;

    /// <summary>How many events were received and kept since it was started.</summary>
    public long Received => Inbox.Received;

    /// <summary>How many of them, and of those that the spool had, nobody has taken yet.</summary>
    public int Queued => Inbox.Count;

    /// <summary>How many messages had come before, and were left out.</summary>
    public long Duplicates => Inbox.Duplicates;

    /// <summary>How many messages and requests were refused.</summary>
    public long Refused => RefusedBy.Values.Sum();

    /// <summary>
    /// Why: Path, Method, Secret, Message (no event), Request (no HTTP, larger than 1 MB, too slow), Connection (too many), Upgrade and Frame (of a
    /// WebSocket), Encoding.
    /// </summary>
    public IReadOnlyDictionary<string, long> RefusedBy
    {
        get
        {
            var all = RefusedOf(_receiver);
            if (Inbox.Refused > 0)
                all["Message"] = Inbox.Refused;
            return new CountMap(all);
        }
    }

    /// <summary>How often there was no room, and the service was asked to send again.</summary>
    public long Full => Inbox.Full;

    /// <summary>The folder where events are kept until they are taken; null for none.</summary>
    public string? SpoolPath { get; private init; }

    /// <summary>True until it is stopped.</summary>
    public bool IsRunning => Running(_receiver);

    internal EventInbox Inbox { get; }

    internal SecureString? Secret { get; }

    /// <summary>The address.</summary>
    public override string ToString() => Uri.AbsoluteUri;

    /// <exception cref="System.Net.Sockets.SocketException">It cannot listen there.</exception>
    /// <exception cref="IOException">The spool cannot be used.</exception>
    internal static StellantisEventListener Start(ListenerSetup setup)
    {
        var spool = setup.SpoolPath is null ? null : new EventSpool(setup.SpoolPath);
        try
        {
            var inbox = new EventInbox(setup.Capacity, spool);
            var receiver = new Receiver(new ReceiverOptions
            {
                Address = setup.Address,
                Port = setup.Uri.Port,
                Path = setup.Uri.AbsolutePath,
                Secret = setup.Secret is null ? null : PlainInput.Text(setup.Secret),
                Certificate = setup.Certificate,
            }, delivery => ReceiptOf(inbox.Put(delivery.Body, delivery.Outside)));
            return new StellantisEventListener(receiver, inbox, new UriBuilder(setup.Uri) { Port = receiver.Port }.Uri, setup.Secret)
            {
                Name = setup.Name,
                SpoolPath = setup.SpoolPath,
            };
        }
        catch
        {
            spool?.Dispose();
            throw;
        }
    }

    /// <summary>Adds to the parts of a channel what directs it to this listener.</summary>
    internal void Fit(OrderedDictionary parts, bool byWebSocket)
    {
        // In the address, as what stands in header fields and parameters does not come with messages that are sent again together.
        var address = new UriBuilder(byWebSocket ? WebSocketUri : Uri);
        if (address.Host is "0.0.0.0" or "[::]")
            address.Host = Environment.MachineName;
        if (Secret is not null)
            (address.UserName, address.Password) = ("stellantis", System.Uri.EscapeDataString(PlainInput.Text(Secret)));
        parts[byWebSocket ? "WebsocketTarget" : "WebhookTarget"] = address.Uri.AbsoluteUri;
        parts["Label"] ??= Name;
        var attributes = parts["Attribute"] as EventAttribute[] ?? [];
        if (!Array.Exists(attributes, attribute => string.Equals(attribute.Value, "$Vin", StringComparison.OrdinalIgnoreCase)))
        {
            // A header field is the documented place. A WebSocket has one header for all of its messages: there only the body tells them apart.
            var vin = byWebSocket ? new EventAttribute { Type = "Body", Key = "vin", Value = "$Vin" }
                : new EventAttribute { Type = "Header", Key = "X-Vin", Value = "$Vin" };
            parts["Attribute"] = (EventAttribute[])[.. attributes, vin];
        }
    }

    internal void Stop()
    {
        ((Receiver)_receiver).Dispose();
        Inbox.Dispose();
        Inbox.Release();
        ListenerStore.Remove(this);
    }

    private static Receipt ReceiptOf(InboxResult result) =>
        result.IsFull ? Receipt.Full : result.Received + result.Duplicates > 0 ? Receipt.Taken : Receipt.Refused;

    private static bool Running(object receiver) => ((Receiver)receiver).IsRunning;

    private static SortedDictionary<string, long> RefusedOf(object receiver)
    {
        var all = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var pair in ((Receiver)receiver).Refused)
            all[pair.Key] = pair.Value;
        return all;
    }
}
