using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the notification channels of the account, or single ones by their id (operations getChannels and getChannelsById).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisChannel", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisChannel.md")]
[OutputType(typeof(Channel))]
public sealed partial class GetStellantisChannelCommand : ChannelScopedCmdlet, IScopeParameters
{
    /// <summary>The ids of single channels. With wildcards, all channels whose id fits.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = Hints.ChannelId)]
    [ArgumentCompleter(typeof(IdCompleter<ChannelIds>))]
    [Identity("ChannelId")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ChannelId { get; set; } = [];

    /// <summary>Only channels that carry these: Monitor, Remote.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<SubscribeTypes>))]
    [ApiWords(typeof(SubscribeTypes))]
    public string[] Type { get; set; } = [];

    /// <summary>Only channels with one of these labels; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdCompleter<ChannelLabels>))]
    public string[] Label { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        WarnOfUnknownWords();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            var labels = new Wildcards(Label);
            WriteList(null, channel => Label.Length == 0 || labels.FitsName(channel.Label));
            return;
        }
        foreach (var id in ChannelId)
        {
            if (WildcardPattern.ContainsWildcardCharacters(id))
            {
                var ids = new Wildcards([id]);
                WriteList(id, channel => ids.Fits(channel.ToString()));
            }
            else
                Try(id, () => WriteObject(ReadChannel(id, ScopeVin(VehicleId))));
        }
    }

    private void WriteList(string? target, Predicate<Channel> keeps) => Try(target, () =>
    {
        foreach (var channel in ReadAll(new ApiCall(Operations.GetChannels) { Vin = ScopeVin(VehicleId) }.Query("types", Type), Channel.Read))
        {
            if (keeps(channel))
                WriteObject(channel);
        }
    });
}
