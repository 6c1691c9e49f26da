using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Json;
using Stellantis.Client;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// The base of the cmdlets that attach vehicles to monitors and detach them (operation setVehicleMonitorHandles). What comes by the pipeline is
/// collected: one call for each monitor.
/// </summary>
public abstract partial class MonitorHandleCmdlet : ChannelScopedCmdlet, IChannelParameters, IMonitorParameters
{
    private readonly List<Handles> _monitors = [];

    private protected MonitorHandleCmdlet()
    {
    }

    /// <summary>The ids of the vehicles; the service takes VINs. Vehicles may be piped in.</summary>
    [Parameter(Position = 2, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Vin")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    [Identity("VehicleId", "Vin")]
    public string[]? VehicleId { get; set; }

    /// <summary>The groups; the service knows root, which is all vehicles of the account.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(WordCompleter<VehicleGroups>))]
    [ApiWords(typeof(VehicleGroups))]
    public string[]? Group { get; set; }

    /// <summary>Write what the monitor watches after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Add or Remove.</summary>
    private protected abstract string HandleAction { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var of = _monitors.Find(m => m.ChannelId == ChannelId && m.MonitorId == MonitorId);
        if (of is null)
            _monitors.Add(of = new Handles(ChannelId!, MonitorId!));
        foreach (var id in (VehicleId ?? []).Where(id => !string.IsNullOrEmpty(id)))
            CheckVehicle(id);
        // A row of Get-StellantisMonitorHandle has one of the two; the other is null, or empty in a CSV file.
        of.Vehicles.UnionWith((VehicleId ?? []).Where(id => !string.IsNullOrEmpty(id)));
        of.Groups.UnionWith((Group ?? []).Where(group => !string.IsNullOrEmpty(group)));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var monitor in _monitors)
        {
            if (monitor.Vehicles.Count + monitor.Groups.Count == 0)
            {
                WriteError(Output.Failure.Record(ErrorIds.InvalidRequest,
                    $"There is nothing to {HandleAction.ToLowerInvariant()}: give -VehicleId, or -Group root.", monitor.MonitorId));
                continue;
            }
            var side = HandleAction == "Add" ? "to" : "from";
            if (Approved($"{HandleAction} {monitor} {side} the {NamedMonitor(monitor.MonitorId, monitor.ChannelId)}"))
                Send(monitor);
        }
    }

    private void Send(Handles monitor) => Change(
        monitor.MonitorId,
        () =>
        {
            var vin = monitor.Vehicles.Count == 1 ? ScopeVin(monitor.Vehicles.Single()) : null;
            return CallMonitor(
                Operations.SetMonitorHandles, vin, monitor.ChannelId, monitor.MonitorId,
                    HandleBody.Json(HandleAction, monitor.Vehicles, monitor.Groups));
        },
        call => OpenConnection.Client.ChangeAsync(call, MonitorHandleRef.Read, Context),
        _ => $"{monitor.MonitorId} {HandleAction} {monitor}",
        handled =>
        {
            if (handled is null)
            {
                if (PassThru)
                    WriteWarning("The service took the change and did not say what the monitor watches now; Get-StellantisMonitorHandle reads it.");
                return;
            }
            handled.ChannelId = ChannelOf(monitor.ChannelId);
            if (PassThru)
                WriteObject(handled);
        });

    private sealed class Handles(string channelId, string monitorId)
    {
        public string ChannelId { get; } = channelId;

        public string MonitorId { get; } = monitorId;

        public HashSet<string> Vehicles { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Groups { get; } = new(StringComparer.Ordinal);

        public override string ToString() =>
            string.Join(" and ", new[] { Words(Vehicles.Count, "vehicle"), Words(Groups.Count, "group") }.OfType<string>());

        private static string? Words(int count, string noun) => count == 0 ? null : $"{count} {noun}{(count == 1 ? "" : "s")}";
    }
}
