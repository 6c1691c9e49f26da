using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Parameters;

/// <summary>One monitor of a channel.</summary>
internal interface IMonitorParameters
{
    /// <summary>The id of the monitor.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.MonitorId)]
    [ArgumentCompleter(typeof(IdCompleter<MonitorIds>))]
    [Identity("MonitorId")]
    [ValidateNotNullOrEmpty]
    string? MonitorId { get; set; }
}
