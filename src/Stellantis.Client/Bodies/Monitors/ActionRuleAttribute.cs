namespace Stellantis.Client.Bodies;

/// <summary>The type of an action says which of its members counts.</summary>
internal sealed class ActionRuleAttribute : ObjectRuleAttribute
{
    // An object of which nothing is known is no action, but for JSON text, which may be ahead of this module.
    public override bool Refuses(ObjectCheck check)
    {
        if (check.Report.IsText || check.Unknown.Count == 0 || check.Unknown.Count < check.Value.Count)
            return false;
        foreach (var unknown in check.Unknown)
        {
            var command = Nearest.Of(unknown, KnownValues.RemoteActions);
            var typo = command is null ? check.Schema.Nearest(unknown) : null;
            check.Report.Error(check.Path, $"'{unknown}' is not a member of an action" + (command, typo) switch
            {
                (not null, _) => $"; a command is written @{{ type='Remote'; remoteAction=@{{ remote=@{{ action=@{{ {command}=... }} }} }} }}.",
                (_, not null) => $"; did you mean '{typo}'?",
                _ => ".",
            } + " Allowed: type, monitorAction, remoteAction.", "type", "monitorAction", "remoteAction");
        }
        return true;
    }

    public override void Check(ObjectCheck check)
    {
        var type = check.Text("type");
        if (check["type"] is null)
            check.Missing("type", $"is missing. Known: {string.Join(", ", KnownValues.ActionTypes)}.", isError: false,
                KnownValues.ActionTypes);
        foreach (var (member, owner) in new[] { ("monitorAction", "Monitor"), ("remoteAction", "Remote") })
        {
            if (type == owner && check[member] is null)
                check.Missing(member, $"is missing, and type {type} needs it");
            else if (type is not null && type != owner && KnownValues.ActionTypes.Contains(type) && check[member] is not null)
                check.Warn(member, $"does not go with type {type}: the service may refuse it");
        }
    }
}
