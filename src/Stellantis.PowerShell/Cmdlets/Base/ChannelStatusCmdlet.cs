using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Parameters;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that pause and resume channels (operation setChannelStatus).</summary>
public abstract partial class ChannelStatusCmdlet : ChannelScopedCmdlet, IChannelsParameters, IScopeParameters, IPassThruParameters
{
    private protected ChannelStatusCmdlet()
    {
    }

    /// <summary>The status to set: Running or Paused.</summary>
    private protected abstract string Status { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var vin = ScopeVin(VehicleId);
        foreach (var id in ChannelId)
        {
            AlterStatus(KnownObjects.ChannelNoun, NamedChannel(id), id, Status,
                () => Call(Operations.SetChannelStatus, vin, id, StatusChange.Json(Status)), () => ReadChannel(id, vin));
        }
    }
}
