using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.Client;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Reads monitors: of one channel, of all channels, or single ones by their id (operations getVehicleMonitors and getVehicleMonitorByID).
/// </summary>
[Cmdlet(VerbsCommon.Get, "StellantisMonitor", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisMonitor.md")]
[OutputType(typeof(Monitor))]
public sealed class GetStellantisMonitorCommand : ChannelScopedCmdlet
{
    /// <summary>The ids of the channels, wildcards allowed; absent: all channels of the account.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.ChannelId)]
    [ArgumentCompleter(typeof(IdCompleter<ChannelIds>))]
    [Identity("ChannelId")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ChannelId { get; set; } = [];

    /// <summary>The ids of single monitors. With wildcards, all monitors whose id fits.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.MonitorId)]
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<MonitorIds>))]
    [Identity("MonitorId")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] MonitorId { get; set; } = [];

    /// <summary>Only monitors with one of these labels; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdCompleter<MonitorLabels>))]
    public string[] Label { get; set; } = [];

    /// <summary>The vehicle to name in the scope of the calls.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Vin")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    [Identity("VehicleId", "Vin")]
    public string? VehicleId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var vin = ScopeVin(VehicleId);
        var ids = new Wildcards(MonitorId);
        if (!TryChannels(vin, out var channels))
            return;
        if (MonitorId.Length > 0 && ChannelId.Length > 0 && !ids.Any && !Array.Exists(ChannelId, WildcardPattern.ContainsWildcardCharacters))
        {
            foreach (var channel in channels)
            {
                foreach (var id in MonitorId)
                {
                    Try(id, () => Write(channel, ReadMonitor(channel, id, vin)));
                }
            }
            return;
        }
        // An id without its channel is looked for in all of them.
        var wanted = new HashSet<string>(ids.Exact, StringComparer.Ordinal);
        var labelled = new List<(string Channel, Monitor Monitor)>();
        foreach (var channel in channels)
        {
            Try(channel, () =>
            {
                foreach (var monitor in ReadAll(new ApiCall(Operations.GetMonitors) { Vin = vin }.With("chId", channel), Monitor.Read))
                {
                    if (MonitorId.Length == 0 || wanted.Remove(monitor.ToString()) || ids.Fits(monitor.ToString()))
                        Write(channel, monitor);
                    else if (wanted.Contains(monitor.Label ?? ""))
                        labelled.Add((channel, monitor));
                }
            });
        }
        foreach (var found in labelled.Where(l => wanted.Contains(l.Monitor.Label!)).GroupBy(l => l.Monitor.Label!).ToArray())
        {
            wanted.Remove(found.Key);
            if (found.Count() == 1)
                Write(found.Single().Channel, found.Single().Monitor);
            else
                WriteError(Failure.Record(ErrorIds.InvalidRequest, $"{found.Count()} monitors have the label '{found.Key}': " +
                    $"{string.Join(", ", found.Select(l => $"{l.Monitor} of channel {l.Channel}"))}. Give the id of one of them.", found.Key));
        }
        var where = ChannelId.Length == 0 ? "No channel of the account" : "None of these channels";
        foreach (var missing in wanted)
            WriteError(Failure.Record(ErrorIds.ResourceNotFound, $"{where} has a monitor with the id or the label '{missing}'.", missing));
    }

    // Channels are listed only where their ids are not all given.
    private bool TryChannels(string? vin, out IReadOnlyList<string> channels)
    {
        var given = new Wildcards(ChannelId);
        var found = new List<string>(given.Exact);
        channels = found;
        return ChannelId.Length > 0 && !given.Any || Try(null, () => found.AddRange(
            ReadAll(new ApiCall(Operations.GetChannels) { Vin = vin }, Channel.Read).Select(c => c.ToString())
                .Where(id => ChannelId.Length == 0 || given.Fits(id) && !given.Exact.Contains(id, StringComparer.Ordinal))));
    }

    private void Write(string channel, Monitor monitor)
    {
        if (Label.Length > 0 && !new Wildcards(Label).FitsName(monitor.Label))
            return;
        monitor.ChannelId = ChannelOf(channel);
        WriteObject(monitor);
    }
}
