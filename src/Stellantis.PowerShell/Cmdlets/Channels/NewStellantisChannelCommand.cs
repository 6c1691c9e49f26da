using System.Management.Automation;
using Stellantis.Client;
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
    /// <summary>
    /// A listener of this process, for the channel that fits it: its address with its secret, and the vehicle in a header field.
    /// The service must be able to reach it: behind a proxy give the proxy's address as -WebhookTarget.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = PartsSet, HelpMessage = "What Start-StellantisEventListener wrote")]
    [ValidateNotNull]
    public StellantisEventListener? Listener { get; set; }

    /// <summary>Let the service open a WebSocket to the listener, in place of calling it for each event.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    public SwitchParameter Websocket { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Listener is { IsRunning: false })
            Refuse(ErrorIds.InvalidRequest, $"The listener at {Listener.Uri} has stopped. Start another: Start-StellantisEventListener.");
        var parts = GivenParts(typeof(IChannelDefinitionParameters), emptyLists: false);
        Listener?.Fit(parts, Websocket);
        var name = Label ?? (string?)parts[nameof(Label)] ?? "channel";
        var json = Checked(WholeBody(ChannelBody.From) ?? ChannelBody.FromParts(parts), name);
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
                if (channel.ChannelId is { } id)
                    Listener?.Inbox.Serve(OpenConnection.Client.BaseUri, id);
                WriteObject(channel);
            });
    }

    // Without the address's secrets, as the table has it.
    private string Target(string json) => Channel.ReadDefinition(json) is { Kind: { } kind } definition
        ? OpenConnection.Client.Redactor.Name($", a {kind} to {definition.Target}") : "";
}
