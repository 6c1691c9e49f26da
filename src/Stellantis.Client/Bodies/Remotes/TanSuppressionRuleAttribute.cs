namespace Stellantis.Client.Bodies;

/// <summary>Muting needs a duration.</summary>
internal sealed class TanSuppressionRuleAttribute : ObjectRuleAttribute
{
    public override void Check(ObjectCheck check)
    {
        if (check.Bool("state") == true && check["duration"] is null)
            check.Missing("duration", "is missing, and state true needs it (0 for 2 hours ... 5 for 7 days)");
    }
}
