using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Bodies;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Replaces the definition of a monitor (operation putVehicleMonitors): with a monitor that was read and changed, with single parts, or with a whole
/// body. The service takes complete definitions only; what is not changed is sent as it was read.
/// </summary>
[Cmdlet(VerbsCommon.Set, "StellantisMonitor", DefaultParameterSetName = PartsSet, SupportsShouldProcess = true)]
[OutputType(typeof(Monitor))]
public sealed class SetStellantisMonitorCommand : MonitorPartsCmdlet
{
    /// <summary>The id of the channel.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    public string? ChannelId { get; set; }

    /// <summary>The id of the monitor.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Identity("MonitorId")]
    [ValidateNotNullOrEmpty]
    public string? MonitorId { get; set; }

    /// <summary>The monitor as it was read, and changed in its Definition.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The vehicle to name in the scope of the call.</summary>
    [Parameter]
    [Alias("Vin")]
    [Identity("VehicleId", "Vin")]
    public string? VehicleId { get; set; }

    /// <summary>Write the monitor as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(MonitorId, () =>
    {
        var vin = ScopeVin(VehicleId);
        var whole = WholeBody() is { } body ? Checked(body, MonitorId) : null;
        if (!ShouldProcess($"monitor {MonitorId} of channel {ChannelId}", "Replace definition"))
            return;
        // Only now: -WhatIf sends nothing, not even to read what there is.
        var json = whole ?? Checked(MonitorBody.From(Current(vin), Parts()), MonitorId);
        var changed = Change(MonitorId!, () =>
        {
            Await(Session.Client.SendAsync(new ApiCall(Operations.SetMonitor) { Vin = vin, Body = json }.With("chId", ChannelId).With("mid", MonitorId), Cancellation));
            return MonitorId!;
        });
        if (changed && PassThru)
            WriteObject(ReadMonitor(ChannelId!, MonitorId!, vin));
    });

    // The definition that came along, else the one that the service has now.
    private MonitorDefinition Current(string? vin) => InputObject?.BaseObject is Monitor { Definition: { } own } ? own
        : ReadMonitor(ChannelId!, MonitorId!, vin).Definition ?? new MonitorDefinition();
}
