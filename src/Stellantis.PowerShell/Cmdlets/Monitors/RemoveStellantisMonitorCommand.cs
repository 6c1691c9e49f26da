using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Stops and deletes monitors (operation deleteVehicleMonitorByID).</summary>
[Cmdlet(VerbsCommon.Remove, "StellantisMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPage.Folder + "Remove-StellantisMonitor.md")]
[OutputType(typeof(void))]
public sealed partial class RemoveStellantisMonitorCommand : ChannelScopedCmdlet, IChannelParameters, IMonitorsParameters, IScopeParameters
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in MonitorId)
        {
            if (Approved($"Stop and delete the {NamedMonitor(id, ChannelId)}"))
                Alter(id, () => CallMonitor(Operations.RemoveMonitor, ScopeVin(VehicleId), ChannelId, id));
        }
    }
}
