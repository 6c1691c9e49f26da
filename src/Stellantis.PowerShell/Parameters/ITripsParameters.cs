using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Parameters;

/// <summary>The trips that something is read of.</summary>
internal interface ITripsParameters
{
    /// <summary>The ids of the trips.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.TripId)]
    [ArgumentCompleter(typeof(IdCompleter<TripIds>))]
    [Identity("TripId")]
    [ValidateNotNullOrEmpty]
    string[] TripId { get; set; }
}
