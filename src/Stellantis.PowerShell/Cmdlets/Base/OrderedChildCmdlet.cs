using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets whose collection comes in an order of time.</summary>
public abstract class OrderedChildCmdlet : TimedChildCmdlet
{
    private protected OrderedChildCmdlet()
    {
    }

    /// <summary>ascending, or descending (the service's default): by time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<Orders>))]
    public string? OrderBy { get; set; }

    /// <summary>A call for a collection, in the window of time and the order.</summary>
    private protected ApiCall OrderedCall(Operation operation, string vehicleId, string? vin) =>
        ListCall(operation, vehicleId, vin).Query("orderBy", OrderBy?.ToLowerInvariant());
}
