using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Parameters;

/// <summary>Channels that are changed.</summary>
internal interface IChannelsParameters
{
    /// <summary>The ids of the channels.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.ChannelId)]
    [ArgumentCompleter(typeof(IdCompleter<ChannelIds>))]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    string[] ChannelId { get; set; }
}
