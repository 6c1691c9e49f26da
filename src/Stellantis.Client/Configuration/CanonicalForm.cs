using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;

namespace Stellantis.Client.Configuration;

/// <summary>
/// The one form of a definition: members in the order of the contract, those that it does not know behind them, and sorted what has no order. So the
/// difference of two files is what differs, and not how it came.
/// </summary>
internal static class CanonicalForm
{
    private static readonly HashSet<string> s_sets = new(StringComparer.Ordinal) { "type", "extendedEventParam", "devices" };

    /// <summary>A definition in its form.</summary>
    public static JObject Of(JObject value, ObjectSchema schema)
    {
        var ordered = new JObject();
        var members = value.Properties().Where(p => p.Value.Type != JTokenType.Null || schema.Find(p.Name) is null)
            .OrderBy(p => schema.Find(p.Name) is null ? int.MaxValue : schema.IndexOf(p.Name)).ThenBy(p => p.Name, StringComparer.Ordinal);
        foreach (var member in members)
            ordered[member.Name] = Of(member.Value, schema.Find(member.Name));
        return ordered;
    }

    /// <summary>True when two values say the same: numbers however they are written, addresses however they are escaped.</summary>
    public static bool AreSame(JToken? one, JToken? other) => (one, other) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (JObject a, JObject b) => a.Count == b.Count && a.Properties().All(p => AreSame(p.Value, b[p.Name])),
        (JArray a, JArray b) => a.Count == b.Count && (a.Zip(b, AreSame).All(same => same) || AreSameByName(a, b)),
        (JValue { Type: JTokenType.Integer }, JValue { Type: JTokenType.Integer }) => JToken.DeepEquals(one, other),
        (JValue a, JValue b) when IsNumber(a) && IsNumber(b) => JToken.DeepEquals(a, b) || Number(a) == Number(b),
        (JValue { Value: string a }, JValue { Value: string b }) => a == b || IsTarget(one) && IsSameAddress(a, b),
        _ => JToken.DeepEquals(one, other),
    };

    /// <summary>
    /// A definition with those members of the one that the service has which the contract does not know, and which it says nothing of: what a later
    /// release of the service keeps there is not lost by a change.
    /// </summary>
    public static JObject WithUnknown(JObject wanted, JObject stored, ObjectSchema schema)
    {
        var merged = (JObject)wanted.DeepClone();
        Merge(merged, stored, schema);
        return Of(merged, schema);
    }

    private static JToken Of(JToken value, MemberSchema? member) => value switch
    {
        JArray items when member is { IsList: true } => Items(items, member),
        JObject inner when member is { Kind: ValueKind.Object } => Of(inner, member.Object),
        _ => value.DeepClone(),
    };

    private static JArray Items(JArray items, MemberSchema member)
    {
        var isObject = member.Kind == ValueKind.Object;
        var all = items.Select(item => isObject && item is JObject inner ? Of(inner, member.Object) : item.DeepClone());
        if (isObject && member.Object == ObjectSchema.Of(typeof(EventAttribute)) && items.All(item => item is JObject))
            all = all.OrderBy(item => Text(item, "key"), StringComparer.Ordinal).ThenBy(item => Text(item, "type"), StringComparer.Ordinal);
        else if (s_sets.Contains(member.Name) && items.All(item => item is JValue))
            all = all.OrderBy(item => item.ToString(), StringComparer.Ordinal);
        return [.. all];
    }

    private static void Merge(JObject wanted, JObject stored, ObjectSchema schema)
    {
        foreach (var member in stored.Properties())
        {
            var known = schema.Find(member.Name);
            if (!wanted.TryGetValue(member.Name, StringComparison.Ordinal, out var own))
            {
                if (known is null)
                    wanted[member.Name] = member.Value.DeepClone();
            }
            else if (known is { Kind: ValueKind.Object, IsList: false } && own is JObject inner && member.Value is JObject other)
            {
                Merge(inner, other, known.Object);
            }
            else if (known is { Kind: ValueKind.Object, IsList: true } && own is JArray items && member.Value is JArray others)
            {
                MergeItems(items, others, known.Object);
            }
        }
    }

    // By the names of the items; where they have none, by their place in lists of the same length.
    private static void MergeItems(JArray items, JArray others, ObjectSchema schema)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var name = NameOf(items[i]);
            var other = name is not null ? others.FirstOrDefault(o => NameOf(o) == name) : items.Count == others.Count ? others[i] : null;
            if (items[i] is JObject item && other is JObject stored)
                Merge(item, stored, schema);
        }
    }

    // Triggers are known by their names, in whatever order they stand.
    private static bool AreSameByName(JArray a, JArray b) => a.Select(NameOf).Distinct().Count() == a.Count
        && a.All(item => NameOf(item) is { } name && b.FirstOrDefault(other => NameOf(other) == name) is { } same && AreSame(item, same));

    private static string? NameOf(JToken item) => (Text(item, "name"), Text(item, "key")) switch
    {
        ({ } name, _) => name,
        (_, { } key) => $"{Text(item, "type")} {key}",
        _ => null,
    };

    private static string? Text(JToken item, string name) => ((item as JObject)?[name] as JValue)?.Value as string;

    private static bool IsNumber(JValue value) => value.Type is JTokenType.Integer or JTokenType.Float;

    private static double Number(JValue value) => Convert.ToDouble(value.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsTarget(JToken? value) => value?.Parent is JProperty { Name: "target" };

    private static bool IsSameAddress(string a, string b) => Uri.UnescapeDataString(a) == Uri.UnescapeDataString(b);
}
