namespace Stellantis.Client.Bodies;

/// <summary>The type of an action says which of its members counts.</summary>
internal sealed class ActionRuleAttribute : ObjectRuleAttribute
{
    public override void Check(ObjectCheck check)
    {
        var type = check.Text("type");
        if (check["type"] is null)
            check.Missing("type", $"is missing. Known: {string.Join(", ", KnownValues.ActionTypes)}.", isError: false);
        foreach (var (member, owner) in new[] { ("monitorAction", "Monitor"), ("remoteAction", "Remote") })
        {
            if (type == owner && check[member] is null)
                check.Missing(member, $"is missing, and type {type} needs it");
            else if (type is not null && type != owner && KnownValues.ActionTypes.Contains(type) && check[member] is not null)
                check.Warn(member, $"does not go with type {type}: the service may refuse it");
        }
    }
}
