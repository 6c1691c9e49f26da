using System.Management.Automation;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Parameters;

/// <summary>How much of a collection is read.</summary>
internal interface ICollectionParameters
{
    /// <summary>Read all pages.</summary>
    [Parameter(ParameterSetName = ListSet)]
    SwitchParameter All { get; set; }

    /// <summary>Write at most this many items, for each parent.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, int.MaxValue)]
    int First { get; set; }

    /// <summary>Leave out this many items at the beginning, for each parent.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(0, int.MaxValue)]
    int Skip { get; set; }
}
