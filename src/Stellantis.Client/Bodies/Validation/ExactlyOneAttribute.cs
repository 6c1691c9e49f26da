namespace Stellantis.Client.Bodies;

/// <summary>The object holds exactly one of some members.</summary>
/// <param name="members">Their wire names.</param>
internal sealed class ExactlyOneAttribute(params string[] members) : ObjectRuleAttribute
{
    public IReadOnlyList<string> Members { get; } = members;

    /// <summary>True when JSON text may have a member that is not documented as the one.</summary>
    public bool Open { get; set; }

    /// <summary>What one of the members is, for messages: "a command".</summary>
    public string What { get; set; } = "";

    /// <summary>The nested object that the members are in.</summary>
    public string In { get; set; } = "";

    public override string Path => In;

    public override bool IsRequired => true;

    public override void Check(ObjectCheck check)
    {
        var given = Members.Where(check.IsGiven).ToArray();
        if (given.Length > 1)
        {
            check.Report.Error(check.Path, $"has {Nearest.Listed(given)}, and only one of them may be given");
            return;
        }
        if (given.Length == 1)
            return;
        var missing = $"one of {string.Join(", ", Members)} is missing";
        if (What.Length > 0 && !check.Report.IsText && check.Unknown.Count > 0)
        {
            foreach (var unknown in check.Unknown)
            {
                check.Report.Error(check.Path,
                    $"'{unknown}' is not {What}{Nearest.HintOrStop(unknown, Members)} Allowed: {string.Join(", ", Members)}.", Members);
            }
            check.Unknown.Clear();
        }
        else if (check.TakeTypo(Members) is var (key, meant))
            check.Report.Error(check.Path, $"{missing}; '{key}' is not a member here, did you mean '{meant}'?");
        else if (!Open || check.Unknown.Count == 0 && !check.Schema.Members.Any(m => m.Note is not null && check.IsGiven(m.Name)))
            check.Report.Error(check.Path, missing);
    }
}
