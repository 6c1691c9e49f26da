using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using Stellantis.PowerShell.Session;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Sends a remote command to vehicles (operation sendVehicleRemotes). The service accepts it and carries it out later: Get-StellantisRemote tells
/// how far it is, and its events go to the channel. A command whose answer was lost is not sent again.
/// </summary>
[Cmdlet(VerbsCommunications.Send, "StellantisRemote", DefaultParameterSetName = PartsSet, SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Send-StellantisRemote.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class SendStellantisRemoteCommand : ChannelScopedCmdlet, IBodyParameters, IVehicleParameters
{
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>The id of the channel that the events go to.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<ChannelIds>))]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    public string? ChannelId { get; set; }

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

    /// <summary>Do not ask again before commands that unlock, immobilise, report a theft or delete personal data.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private RemoteCommand? _command;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var body = WholeBody(RemoteBody.From) ?? RemoteBody.From(GivenParts(typeof(RemoteDefinition)));
        Checked(body, Label);
        _command = RemoteCommand.Of(body.Json);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        for (var i = 0; i < VehicleId.Length; i++)
        {
            var id = VehicleId[i];
            var place = VehicleId.Length > 1 ? $" (vehicle {i + 1} of {VehicleId.Length})" : "";
            if (Approved($"{_command!.Words} of {id}{place}, through the {NamedChannel(ChannelId)}") && Confirmed(id))
                Send(id);
        }
    }

    private bool Confirmed(string vehicleId)
    {
        var saidNo = MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm) && confirm is SwitchParameter { IsPresent: false };
        return !_command!.IsGrave || Force || saidNo
            || ShouldContinue($"{_command.Words} of {vehicleId}?", "This cannot be taken back by the module", hasSecurityImpact: true,
                ref _yesToAll, ref _noToAll);
    }

    private void Send(string vehicleId) => Change(
        vehicleId,
        () => new ApiCall(Operations.SendRemote)
        {
            Vin = VehicleScope.Vin(OpenConnection, vehicleId, InputObject),
            ExtraScope = _command!.Scope,
            Body = _command.Json,
        }.With("id", vehicleId).With("chId", ChannelId),
        call => OpenConnection.Client.CreateAsync(
            call, reader => RemoteAction.Read(reader).Defined(vehicleId, ChannelOf(ChannelId!), _command!.Json), Context),
        remote => $"{_command!.Words} of {vehicleId}, {remote.RemoteId}",
        WriteObject);
}
