using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Parameters;

/// <summary>How a command is sent to vehicles.</summary>
internal interface IRemoteParameters
{
    /// <summary>
    /// The id of the channel that the events go to. Without it, that of the connection (<c>Connect-Stellantis -ChannelId</c>), else the only running
    /// channel that takes events of remote commands.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<ChannelIds>))]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    string? ChannelId { get; set; }

    /// <summary>Wait until the commands have ended, and write what became of them.</summary>
    [Parameter]
    SwitchParameter Wait { get; set; }

    /// <summary>Do not ask again before grave commands, and do not look first whether a vehicle would carry the command out.</summary>
    [Parameter]
    SwitchParameter Force { get; set; }
}
