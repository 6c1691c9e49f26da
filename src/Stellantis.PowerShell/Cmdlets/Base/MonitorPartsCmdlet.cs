using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that send the definition of a monitor: in parts, as a whole body, or from a file.</summary>
public abstract partial class MonitorPartsCmdlet : ChannelScopedCmdlet, IBodyParameters
{
    private protected MonitorPartsCmdlet()
    {
    }

    /// <summary>Your name for the monitor.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [AllowEmptyString]
    public string? Label { get; set; }

    /// <summary>One to five triggers, each with a name and one of zone, time, data, setting; or one hashtable of names and triggers.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(MonitorTrigger))]
    [ArgumentCompleter(typeof(TemplateCompleter<TriggerTemplates>))]
    [AllowEmptyCollection]
    [AllowNull]
    public MonitorTrigger[]? Trigger { get; set; }

    /// <summary>The expression over the names of the triggers: <c>&amp;</c>, <c>|</c>, <c>!</c>, parentheses.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(BoolExpCompleter))]
    public string? BoolExp { get; set; }

    /// <summary>What happens besides the event: a remote command, or a change to a monitor.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(MonitorAction))]
    [ArgumentCompleter(typeof(TemplateCompleter<MonitorActionTemplates>))]
    public MonitorAction[]? Action { get; set; }

    /// <summary>Run the actions on reminders too.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    public SwitchParameter OnRefresh { get; set; }

    /// <summary>What is added to the events of the monitor: <c>@{ type='Body'; key='monitor'; value='$MonitorLabel' }</c>.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(EventAttribute))]
    [ArgumentCompleter(typeof(TemplateCompleter<AttributeTemplates>))]
    public EventAttribute[]? Attribute { get; set; }

    /// <summary>What is added by the channel: <c>@{ webhook=@{ type='Header'; key='X-Vehicle-Id'; value='$Vin' } }</c>.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(ChannelAttributes))]
    [ArgumentCompleter(typeof(TemplateCompleter<ChannelAttributeTemplates>))]
    public ChannelAttributes? ChannelAttribute { get; set; }

    /// <summary>Data that is joined to the event, for example vehicle.alerts.active.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [ArgumentCompleter(typeof(WordCompleter<MonitorEventParams>))]
    public string[]? ExtendedEventParam { get; set; }

    /// <summary>Seconds, 60 or more, or a TimeSpan, between reminders while the condition holds.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    public object? RefreshEvent { get; set; }

    /// <summary>The body that was given as a whole; null when it was given in parts.</summary>
    private protected BodyResult? WholeBody() => ParameterSetName switch
    {
        BodySet => MonitorBody.From(PlainInput.Unwrap(Body)!),
        PathSet => MonitorBody.From(ReadFile(Path!)),
        _ => null,
    };

    /// <summary>The parts that were given.</summary>
    private protected MonitorParts Parts() => new()
    {
        Label = Label,
        Triggers = Trigger,
        BoolExp = BoolExp,
        Actions = Action,
        OnRefresh = MyInvocation.BoundParameters.ContainsKey(nameof(OnRefresh)) ? OnRefresh.IsPresent : null,
        Attributes = Attribute,
        ChannelAttributes = ChannelAttribute,
        ExtendedEventParam = ExtendedEventParam,
        RefreshEvent = PlainInput.Unwrap(RefreshEvent),
    };
}
