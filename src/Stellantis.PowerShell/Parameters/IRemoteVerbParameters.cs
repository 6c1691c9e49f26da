using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Parameters;

/// <summary>What goes with a command besides what is done.</summary>
internal interface IRemoteVerbParameters
{
    /// <summary>Send the command without looking first whether the vehicle would carry it out.</summary>
    [Parameter]
    SwitchParameter SkipCheck { get; set; }

    /// <summary>Your name for the command; without it each command gets one of its own, by which it is found again when an answer is lost.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    string? Label { get; set; }

    /// <summary>What is added to the events of the command: <c>@{ type='Body'; key='kind'; value='$RemoteType' }</c>.</summary>
    [Parameter]
    [BodyPart(typeof(EventAttribute))]
    [ArgumentCompleter(typeof(TemplateCompleter<AttributeTemplates>))]
    EventAttribute[]? Attribute { get; set; }

    /// <summary>What is added by the channel: <c>@{ webhook=@{ type='Header'; key='X-Vehicle-Id'; value='$Vin' } }</c>.</summary>
    [Parameter]
    [BodyPart(typeof(ChannelAttributes))]
    [ArgumentCompleter(typeof(TemplateCompleter<ChannelAttributeTemplates>))]
    ChannelAttributes? ChannelAttribute { get; set; }

    /// <summary>Data that is joined to the events, for example vehicle.position.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<RemoteEventParams>))]
    [ApiWords(typeof(RemoteEventParams))]
    string[]? ExtendedEventParam { get; set; }
}
