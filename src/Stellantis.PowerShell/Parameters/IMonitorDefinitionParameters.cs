using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Parameters;

/// <summary>The definition of a monitor in parts: each is a member of <see cref="MonitorDefinition"/>, with its name in the singular.</summary>
internal interface IMonitorDefinitionParameters
{
    /// <summary>Your name for the monitor.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [AllowEmptyString]
    string? Label { get; set; }

    /// <summary>One to five triggers, each with a name and one of zone, time, data, setting; or one hashtable of names and triggers.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(MonitorTrigger))]
    [ArgumentCompleter(typeof(TemplateCompleter<TriggerTemplates>))]
    [AllowEmptyCollection]
    [AllowNull]
    MonitorTrigger[]? Trigger { get; set; }

    /// <summary>The expression over the names of the triggers: <c>&amp;</c>, <c>|</c>, <c>!</c>, parentheses.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(BoolExpCompleter))]
    string? BoolExp { get; set; }

    /// <summary>What happens besides the event: a remote command, or a change to a monitor.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(MonitorAction))]
    [ArgumentCompleter(typeof(TemplateCompleter<MonitorActionTemplates>))]
    MonitorAction[]? Action { get; set; }

    /// <summary>Run the actions on reminders too.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    SwitchParameter OnRefresh { get; set; }

    /// <summary>What is added to the events of the monitor: <c>@{ type='Body'; key='monitor'; value='$MonitorLabel' }</c>.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(EventAttribute))]
    [ArgumentCompleter(typeof(TemplateCompleter<AttributeTemplates>))]
    EventAttribute[]? Attribute { get; set; }

    /// <summary>What is added by the channel: <c>@{ webhook=@{ type='Header'; key='X-Vehicle-Id'; value='$Vin' } }</c>.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(ChannelAttributes))]
    [ArgumentCompleter(typeof(TemplateCompleter<ChannelAttributeTemplates>))]
    ChannelAttributes? ChannelAttribute { get; set; }

    /// <summary>Data that is joined to the event, for example vehicle.alerts.active.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [ArgumentCompleter(typeof(WordCompleter<MonitorEventParams>))]
    [ApiWords(typeof(MonitorEventParams))]
    string[]? ExtendedEventParam { get; set; }

    /// <summary>Seconds, 60 or more, or a duration, such as 10m or a TimeSpan, between reminders while the condition holds.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [SecondsInput(IsOpen = true)]
    object? RefreshEvent { get; set; }
}
