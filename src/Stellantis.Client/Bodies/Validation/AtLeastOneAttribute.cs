namespace Stellantis.Client.Bodies;

/// <summary>The object, when it is given, holds at least one of some members.</summary>
/// <param name="path">The nested object that the members are in.</param>
/// <param name="members">Their wire names.</param>
internal sealed class AtLeastOneAttribute(string path, params string[] members) : ObjectRuleAttribute
{
    public IReadOnlyList<string> Members { get; } = members;

    public override string Path { get; } = path;

    public override void Check(ObjectCheck check)
    {
        if (check.Unknown.Count == 0 && !Members.Any(check.IsGiven))
            check.Report.Error(check.Path, $"is empty: give {string.Join(" or ", Members)}, or leave it out");
    }
}
