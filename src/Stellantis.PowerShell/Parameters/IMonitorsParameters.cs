using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Parameters;

/// <summary>Monitors of a channel.</summary>
internal interface IMonitorsParameters
{
    /// <summary>The ids of the monitors.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.MonitorId)]
    [ArgumentCompleter(typeof(IdCompleter<MonitorIds>))]
    [Identity("MonitorId")]
    [ValidateNotNullOrEmpty]
    string[] MonitorId { get; set; }
}
