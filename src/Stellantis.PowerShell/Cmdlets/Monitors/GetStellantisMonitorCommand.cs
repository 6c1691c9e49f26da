using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads monitors: of one channel, of all channels, or single ones by their id (operations getVehicleMonitors and getVehicleMonitorByID).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisMonitor", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Monitor))]
public sealed class GetStellantisMonitorCommand : ChannelScopedCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The ids of the channels; absent: all channels of the account.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    public string[] ChannelId { get; set; } = [];

    /// <summary>The ids of single monitors.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [Identity("MonitorId")]
    [ValidateNotNullOrEmpty]
    public string[] MonitorId { get; set; } = [];

    /// <summary>The vehicle to name in the scope of the calls.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Vin")]
    [Identity("VehicleId", "Vin")]
    public string? VehicleId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var vin = ScopeVin(VehicleId);
        if (MonitorId.Length > 0 && ChannelId.Length > 0)
        {
            foreach (var channel in ChannelId)
            {
                foreach (var id in MonitorId)
                {
                    Try(id, () => WriteObject(ReadMonitor(channel, id, vin)));
                }
            }
            return;
        }
        // An id without its channel is looked for in all of them.
        var wanted = new HashSet<string>(MonitorId, StringComparer.Ordinal);
        IEnumerable<string> channels = ChannelId;
        if (ChannelId.Length == 0 && !Try(null, () => channels = [.. ReadAll(new ApiCall(Operations.GetChannels) { Vin = vin }, Channel.Read).Select(c => c.ToString())]))
            return;
        foreach (var channel in channels)
        {
            Try(channel, () =>
            {
                foreach (var monitor in ReadAll(new ApiCall(Operations.GetMonitors) { Vin = vin }.With("chId", channel), Monitor.Read))
                {
                    if (MonitorId.Length == 0 || wanted.Remove(monitor.ToString()))
                        Write(channel, monitor);
                }
            });
        }
        foreach (var missing in wanted)
            WriteError(Failure.Record(ErrorIds.ResourceNotFound, $"No channel of the account has a monitor '{missing}'.", missing));
    }

    private void Write(string channel, Monitor monitor)
    {
        monitor.ChannelId = channel;
        WriteObject(monitor);
    }
}
