using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Parameters;

/// <summary>The order of a collection.</summary>
internal interface IOrderParameters
{
    /// <summary>ascending, or descending (the service's default): by time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<Orders>))]
    [ApiWords(typeof(Orders))]
    string? OrderBy { get; set; }
}
