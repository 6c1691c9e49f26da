using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Parameters;

/// <summary>The window of time of a collection.</summary>
internal interface ITimeParameters
{
    /// <summary>
    /// Only what is from this time on: how long ago (<c>2h</c>), a day (<c>yesterday</c>), or a date; without an offset it is local.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Time]
    [ArgumentCompleter(typeof(WordCompleter<TimeWords>))]
    DateTimeOffset? Since { get; set; }

    /// <summary>Only what is until this time: how long ago (<c>2h</c>), a day (<c>yesterday</c>), or a date; without an offset it is local.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Time]
    [ArgumentCompleter(typeof(WordCompleter<TimeWords>))]
    DateTimeOffset? Until { get; set; }

    /// <summary>
    /// Up to ten ISO 8601 intervals, as the service takes them: <c>T1/T2</c>, <c>T1/PT2H</c>, <c>T1/</c>, <c>/T2</c>, <c>R5/T1/P1D/PT1H</c>. Words
    /// stand for whole days, weeks and months (<c>yesterday</c>, <c>last month</c>), and for the ends of an interval (<c>7d/yesterday</c>).
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimeRange]
    [ArgumentCompleter(typeof(WordCompleter<PeriodWords>))]
    string[] TimeRange { get; set; }
}
