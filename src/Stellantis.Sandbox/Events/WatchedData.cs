namespace Stellantis.Sandbox.Events;

/// <summary>
/// What the vehicle last told of an operand is as wanted, or differs from what it told before (<c>onChange</c>). With <c>previous</c> it begins to
/// hold only where the value before was such; how it goes on does not depend on that.
/// </summary>
internal sealed record WatchedData(string Name, int Operand, Wanted Wanted, Wanted? Previous) : WatchedTrigger(Name)
{
    public const string OnChange = "onChange";

    public override bool IsOfAMoment => Wanted.Op == OnChange;

    public override bool Holds(Told told, DateTimeOffset at) =>
        Operand >= 0 && (IsOfAMoment ? told.HasChanged(Operand) : told.Now(Operand)?.Meets(Wanted) == true);

    public override bool MayBegin(Told told) =>
        Previous is null || told.Before(Operand)?.Meets(Previous) == true;

    /// <summary>The values that make it hold.</summary>
    public IEnumerable<string> Found(Told told) => IsOfAMoment ? [told.Now(Operand)!.Text] : told.Now(Operand)!.Matching(Wanted);
}
