namespace Stellantis.Sandbox.Events;

/// <summary>
/// What a data trigger wants of its operand: an operator with its values. Operators other than <c>includedIn</c> look at the first alone.
/// </summary>
internal sealed record Wanted(string Op, IReadOnlyList<string> Values)
{
    /// <summary>The first value as a number.</summary>
    public double Number { get; } = Values.Count == 0 ? double.NaN : ToldValue.Number(Values[0]);
}
