using System.Management.Automation;
using Stellantis.PowerShell.Input;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the vehicles and groups that monitors watch, a row each (operation getVehicleMonitorGroupsHandles).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisMonitorHandle", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisMonitorHandle.md")]
[OutputType(typeof(MonitorHandle), typeof(long))]
public sealed partial class GetStellantisMonitorHandleCommand : ReadingCmdlet,
    IChannelParameters, IMonitorsParameters, IPageParameters, ICollectionParameters
{
    /// <summary>Only vehicles whose VIN begins so.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Vin]
    public string? VinPrefix { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in MonitorId)
        {
            InTurn(id, () =>
            {
                var call = new ApiCall(Operations.GetMonitorHandles).With("chId", ChannelId).With("mid", id).Query("vinPrefix", VinPrefix);
                WritePages(call, reader => reader.ReadDocument()
                        ? MonitorHandlePage.Read(reader).Rows(ChannelOf(ChannelId!), MonitorOf(ChannelId!, id)) : throw reader.Truncated(),
                    null, id);
            });
        }
    }
}
