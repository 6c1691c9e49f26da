using System.Collections.Specialized;
using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Bodies;
using Stellantis.Client.Changes;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
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
    /// <summary>
    /// What is added to every event besides what is added already: one that is there gets the new value. The others stay as they are.
    /// </summary>
    [Parameter(ParameterSetName = WebhookSet)]
    [Parameter(ParameterSetName = WebsocketSet)]
    [Parameter(ParameterSetName = PushSet)]
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(EventAttribute))]
    [ArgumentCompleter(typeof(TemplateCompleter<AttributeTemplates>))]
    public EventAttribute[] AddAttribute { get; set; } = [];

    /// <summary>The names (keys) of attributes that go. The others stay as they are.</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    [Parameter(ParameterSetName = WebsocketSet)]
    [Parameter(ParameterSetName = PushSet)]
    [Parameter(ParameterSetName = PartsSet)]
    [ValidateNotNullOrEmpty]
    public string[] RemoveAttribute { get; set; } = [];

    private bool ChangesAttributes => AddAttribute.Length + RemoveAttribute.Length > 0;

    private protected override string Noun => "channel";

    private protected override string Target => NamedChannel(ChannelId);

    private protected override string Id => ChannelId!;

    private protected override OrderedDictionary Parts
    {
        get
        {
            var parts = GivenParts(typeof(IChannelDefinitionParameters), emptyLists: false);
            if (ChangesAttributes && parts.Contains(nameof(Attribute)))
            {
                throw new StellantisApiException(ErrorIds.InvalidRequest,
                    "-Attribute replaces all attributes, and -AddAttribute and -RemoveAttribute keep the others: give one or the other.");
            }
            if (AddAttribute.Length > 0)
                parts[nameof(AddAttribute)] = AddAttribute;
            if (RemoveAttribute.Length > 0)
                parts[nameof(RemoveAttribute)] = RemoveAttribute;
            return parts;
        }
    }

    private protected override BodyResult Bind(object body) => ChannelBody.From(body);

    private protected override BodyResult Bind(ChannelDefinition current)
    {
        var parts = Parts;
        if (ChangesAttributes)
            parts[nameof(Attribute)] = AttributeList.Changed(current.Attributes, RemoveAttribute, AddAttribute);
        return ChannelBody.FromParts(parts, current);
    }

    // Of a channel that was not read only the parts are known, and not what it is.
    private protected override string PlannedChanges()
    {
        var parts = Parts;
        List<string> changes = [.. RemoveAttribute.Select(key => $"attributes: {key} dropped")];
        changes.AddRange(AddAttribute.Select(a => $"attributes: {AttributeList.KeyOf(a)} added, or given its new value"));
        if (Attribute is { Length: > 0 })
        {
            changes.Add($"attributes -> {string.Join(", ", Attribute.Select(AttributeList.KeyOf))}, and any other is dropped " +
                "(-AddAttribute keeps the others)");
        }
        parts.Remove(nameof(Attribute));
        var others = ChannelBody.FromParts(parts, new ChannelDefinition()).Json;
        if (others != "{}")
            changes.Insert(0, BodyChanges.Of(null, others));
        return string.Join("; ", changes);
    }

    private protected override ChannelDefinition? DefinitionOf(object? read) => (read as Channel)?.Definition;

    private protected override object Read(string? vin) => ReadChannel(ChannelId!, vin);

    private protected override ApiCall CallOf(string? vin, string json) => Call(Operations.SetChannel, vin, ChannelId, json);
}
