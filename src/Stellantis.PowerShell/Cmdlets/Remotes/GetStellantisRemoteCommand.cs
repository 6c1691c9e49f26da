using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Reads the remote commands that were sent to vehicles, the newest first, or single ones by their id (operations getVehicleRemotes and
/// getVehicleRemoteById).
/// </summary>
[Cmdlet(VerbsCommon.Get, "StellantisRemote", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisRemote.md")]
[OutputType(typeof(RemoteAction), typeof(long))]
public sealed partial class GetStellantisRemoteCommand : VehicleChildCmdlet, IPageParameters, IThrottleParameters, ICollectionParameters
{
    private string[]? _all;

    /// <summary>The ids of the channels; absent: all channels of the account.</summary>
    [Parameter(Position = 1, ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 1, ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.ChannelId)]
    [ArgumentCompleter(typeof(IdCompleter<ChannelIds>))]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    public string[] ChannelId { get; set; } = [];

    /// <summary>The ids of single commands.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.RemoteId)]
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<RemoteIds>))]
    [Identity("RemoteId")]
    [ValidateNotNullOrEmpty]
    public string[] RemoteId { get; set; } = [];

    private protected override bool ById => RemoteId.Length > 0;

    private protected override void Read(string vehicleId, string? vin)
    {
        if (ChannelId.Length == 0 && _all is null && !Try(vehicleId, () => _all = ReadChannels(vin)))
            return;
        var channels = ChannelId.Length > 0 ? ChannelId : _all!;
        if (RemoteId.Length == 0)
        {
            foreach (var channel in channels)
                WriteChildren(vehicleId, () => Call(Operations.GetRemotes, vehicleId, vin).With("chId", channel), RemoteAction.Read, remote =>
                    remote.ChannelId = ChannelOf(channel));
        }
        foreach (var id in RemoteId)
            WriteChild(vehicleId, id, () => FindAsync(vehicleId, vin, channels, id));
    }

    // An id without its channel is looked for in all of them.
    private async Task<RemoteAction> FindAsync(string vehicleId, string? vin, string[] channels, string id)
    {
        for (var i = 0; ; i++)
        {
            if (channels.Length == 0)
                throw new StellantisApiException(ErrorIds.ResourceNotFound, $"The account has no channel, and so no remote '{id}'.");
            try
            {
                var call = Call(Operations.GetRemote, vehicleId, vin).With("chId", channels[i]).With("rid", id);
                var remote = await OpenConnection.Client.ReadAsync(call, RemoteAction.Read, Readings.Context).ConfigureAwait(false);
                remote.ChannelId = ChannelOf(channels[i]);
                return remote;
            }
            catch (StellantisApiException failure) when (failure.ErrorId == ErrorIds.ResourceNotFound && i < channels.Length - 1)
            {
                // It may be of another channel.
            }
        }
    }

    private string[] ReadChannels(string? vin)
    {
        var all = new List<string>();
        using var feed = OpenConnection.Client.Walk(new ApiCall(Operations.GetChannels) { Vin = vin }, Channel.Read, Context);
        while (Await(feed.NextAsync()) is { } page)
            all.AddRange(page.Items.Select(c => c.ToString()));
        return [.. all];
    }
}
