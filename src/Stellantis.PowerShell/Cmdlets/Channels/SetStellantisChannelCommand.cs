using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Replaces the definition of a channel (operation putChannelsById): with a channel that was read and changed, with single parts, or with a whole
/// body. The service takes complete definitions only, and does not let a channel change its kind.
/// </summary>
[Cmdlet(VerbsCommon.Set, "StellantisChannel", DefaultParameterSetName = PartsSet, SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Set-StellantisChannel.md")]
[OutputType(typeof(Channel))]
public sealed partial class SetStellantisChannelCommand : ChannelPartsCmdlet, IChannelParameters, IScopeParameters, IPassThruParameters
{
    /// <summary>The channel as it was read, and changed in its Definition.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(ChannelId, () =>
    {
        var vin = ScopeVin(VehicleId);
        var whole = WholeBody() is { } body ? Checked(body, ChannelId) : null;
        if (whole is null && Own is null && Parts().IsEmpty)
            throw new StellantisApiException(ErrorIds.InvalidRequest, "There is nothing to change: give a part such as -Label, or a -Body, or pipe in a channel that was read in this session and changed. A copy from a file or a job has lost its definition.");
        if (!Approved($"channel {ChannelId}", "Replace definition"))
            return;
        // Only now: -WhatIf sends nothing, not even to read what there is.
        var json = whole ?? Checked(Changed(vin), ChannelId);
        var changed = Change(
            ChannelId!,
            () => OpenConnection.Client.SendAsync(new ApiCall(Operations.SetChannel) { Vin = vin, Body = json }.With("chId", ChannelId), Context),
            () => ChannelId!);
        if (changed && PassThru)
            WriteObject(ReadChannel(ChannelId!, vin));
    });

    // The definition that came along, and may have been changed.
    private ChannelDefinition? Own => (InputObject?.BaseObject as Channel)?.Definition;

    private BodyResult Changed(string? vin)
    {
        var body = ChannelBody.From(Own ?? Stored(vin), Parts());
        return body.HasErrors ? body.Given(ChannelBody.From(Stored(vin))) : body;
    }

    private ChannelDefinition Stored(string? vin) => ReadChannel(ChannelId!, vin).Definition ?? new ChannelDefinition();
}
