using System.Collections;
using System.Collections.Specialized;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Tests.Bodies;

/// <summary>JSON as the dictionaries and lists that users write in PowerShell.</summary>
internal static class Given
{
    public static object? Ordered(JToken token) => From(token, () => new OrderedDictionary(StringComparer.Ordinal), k => k);

    public static object? Table(JToken token, Func<string, string>? key = null) =>
        From(token, () => new Hashtable(StringComparer.Ordinal), key ?? (k => k));

    /// <summary>An ordered dictionary.</summary>
    public static OrderedDictionary Of(params (string Key, object? Value)[] entries)
    {
        var result = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            result[key] = value;
        return result;
    }

    /// <summary>A hashtable, which has no order.</summary>
    public static Hashtable Unordered(params (string Key, object? Value)[] entries)
    {
        var result = new Hashtable(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            result[key] = value;
        return result;
    }

    private static object? From(JToken token, Func<IDictionary> make, Func<string, string> key)
    {
        switch (token)
        {
            case JObject members:
                var result = make();
                foreach (var member in members.Properties())
                    result[key(member.Name)] = From(member.Value, make, key);
                return result;
            case JArray items:
                return items.Select(i => From(i, make, key)).ToArray();
            default:
                return ((JValue)token).Value;
        }
    }
}
