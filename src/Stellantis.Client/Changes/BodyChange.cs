namespace Stellantis.Client.Changes;

/// <summary>What is another in one place of a body.</summary>
/// <param name="Member">Where, as people know it: <c>attributes[X-Car].value</c>.</param>
/// <param name="Before">What there is, in words; null when it is not known, or for an item that is added.</param>
/// <param name="After">What there will be; null for an item that is dropped.</param>
/// <param name="IsItem">True for an item that is added to a list.</param>
internal sealed record BodyChange(string Member, string? Before, string? After, bool IsItem = false)
{
    public override string ToString() => (Before, After) switch
    {
        (_, null) => $"{Member}: {Before} dropped",
        (null, _) when IsItem => $"{Member}: {After} added",
        (null, _) => $"{Member} -> {After}",
        _ => $"{Member}: {Before} -> {After}",
    };
}
