using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Creates a notification channel: a webhook, a websocket or a push notification (operation postChannels).</summary>
[Cmdlet(VerbsCommon.New, "StellantisChannel", DefaultParameterSetName = WebhookSet, SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "New-StellantisChannel.md")]
[OutputType(typeof(Channel))]
public sealed partial class NewStellantisChannelCommand : ChannelScopedCmdlet, IScopeParameters, IChannelDefinitionParameters, IBodyParameters
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var name = Label ?? "channel";
        var json = Checked(WholeBody(ChannelBody.From)
            ?? ChannelBody.FromParts(GivenParts(typeof(IChannelDefinitionParameters), emptyLists: false)), name);
        if (!Approved($"Create the channel '{name}'{Target(json)}"))
            return;
        Change(
            name,
            () => new ApiCall(Operations.NewChannel) { Vin = ScopeVin(VehicleId), Body = json },
            call => OpenConnection.Client.CreateAsync(call, reader => Channel.Read(reader).Defined(json), Context),
            channel => channel.ToString(),
            channel =>
            {
                Seen(channel);
                WriteObject(channel);
            });
    }

    // Without the address's secrets, as the table has it.
    private string Target(string json) => Channel.ReadDefinition(json) is { Kind: { } kind } definition
        ? OpenConnection.Client.Redactor.Name($", a {kind} to {definition.Target}") : "";
}
