using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;

namespace Stellantis.Client.Changes;

/// <summary>
/// Says in words what is another in a body: <c>label: 'Depot' -> 'Yard'</c>, <c>attributes: X-Car dropped</c>. Values of attributes are not shown:
/// they may be secrets.
/// </summary>
internal static class BodyChanges
{
    private const int LongestValue = 60;
    private const int Most = 12;

    private static readonly string[] s_keys = ["key", "name", "type"];

    // What only holds other members says nothing to a reader.
    private static readonly HashSet<string> s_wrappers =
        new(StringComparer.Ordinal) { "channel", "webhook", "websocket", "pushnotif", "triggerParam", "subscribeParam", "onEvent" };

    /// <summary>The changes, each in a few words.</summary>
    /// <param name="before">The body as it is; null when that is not known.</param>
    /// <param name="after">The body as it will be; when the other is not known, only what is set.</param>
    public static string Of(string? before, string after)
    {
        if (Document(after) is not { } set)
            return "the whole definition";
        var changes = new List<BodyChange>();
        var known = before is null ? null : Document(before);
        Compare(known, set, "", known is not null, changes);
        return changes.Count == 0 ? "nothing in it is another"
            : string.Join("; ", changes.Take(Most)) + (changes.Count > Most ? $"; and {changes.Count - Most} more" : "");
    }

    /// <summary>The changes one by one.</summary>
    public static IReadOnlyList<BodyChange> Of(JObject before, JObject after)
    {
        var changes = new List<BodyChange>();
        Compare(before, after, "", isKnown: true, changes);
        return changes;
    }

    /// <summary>The label in a body; null when there is none.</summary>
    public static string? LabelOf(string json) => (Document(json)?["label"] as JValue)?.Value as string;

    private static JObject? Document(string json)
    {
        try
        {
            return JsonText.Own(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Compare(JToken? before, JToken? after, string path, bool isKnown, List<BodyChange> changes)
    {
        if (JToken.DeepEquals(before, after))
            return;
        if ((before ?? after) is JObject && (after ?? before) is JObject)
            CompareMembers((JObject?)before, (JObject?)after, path, isKnown, changes);
        else if (KeyOf(before ?? after) is { } key && (after is null || KeyOf(after) is not null))
            CompareItems(Items(before), Items(after), path, key, isKnown, changes);
        else
            changes.Add(isKnown ? new(path, Said(before, path), Said(after, path)) : new(path, null, Said(after, path)));
    }

    private static void CompareMembers(JObject? before, JObject? after, string path, bool isKnown, List<BodyChange> changes)
    {
        var names = Names(before).Concat(Names(after)).Distinct();
        foreach (var name in names)
        {
            var isWrapper = path.Length == 0 && s_wrappers.Contains(name) && (before?[name] ?? after?[name]) is JObject;
            Compare(Value(before, name), Value(after, name), isWrapper ? path : BodyReport.Join(path, name), isKnown, changes);
        }
    }

    private static void CompareItems(List<JObject> before, List<JObject> after, string path, string key, bool isKnown, List<BodyChange> changes)
    {
        if (!isKnown)
        {
            changes.Add(new(path, null, string.Join(", ", after.Select(item => Name(item, key)))));
            return;
        }
        var left = new List<JObject>(after);
        foreach (var item in before)
        {
            var other = left.Find(a => IsNamed(a, item, key) && JToken.DeepEquals(a["type"], item["type"])) ?? left.Find(a => IsNamed(a, item, key));
            if (other is null)
            {
                changes.Add(new(path, Name(item, key), null));
                continue;
            }
            left.Remove(other);
            Compare(item, other, $"{path}[{Name(item, key)}]", isKnown, changes);
        }
        changes.AddRange(left.Select(item => new BodyChange(path, null, Name(item, key), IsItem: true)));
    }

    private static IEnumerable<string> Names(JObject? value) => value?.Properties().Select(p => p.Name) ?? [];

    private static JToken? Value(JObject? value, string name) => value?[name] is { Type: not JTokenType.Null } token ? token : null;

    // The member by which people know the items of a list; null when they are no objects, or have none.
    private static string? KeyOf(JToken? list) => list is JArray { Count: > 0 } items && items.All(i => i is JObject)
        ? s_keys.FirstOrDefault(k => items.All(i => i[k] is JValue { Value: string })) : null;

    private static List<JObject> Items(JToken? list) => [.. (list as JArray ?? []).OfType<JObject>()];

    private static bool IsNamed(JObject a, JObject b, string key) => string.Equals(Name(a, key), Name(b, key), StringComparison.OrdinalIgnoreCase);

    private static string Name(JObject item, string key) => (string?)item[key] ?? "?";

    private static string Said(JToken? value, string path) => value switch
    {
        null => "none",
        _ when path.EndsWith("].value", StringComparison.Ordinal) && path.StartsWith("attributes", StringComparison.Ordinal)
            || path.StartsWith("devices", StringComparison.Ordinal) => Masking.Redactor.Hidden,
        JArray items when items.All(i => i is JValue) => items.Count == 0 ? "none" : Cut(string.Join(", ", items.Select(i => i.ToString()))),
        JValue { Value: string text } => $"'{Cut(text)}'",
        JValue { Value: bool flag } => flag ? "true" : "false",
        JValue scalar => scalar.ToString(CultureInfo.InvariantCulture),
        _ => Cut(value.ToString(Formatting.None)),
    };

    private static string Cut(string text) => text.Length <= LongestValue ? text : text.Substring(0, LongestValue) + "…";
}
