using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Sends a remote command to vehicles, of hashtables or a whole body (operation sendVehicleRemotes). The service accepts it and carries it out later:
/// -Wait waits for its end, and its events go to the channel. A command whose answer was lost is not sent again.
/// </summary>
[Cmdlet(VerbsCommunications.Send, "StellantisRemote", DefaultParameterSetName = PartsSet, SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Send-StellantisRemote.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class SendStellantisRemoteCommand : RemoteCmdlet, IBodyParameters
{
    /// <summary>What to do, exactly one command: <c>@{ locking=@{ state='Locked' } }</c>, <c>@{ horn=@{ state='Activated' } }</c> ...</summary>
    [Parameter(Position = 2, ParameterSetName = PartsSet)]
    [BodyPart(typeof(RemoteRequest))]
    [ArgumentCompleter(typeof(TemplateCompleter<RemoteTemplates>))]
    public RemoteRequest? Action { get; set; }

    /// <summary>Your name for the command.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    public string? Label { get; set; }

    /// <summary>What is added to the events of the command: <c>@{ type='Body'; key='kind'; value='$RemoteType' }</c>.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(EventAttribute))]
    [ArgumentCompleter(typeof(TemplateCompleter<AttributeTemplates>))]
    public EventAttribute[]? Attribute { get; set; }

    /// <summary>What is added by the channel: <c>@{ webhook=@{ type='Header'; key='X-Vehicle-Id'; value='$Vin' } }</c>.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(ChannelAttributes))]
    [ArgumentCompleter(typeof(TemplateCompleter<ChannelAttributeTemplates>))]
    public ChannelAttributes? ChannelAttribute { get; set; }

    /// <summary>Data that is joined to the events, for example vehicle.position.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [ArgumentCompleter(typeof(WordCompleter<RemoteEventParams>))]
    [ApiWords(typeof(RemoteEventParams))]
    public string[]? ExtendedEventParam { get; set; }

    /// <summary>Look first whether a vehicle would carry the command out, as the commands with verbs of their own do.</summary>
    [Parameter]
    public SwitchParameter Check { get; set; }

    private protected override bool Checks => Check && !Force;

    // What the user gave is sent as given.
    private protected override bool LabelsEach => false;

    private protected override object? Request() => Action;

    private protected override BodyResult Definition() => WholeBody(RemoteBody.From) ?? RemoteBody.From(GivenParts(typeof(RemoteDefinition)));
}
