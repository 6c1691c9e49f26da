using System.Management.Automation;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Parameters;

/// <summary>The pages of a collection whose operation takes a page size, and the number of all items.</summary>
internal interface IPageParameters
{
    /// <summary>Items in a page, 1 to 500; it changes how many requests are made, not what comes out.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, 500)]
    int PageSize { get; set; }

    /// <summary>Write only the number of items, for each parent.</summary>
    [Parameter(ParameterSetName = ListSet)]
    SwitchParameter Count { get; set; }
}
