using System.Collections.Specialized;
using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
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
public sealed partial class SetStellantisChannelCommand : SetDefinitionCmdlet<ChannelDefinition>,
    IChannelParameters, IScopeParameters, IPassThruParameters, IChannelDefinitionParameters, IBodyParameters
{
    private protected override string Noun => "channel";

    private protected override string Id => ChannelId!;

    private protected override OrderedDictionary Parts => GivenParts(typeof(IChannelDefinitionParameters), emptyLists: false);

    private protected override BodyResult Bind(object body) => ChannelBody.From(body);

    private protected override BodyResult Bind(ChannelDefinition current) => ChannelBody.FromParts(Parts, current);

    private protected override ChannelDefinition? DefinitionOf(object? read) => (read as Channel)?.Definition;

    private protected override object Read(string? vin) => ReadChannel(ChannelId!, vin);

    private protected override ApiCall CallOf(string? vin, string json) => Call(Operations.SetChannel, vin, ChannelId, json);
}
