using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that pause and resume channels (operation setChannelStatus).</summary>
public abstract class ChannelStatusCmdlet : ChannelScopedCmdlet
{
    private protected ChannelStatusCmdlet()
    {
    }

    /// <summary>The ids of the channels.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<ChannelIds>))]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    public string[] ChannelId { get; set; } = [];

    /// <summary>The vehicle to name in the scope of the call.</summary>
    [Parameter]
    [Alias("Vin")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    [Identity("VehicleId", "Vin")]
    public string? VehicleId { get; set; }

    /// <summary>Write the channels as they are after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The status to set: Running or Paused.</summary>
    private protected abstract string Status { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var vin = ScopeVin(VehicleId);
        foreach (var id in ChannelId)
        {
            if (!Approved($"channel {id}", $"Set status {Status}"))
                continue;
            var changed = Change(
                id,
                () => OpenConnection.Client.SendAsync(
                    new ApiCall(Operations.SetChannelStatus) { Vin = vin, Body = $"{{\"status\":\"{Status}\"}}" }.With("chId", id), Context),
                () => id);
            if (changed && PassThru)
                Try(id, () => WriteObject(ReadChannel(id, vin)));
        }
    }
}
