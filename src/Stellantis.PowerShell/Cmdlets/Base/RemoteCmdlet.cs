using System.Collections.Specialized;
using System.Management.Automation;
using System.Xml;
using Newtonsoft.Json.Linq;
using Stellantis.Client;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Checks;
using Stellantis.Client.Hal;
using Stellantis.Client.Remotes;
using Stellantis.PowerShell.Parameters;
using Stellantis.PowerShell.Remotes;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// The base of the cmdlets that send commands to vehicles (operation sendVehicleRemotes): they ask first, look whether a vehicle would carry the
/// command out, send it once, and wait for its end where that is wanted.
/// </summary>
public abstract partial class RemoteCmdlet : ChannelScopedCmdlet, IVehicleParameters, IRemoteParameters, IRemoteWaitParameters
{
    private RemoteRunner? _runner;
    private RemoteCommand? _command;
    private string? _channel;
    private bool _cameAny;
    private bool _yesToAll;
    private bool _noToAll;

    private protected RemoteCmdlet()
    {
    }

    /// <summary>True to look first whether a vehicle would carry the command out.</summary>
    private protected virtual bool Checks => !Force && this is IRemoteVerbParameters { SkipCheck.IsPresent: false };

    /// <summary>What is done, by the wire names of the command.</summary>
    private protected abstract object? Request();

    /// <summary>The body that is sent.</summary>
    private protected virtual BodyResult Definition()
    {
        var given = GivenParts(typeof(RemoteDefinition));
        given[nameof(RemoteDefinition.Action)] = Request();
        return RemoteBody.From(given);
    }

    /// <summary>A command with its members.</summary>
    private protected static OrderedDictionary Wire(string command, params (string Name, object? Value)[] members) =>
        Members((command, Members(members)));

    /// <summary>Members of a command.</summary>
    private protected static OrderedDictionary Members(params (string Name, object? Value)[] members)
    {
        var table = new OrderedDictionary();
        foreach (var (name, value) in members)
            table[name] = value;
        return table;
    }

    /// <summary>A time of day as the service writes it, the duration since midnight.</summary>
    private protected static string TimeOfDay(TimeSpan time) => time == TimeSpan.Zero ? "PT0H" : XmlConvert.ToString(time);

    /// <summary>True when each vehicle gets a command with a label of its own, by which it is found again when the answer is lost.</summary>
    private protected virtual bool LabelsEach => true;

    /// <summary>Whether a command may be sent to a vehicle now; why not is told here.</summary>
    private protected virtual bool MaySend(string vehicleId) => true;

    /// <summary>A command was sent to a vehicle, or may have been.</summary>
    private protected virtual void WasSent(string vehicleId)
    {
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _command = RemoteCommand.Of(Checked(Definition(), null));
        var timeout = TimeoutSec ?? RemoteRunner.DefaultTimeout;
        RemoteRunner.CheckTimeout(this, timeout);
        if (TimeoutSec is not null && !Wait)
        {
            Refuse(ErrorIds.InvalidRequest,
                "-TimeoutSec is how long -Wait waits, and nothing waits here: add -Wait, or leave -TimeoutSec out. Nothing was sent.");
        }
        _runner = new RemoteRunner(this, new RemoteRun(OpenConnection, new RemoteRunOptions(ThrottleLimit, Checks, Wait, timeout), Context),
            Tell, Wait, LeaveBehind);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _cameAny = true;
        for (var i = 0; i < VehicleId.Length; i++)
        {
            var id = VehicleId[i];
            var place = VehicleId.Length > 1 ? $" (vehicle {i + 1} of {VehicleId.Length})" : "";
            var through = ChannelId is null ? "" : $", through the {NamedChannel(ChannelId)}";
            if (!Approved($"{_command!.Words} of {id}{place}{through}{Cost}") || !Confirmed(id))
                continue;
            var order = Order(id, VehicleScope.Vin(OpenConnection, id, InputObject));
            if (!MaySend(id))
                continue;
            var job = new RemoteJob(order, InputObject?.BaseObject as Vehicle ?? (InputObject?.BaseObject as IVehicleChild)?.Vehicle)
            {
                Capability = InputObject?.BaseObject as VehicleCapability,
                Telemetry = InputObject?.BaseObject as LatestTelemetry,
            };
            try
            {
                // What is no id is refused in its turn, before anything is asked about it.
                _ = order.Call;
                _runner!.Run.Send(job);
            }
            catch (StellantisApiException refused)
            {
                _runner!.Run.Refuse(job, refused);
            }
            _runner.WriteReady();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_cameAny)
        {
            WriteError(Output.Failure.Record(ErrorIds.InvalidRequest,
                $"No vehicle came through the pipeline: nothing was sent to {_command!.Words}. See what the command before this one writes.", null));
        }
        _runner!.Complete();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _runner?.Dispose();
        base.Dispose(disposing);
    }

