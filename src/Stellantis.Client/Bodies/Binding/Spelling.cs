using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>
/// Writes the words in a body as the service spells them, whatever the casing in which they were given; unknown words stay as they are.
/// </summary>
internal static class Spelling
{
    /// <summary>The known word that a text is, in another casing; null when it is spelled so already, or is none of them.</summary>
    public static string? Of(string text, IEnumerable<string> words)
    {
        var same = words.Where(w => string.Equals(w, text.Trim(), StringComparison.OrdinalIgnoreCase)).ToArray();
        return same.Contains(text, StringComparer.Ordinal) ? null : same.FirstOrDefault();
    }

    /// <summary>Corrects a body.</summary>
    /// <returns>True when there was something to correct.</returns>
    public static bool Correct(JObject value, ObjectSchema schema)
    {
        var corrected = false;
        foreach (var member in schema.Members)
            corrected |= value[member.Name] is { } token && Correct(token, member);
        foreach (var rule in schema.Rules)
            corrected |= rule.Correct(value);
        return corrected;
    }

    /// <summary>Corrects a text by the spelling that it should have; null leaves it.</summary>
    public static bool Correct(JToken? token, Func<string, string?> spelled)
    {
        if (token is not JValue { Value: string text } value || spelled(text) is not { } right)
            return false;
        value.Value = right;
        return true;
    }

    private static bool Correct(JToken token, MemberSchema member)
    {
        switch (token)
        {
            case JArray items:
                var list = !member.IsList && member.Kind == ValueKind.Object ? member.Object.Bare : member;
                return list is not null && items.Aggregate(false, (corrected, item) => Correct(item, list) | corrected);
            case JObject inner when member.Kind == ValueKind.Object:
                var changed = Correct(inner, member.Object);
                return member.Constraints.Aggregate(changed, (corrected, constraint) => constraint.CorrectObject(inner) | corrected);
            default:
                return member.Constraints.Aggregate(false, (corrected, constraint) => Correct(token, constraint.Spelled) | corrected);
        }
    }
}
