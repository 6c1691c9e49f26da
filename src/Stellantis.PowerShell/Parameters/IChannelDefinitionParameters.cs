using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Parameters;

/// <summary>The definition of a channel in parts: its kind follows from the target.</summary>
internal interface IChannelDefinitionParameters
{
    /// <summary>The address of the webhook: https, with a certificate of a public authority.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WebhookSet, HelpMessage = Hints.WebhookTarget)]
    string? WebhookTarget { get; set; }

    /// <summary>The webhook's own name; the label when absent.</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    string? WebhookName { get; set; }

    /// <summary>The address of the websocket: wss.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WebsocketSet, HelpMessage = Hints.WebsocketTarget)]
    string? WebsocketTarget { get; set; }

    /// <summary>The device tokens of Firebase Cloud Messaging.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PushSet, HelpMessage = Hints.PushDevice)]
    string[] PushDevice { get; set; }

    /// <summary>Your name for the channel.</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    [Parameter(ParameterSetName = WebsocketSet)]
    [Parameter(ParameterSetName = PushSet)]
    [Parameter(ParameterSetName = PartsSet)]
    string? Label { get; set; }

    /// <summary>What it carries: Monitor, Remote; both when absent.</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    [Parameter(ParameterSetName = WebsocketSet)]
    [Parameter(ParameterSetName = PushSet)]
    [Parameter(ParameterSetName = PartsSet)]
    [ArgumentCompleter(typeof(WordCompleter<SubscribeTypes>))]
    [ApiWords(typeof(SubscribeTypes))]
    string[] Type { get; set; }

    /// <summary>What is added to every event: <c>@{ type='Header'; key='X-Vehicle-Id'; value='$Vin' }</c>. A value may be a SecureString.</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    [Parameter(ParameterSetName = WebsocketSet)]
    [Parameter(ParameterSetName = PushSet)]
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(EventAttribute))]
    [ArgumentCompleter(typeof(TemplateCompleter<AttributeTemplates>))]
    EventAttribute[] Attribute { get; set; }
}
