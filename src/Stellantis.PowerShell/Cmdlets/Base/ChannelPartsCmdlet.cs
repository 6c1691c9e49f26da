using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that send the definition of a channel: in parts, as a whole body, or from a file.</summary>
public abstract partial class ChannelPartsCmdlet : ChannelScopedCmdlet, IBodyParameters
{
    private protected const string WebhookSet = "Webhook";
    private protected const string WebsocketSet = "Websocket";
    private protected const string PushSet = "Push";

    private protected ChannelPartsCmdlet()
    {
    }

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
    [Parameter(ParameterSetName = WebhookSet)]
    [Parameter(ParameterSetName = WebsocketSet)]
    [Parameter(ParameterSetName = PushSet)]
    [Parameter(ParameterSetName = PartsSet)]
    public string? Label { get; set; }

    /// <summary>What it carries: Monitor, Remote; both when absent.</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    [Parameter(ParameterSetName = WebsocketSet)]
    [Parameter(ParameterSetName = PushSet)]
    [Parameter(ParameterSetName = PartsSet)]
    [ArgumentCompleter(typeof(WordCompleter<SubscribeTypes>))]
    public string[] Type { get; set; } = [];

    /// <summary>What is added to every event: <c>@{ type='Header'; key='X-Vehicle-Id'; value='$Vin' }</c>. A value may be a SecureString.</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    [Parameter(ParameterSetName = WebsocketSet)]
    [Parameter(ParameterSetName = PushSet)]
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(EventAttribute))]
    [ArgumentCompleter(typeof(TemplateCompleter<AttributeTemplates>))]
    public EventAttribute[] Attribute { get; set; } = [];

    /// <summary>The body that was given as a whole; null when it was given in parts.</summary>
    private protected BodyResult? WholeBody() => ParameterSetName switch
    {
        BodySet => ChannelBody.From(PlainInput.Unwrap(Body)!),
        PathSet => ChannelBody.From(ReadFile(Path!)),
        _ => null,
    };

    /// <summary>The parts that were given.</summary>
    private protected ChannelParts Parts() => new()
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
