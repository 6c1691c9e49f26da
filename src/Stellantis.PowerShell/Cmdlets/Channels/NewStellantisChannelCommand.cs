using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Bodies;
using Stellantis.PowerShell.Completion;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Creates a notification channel: a webhook, a websocket or a push notification (operation postChannels).</summary>
[Cmdlet(VerbsCommon.New, "StellantisChannel", DefaultParameterSetName = WebhookSet, SupportsShouldProcess = true)]
[OutputType(typeof(Channel))]
public sealed class NewStellantisChannelCommand : ChannelScopedCmdlet
{
    private const string WebhookSet = "Webhook";
    private const string WebsocketSet = "Websocket";
    private const string PushSet = "Push";
    private const string BodySet = "Body";
    private const string PathSet = "Path";

    /// <summary>The address of the webhook: https, with a certificate of a public authority.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WebhookSet)]
    public string? WebhookTarget { get; set; }

    /// <summary>The webhook's own name; the label when absent.</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    public string? WebhookName { get; set; }

    /// <summary>The address of the websocket: wss.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WebsocketSet)]
    public string? WebsocketTarget { get; set; }

    /// <summary>The device tokens of Firebase Cloud Messaging.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PushSet)]
    public string[] PushDevice { get; set; } = [];

    /// <summary>Your name for the channel.</summary>
    [Parameter(Position = 0, ParameterSetName = WebhookSet)]
    [Parameter(Position = 0, ParameterSetName = WebsocketSet)]
    [Parameter(Position = 0, ParameterSetName = PushSet)]
    public string? Label { get; set; }

    /// <summary>What it carries: Monitor, Remote; both when absent.</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    [Parameter(ParameterSetName = WebsocketSet)]
    [Parameter(ParameterSetName = PushSet)]
    [ArgumentCompleter(typeof(SubscribeTypeCompleter))]
    public string[] Type { get; set; } = [];

    /// <summary>What is added to every event: <c>@{ type='Header'; key='X-Vehicle-Id'; value='$Vin' }</c>. A value may be a SecureString.</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    [Parameter(ParameterSetName = WebsocketSet)]
    [Parameter(ParameterSetName = PushSet)]
    [BodyPart(typeof(EventAttribute))]
    public EventAttribute[] Attribute { get; set; } = [];

    /// <summary>The whole body: JSON text, which is sent as it is, or a hashtable or object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BodySet)]
    public object? Body { get; set; }

    /// <summary>A file with the body as JSON.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    public string? Path { get; set; }

    /// <summary>The vehicle to name in the scope of the call.</summary>
    [Parameter]
    [Alias("Vin")]
    [Identity("VehicleId", "Vin")]
    public string? VehicleId { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var body = ParameterSetName switch
        {
            BodySet => ChannelBody.From(PlainInput.Unwrap(Body)!),
            PathSet => ChannelBody.From(ReadFile(Path!)),
            _ => ChannelBody.From(Parts()),
        };
        var json = Checked(body, Label);
        var name = Label ?? "channel";
        if (!ShouldProcess(name, "Create channel"))
            return;
        Change(name, () =>
        {
            var call = new ApiCall(Operations.NewChannel) { Vin = ScopeVin(VehicleId), Body = json };
            var channel = Await(Session.Client.ReadAsync(call, Channel.Read, Cancellation)).Defined(json);
            WriteObject(channel);
            return channel.ToString();
        });
    }

    private ChannelParts Parts() => new()
    {
        WebhookTarget = WebhookTarget,
        WebhookName = WebhookName,
        WebsocketTarget = WebsocketTarget,
        PushDevices = ParameterSetName == PushSet ? PushDevice : null,
        Label = Label,
        Type = Type.Length == 0 ? null : Type,
        Attributes = Attribute.Length == 0 ? null : Attribute,
    };
}
