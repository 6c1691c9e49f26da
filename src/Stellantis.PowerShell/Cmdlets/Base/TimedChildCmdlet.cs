using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that read what a vehicle did over time: windows of time, and the order.</summary>
public abstract class TimedChildCmdlet : VehicleChildCmdlet
{
    private protected TimedChildCmdlet()
    {
    }

    /// <summary>Only what is from this time on: how long ago (<c>2h</c>), a day (<c>yesterday</c>), or a date; without an offset it is local.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Time]
    [ArgumentCompleter(typeof(WordCompleter<TimeWords>))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only what is until this time: how long ago (<c>2h</c>), a day (<c>yesterday</c>), or a date; without an offset it is local.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Time]
    [ArgumentCompleter(typeof(WordCompleter<TimeWords>))]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Up to ten ISO 8601 intervals, as the service takes them: <c>T1/T2</c>, <c>T1/PT2H</c>, <c>T1/</c>, <c>/T2</c>, <c>R5/T1/P1D/PT1H</c>.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string[] TimeRange { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        TimeWindow.Check(this, Since, Until, TimeRange);
        base.BeginProcessing();
    }

    /// <summary>A call for a collection, in the window of time.</summary>
    private protected ApiCall ListCall(Operation operation, string vehicleId, string? vin) =>
        Call(operation, vehicleId, vin).Query("timestamps", TimeWindow.Intervals(Since, Until, TimeRange));
}
