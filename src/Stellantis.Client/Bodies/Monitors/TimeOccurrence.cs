using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The days and weeks on which a time counts.</summary>
[WireObject]
public sealed partial class TimeOccurrence : RequestObject
{
    /// <summary>Mon, Tue, Wed, Thu, Fri, Sat, Sun.</summary>
    [Wire("day", Bare = true)]
    [Count(1, 7)]
    [Values("a day", nameof(KnownValues.Days))]
    public string[]? Day { get; set; }

    /// <summary>Weeks of the year, single or from-to: <c>w1</c>, <c>w34-w46</c>.</summary>
    [Wire("week")]
    [Count(1, 52)]
    [Pattern("[wW](?:[1-9]|[1-4][0-9]|5[0-2])(?:-[wW](?:[1-9]|[1-4][0-9]|5[0-2]))?", "a week, w1 to w52, or weeks such as w34-w46")]
    public string[]? Week { get; set; }
}
