using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Replaces the definition of a monitor (operation putVehicleMonitors): with a monitor that was read and changed, with single parts, or with a whole
/// body. The service takes complete definitions only; what is not changed is sent as it was read.
/// </summary>
[Cmdlet(VerbsCommon.Set, "StellantisMonitor", DefaultParameterSetName = PartsSet, SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Set-StellantisMonitor.md")]
[OutputType(typeof(Monitor))]
public sealed partial class SetStellantisMonitorCommand : MonitorPartsCmdlet, IChannelParameters, IMonitorParameters, IScopeParameters, IPassThruParameters
{
    /// <summary>The monitor as it was read, and changed in its Definition.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(MonitorId, () =>
    {
        var vin = ScopeVin(VehicleId);
        var whole = WholeBody() is { } body ? Checked(body, MonitorId) : null;
        if (whole is null && Own is null && Parts().IsEmpty)
            throw new StellantisApiException(ErrorIds.InvalidRequest, "There is nothing to change: give a part such as -Label, or a -Body, or pipe in a monitor that was read in this session and changed. A copy from a file or a job has lost its definition.");
        if (!Approved($"monitor {MonitorId} of channel {ChannelId}", "Replace definition"))
            return;
        // Only now: -WhatIf sends nothing, not even to read what there is.
        var json = whole ?? Checked(Changed(vin), MonitorId);
        var changed = Change(
            MonitorId!,
            () => OpenConnection.Client.SendAsync(
                new ApiCall(Operations.SetMonitor) { Vin = vin, Body = json }.With("chId", ChannelId).With("mid", MonitorId), Context),
            () => MonitorId!);
        if (changed && PassThru)
            WriteObject(ReadMonitor(ChannelId!, MonitorId!, vin));
    });

    // The definition that came along, and may have been changed.
    private MonitorDefinition? Own => (InputObject?.BaseObject as Monitor)?.Definition;

    private BodyResult Changed(string? vin)
    {
        var body = MonitorBody.From(Own ?? Stored(vin), Parts());
        return body.HasErrors ? body.Given(MonitorBody.From(Stored(vin))) : body;
    }

    private MonitorDefinition Stored(string? vin) => ReadMonitor(ChannelId!, MonitorId!, vin).Definition ?? new MonitorDefinition();
}
