using System.Management.Automation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client;
using Stellantis.Client.Bodies;
using Stellantis.Client.Remotes;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using Stellantis.PowerShell.Remotes;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Waits until remote commands have ended, and writes what became of each as it ends (operation getVehicleRemoteById). Takes what the commands wrote
/// that sent them, also from a file of Export-Clixml in another session.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "StellantisRemote", DefaultParameterSetName = ObjectSet, HelpUri = HelpPage.Folder + "Wait-StellantisRemote.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class WaitStellantisRemoteCommand : ConnectedCmdlet, IRemoteWaitParameters
{
    private const string ObjectSet = "Object";
    private const string IdSet = "Id";

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private RemoteRunner? _runner;
    private bool _anyEnded;

    /// <summary>
    /// The commands: objects of Send-StellantisRemote and its siblings, of Get-StellantisRemote, or what Import-Clixml made of them.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ObjectSet,
        HelpMessage = "What the command wrote that sent it")]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The id of the vehicle.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, HelpMessage = "The id of the vehicle")]
    [Alias("Vin")]
    [Identity("VehicleId", "Vin")]
    [ValidateNotNullOrEmpty]
    public string? VehicleId { get; set; }

    /// <summary>The id of the channel on which it was sent.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, HelpMessage = "The id of the channel on which it was sent")]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    public string? ChannelId { get; set; }

    /// <summary>The id of the command.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, HelpMessage = "The id of the command")]
    [ValidateNotNullOrEmpty]
    public string? RemoteId { get; set; }

    /// <summary>Wait for the first end only.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    private Func<bool>? IsEnough => Any ? () => _anyEnded : null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var timeout = TimeoutSec ?? RemoteRunner.DefaultTimeout;
        RemoteRunner.CheckTimeout(this, timeout);
        var options = new RemoteRunOptions(ThrottleLimit, Checks: false, Waits: true, timeout);
        _runner = new RemoteRunner(this, new RemoteRun(OpenConnection, options, Context), news => _anyEnded |= news is RemoteNews.Ended, waits: true);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == IdSet)
            Take(RemoteAction.Recalled(VehicleId!, ChannelId!, RemoteId, null, null, null, null));
        foreach (var given in InputObject)
            Take(Read(given));
        _runner!.WriteReady(IsEnough);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_taken.Count > 0)
            _runner!.Complete(IsEnough);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _runner?.Dispose();
        base.Dispose(disposing);
    }

    private void Take(RemoteAction action)
    {
        // The same command twice is waited for once.
        if (!_taken.Add($"{action.VehicleId} {action.ChannelId} {action.RemoteId ?? action.Label}"))
            return;
        if (action.RemoteId is not null)
        {
            _runner!.Run.Follow(new RemoteJob(null, action.Vehicle) { Action = action });
            return;
        }
        var vin = VehicleScope.Vin(OpenConnection, action.VehicleId, null);
        // Of a copy the label is left, which tells it from all others where the command that sent it made it up.
        var body = action.Definition?.ToJson() ?? new JObject { ["label"] = action.Label }.ToString(Formatting.None);
        var order = new RemoteOrder(action.VehicleId!, vin, action.ChannelId!, RemoteCommand.Of(body))
        {
            HasOwnLabel = RemoteOrder.IsOwn(action.Label),
        };
        _runner!.Run.Find(new RemoteJob(order, action.Vehicle) { Action = action });
    }

    // What is no command is refused before anything is asked.
    private RemoteAction Read(PSObject given)
    {
        if (given.BaseObject is RemoteAction live && live is { VehicleId: not null, ChannelId: not null })
            return live;
        var (vehicle, channel, id, label) = (Text("VehicleId"), Text("ChannelId"), Text("RemoteId"), Text("Label"));
        if (vehicle is null || channel is null || id is null && label is null)
        {
            Refuse(ErrorIds.InvalidRequest, $"This {given.BaseObject.GetType().Name} is not a remote command: it has no {Missing()}. Pipe in what " +
                "Send-StellantisRemote, Lock-StellantisVehicle and their siblings wrote, or give -VehicleId, -ChannelId and -RemoteId.",
                    given.ToString());
        }
        var sent = given.Properties["SentAt"]?.Value is { } time
            && LanguagePrimitives.TryConvertTo<DateTime>(time, out var at) ? at : (DateTime?)null;
        return RemoteAction.Recalled(vehicle!, channel!, id, Text("Type"), label, sent, null);

        string? Text(string name) => given.Properties[name]?.Value?.ToString() is { Length: > 0 } text ? text : null;

        string Missing() => vehicle is null ? "VehicleId" : channel is null ? "ChannelId" : "RemoteId";
    }
}