    // What -WhatIf says that it costs: requests to look, and the one that sends.
    private string Cost => !MyInvocation.BoundParameters.ContainsKey("WhatIf") ? ""
        : Checks ? $", after up to {RemoteCheck.MostRequests} requests that look whether it would"
        : this is IRemoteVerbParameters ? ", by one request, without looking whether it would" : "";

    private RemoteOrder Order(string id, string? vin)
    {
        var channel = ChannelId ?? (_channel ??= FindChannel(vin));
        if (!LabelsEach)
            return new RemoteOrder(id, vin, channel, _command!);
        var body = JObject.Parse(_command!.Json);
        var hasOwn = body["label"] is null;
        if (hasOwn)
            body["label"] = RemoteOrder.NewLabel(_command);
        return new RemoteOrder(id, vin, channel, RemoteCommand.Of(body.ToString(Newtonsoft.Json.Formatting.None))) { HasOwnLabel = hasOwn };
    }

    private string FindChannel(string? vin)
    {
        if (OpenConnection.ChannelId is { Length: > 0 } own)
            return own;
        var fit = ReadChannels(vin)
            .Where(channel => channel.Status == "Running" && (channel.Type.Count == 0 || channel.Type.Contains("Remote"))).ToList();
        if (fit.Count != 1)
        {
            Refuse(ErrorIds.InvalidRequest, fit.Count == 0
                ? "No channel is running that takes events of remote commands, and every command needs one. Make one with " +
                    "New-StellantisChannel -Type Remote, or name one with -ChannelId."
                : $"{fit.Count} running channels take events of remote commands: {string.Join(", ", fit.Select(Named))}. Name one with " +
                    "-ChannelId, or for the whole connection with Connect-Stellantis -ChannelId; New-StellantisChannel makes another.");
        }
        return fit[0].ToString();
    }

    // The first vehicle may be one that the account does not have: that is told of it alone, and keeps no command back from the others.
    private List<Channel> ReadChannels(string? vin)
    {
        try
        {
            return ReadAll(new ApiCall(Operations.GetChannels) { Vin = vin }, Channel.Read).ToList();
        }
        catch (StellantisApiException refused) when (vin is not null && refused.ErrorId is ErrorIds.Forbidden or ErrorIds.ResourceNotFound)
        {
            return ReadAll(new ApiCall(Operations.GetChannels), Channel.Read).ToList();
        }
    }

    private static string Named(Channel channel) => channel.Label is { Length: > 0 } label ? $"{channel} ({label})" : channel.ToString();

    private bool Confirmed(string vehicleId)
    {
        var saidNo = MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm) && confirm is SwitchParameter { IsPresent: false };
        return !_command!.IsGrave || Force || saidNo
            || ShouldContinue($"{_command.Words} of {vehicleId}?", "A command that was sent cannot be called back", hasSecurityImpact: true,
                ref _yesToAll, ref _noToAll);
    }

    // Heard when the pipeline was stopped already.
    private void LeaveBehind(RemoteNews news)
    {
        RecordOnce(news);
        if (news is RemoteNews.Failed { Failure: { ErrorId: ErrorIds.OutcomeUnknown } failure })
            Leave(Output.Failure.Record(failure, news.Job.Order!.VehicleId));
    }

    private void Tell(RemoteNews news)
    {
        RecordOnce(news);
        if (news is RemoteNews.Sent sent && !Wait)
            WriteObject(sent.Action);
    }

    private void RecordOnce(RemoteNews news)
    {
        // Nothing is to be found out about what was refused here.
        if (news.IsRecorded || news.Job.IsRefused)
            return;
        news.IsRecorded = true;
        var order = news.Job.Order!;
        switch (news)
        {
            case RemoteNews.Sent sent:
                WasSent(order.VehicleId);
                Record($"{order.Command.Words} of {order.VehicleId}, {sent.Action.RemoteId}", Stellantis.ChangeRecord.Done, null);
                break;
            case RemoteNews.Failed { Failure: var failure }:
                failure.Inquiry = Output.Inquiry.About(order.Call);
                if (failure.ErrorId == ErrorIds.OutcomeUnknown)
                    WasSent(order.VehicleId);
                Record(order.VehicleId, failure.ErrorId, failure.DebugId);
                break;
        }
    }
}
