using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Creates a notification channel: a webhook, a websocket or a push notification (operation postChannels).</summary>
[Cmdlet(VerbsCommon.New, "StellantisChannel", DefaultParameterSetName = WebhookSet, SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "New-StellantisChannel.md")]
[OutputType(typeof(Channel))]
public sealed partial class NewStellantisChannelCommand : ChannelPartsCmdlet, IScopeParameters
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var name = Label ?? "channel";
        var json = Checked(WholeBody() ?? ChannelBody.From(Parts()), name);
        if (!Approved(name, "Create channel"))
            return;
        Change(
            name,
            () => OpenConnection.Client.ReadAsync(
                new ApiCall(Operations.NewChannel) { Vin = ScopeVin(VehicleId), Body = json }, reader => Channel.Read(reader).Defined(json), Context),
            channel => channel.ToString(),
            WriteObject);
    }
}
