using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that read what a vehicle did over time, and take a page size.</summary>
public abstract class PagedTimedChildCmdlet : TimedChildCmdlet
{
    private protected PagedTimedChildCmdlet()
    {
    }

    /// <summary>Items in a page, 1 to 500; it changes how many requests are made, not what comes out.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, 500)]
    public int PageSize { get; set; }

    /// <summary>Write only the number of items.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Count { get; set; }

    private protected override int AskedPageSize => PageSize;

    private protected override bool CountOnly => Count;

    private protected override bool HasPageSize => true;
}
