using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Checks;
using Stellantis.Client.Remotes;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Tells whether vehicles would carry a command out, from what the service knows of them (operations getVehicleCapabilityByid,
/// getVehicleLastTelemetries and getVehicleRemotes). Nothing is sent, and no vehicle is woken up.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "StellantisRemote", HelpUri = HelpPage.Folder + "Test-StellantisRemote.md")]
[OutputType(typeof(RemoteReadiness))]
public sealed partial class TestStellantisRemoteCommand : VehicleChildCmdlet, IThrottleParameters
{
    private RemoteCommand? _command;

    /// <summary>
    /// What would be done, exactly one command: <c>@{ locking=@{ state='Locked' } }</c>, <c>@{ horn=@{ state='Activated' } }</c> ...
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "@{ locking=@{ state='Locked' } }")]
    [BodyPart(typeof(RemoteRequest))]
    [ArgumentCompleter(typeof(TemplateCompleter<RemoteTemplates>))]
    public RemoteRequest? Action { get; set; }

    /// <summary>The channel on which commands that are under way are looked for; without it they are not looked for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<ChannelIds>))]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    public string? ChannelId { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var body = RemoteBody.From(new System.Collections.Specialized.OrderedDictionary { ["Action"] = Action });
        if (body.HasErrors)
            Refuse(Client.ErrorIds.InvalidBody, body.MessageOf(problem => problem.ToString()));
        _command = RemoteCommand.Of(body.Json);
    }

    private protected override void Read(string vehicleId, string? vin)
    {
        var (vehicle, capability, telemetry) =
            (InputObject?.BaseObject as Vehicle, InputObject?.BaseObject as VehicleCapability, InputObject?.BaseObject as LatestTelemetry);
        var order = new RemoteOrder(vehicleId, vin, ChannelId ?? OpenConnection.ChannelId ?? "", _command!);
        InTurn(vehicleId, () =>
        {
            // What is no id is refused before anything is asked.
            if (order.ChannelId.Length > 0)
                _ = order.Call;
            WriteChild(vehicleId, vehicleId, () => new RemoteCheck(OpenConnection.Client, new GrantedScopes(OpenConnection.Scope))
                .RunAsync(order, vehicle, capability, telemetry, Readings.Context));
        });
    }
}
