using System.Management.Automation;
using Stellantis.Client;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the notification channels of the account, or single ones by their id (operations getChannels and getChannelsById).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisChannel", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Channel))]
public sealed class GetStellantisChannelCommand : ChannelScopedCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The ids of single channels.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    public string[] ChannelId { get; set; } = [];

    /// <summary>Only channels that carry these: Monitor, Remote.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string[] Type { get; set; } = [];

    /// <summary>The vehicle to name in the scope of the call.</summary>
    [Parameter]
    [Alias("Vin")]
    [Identity("VehicleId", "Vin")]
    public string? VehicleId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            Try(null, () =>
            {
                foreach (var channel in ReadAll(new ApiCall(Operations.GetChannels) { Vin = ScopeVin(VehicleId) }.Query("types", Type), Channel.Read))
                    WriteObject(channel);
            });
            return;
        }
        foreach (var id in ChannelId)
        {
            Try(id, () => WriteObject(ReadChannel(id, ScopeVin(VehicleId))));
        }
    }
}
