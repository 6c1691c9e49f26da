using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>How economically a trip was driven.</summary>
[WireObject]
public sealed partial class EcoCoaching : MeasuredObject
{
    /// <summary>The score of the whole trip, a number without unit.</summary>
    [Wire("totalScore")]
    public double? TotalScore { get; private set; }

    /// <summary>The scores of its parts.</summary>
    [Wire("segments")]
    public IReadOnlyList<EcoCoachingSegment> Segments { get; private set; } = ValueList<EcoCoachingSegment>.None;

    /// <summary>The score.</summary>
    public override string ToString() => Summary.Of(TotalScore);
}
