using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Xml;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;

namespace Stellantis.Client.Tests.Models;

/// <summary>What a person sees of a model: its public properties, to any depth.</summary>
internal static class Properties
{
    private static readonly string[] s_notOfTheDocument = [nameof(WireObject.AdditionalProperties), nameof(MeasuredObject.Implausible)];

    /// <summary>All values by their path.</summary>
    public static SortedDictionary<string, string> Of(object model)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(found, "", model);
        return found;
    }

    /// <summary>The model and all models inside it, by their path.</summary>
    public static IEnumerable<(string Path, WireObject Model)> Models(object? value, string path = "")
    {
        if (value is WireObject model)
            yield return (path, model);
        var inner = value switch
        {
            null or string => [],
            IEnumerable items => items.Cast<object?>().Select((item, i) => (Path: $"{path}[{i}]", Value: item)),
            WireObject => Public(value.GetType()).Where(p => !s_notOfTheDocument.Contains(p.Name))
                .Select(p => (Path: $"{path}.{p.Name}", Value: p.GetValue(value))),
            _ => [],
        };
        foreach (var (innerPath, innerValue) in inner)
        {
            foreach (var found in Models(innerValue, innerPath))
                yield return found;
        }
    }

    public static IEnumerable<PropertyInfo> Public(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.GetIndexParameters().Length == 0);

    /// <summary>The leaves of a document whose change changes no property; the constant words of GeoJSON do not count.</summary>
    public static IEnumerable<string> LeavesWithoutProperty(Model model, JObject document)
    {
        var before = Of(model.Read(document));
        foreach (var leaf in document.Descendants().OfType<JValue>().Where(l => l.Type != JTokenType.Null && !IsGeoJsonWord(l)).ToList())
        {
            var value = leaf.Value;
            leaf.Value = Other(leaf);
            if (Of(model.Read(document)).SequenceEqual(before))
                yield return leaf.Path;
            leaf.Value = value;
        }
    }

    private static bool IsGeoJsonWord(JValue leaf) =>
        leaf.Value is "Feature" or "Point" && leaf.Parent is JProperty { Name: "type", Parent: JObject holder }
            && (holder.ContainsKey("geometry") || holder.ContainsKey("coordinates"));

    private static object Other(JValue leaf) => leaf.Value switch
    {
        bool value => !value,
        long number => number + 1,
        double number => number + 1,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            (number + 1).ToString(CultureInfo.InvariantCulture),
        string text when WireText.TryDate(text, out var date) => WireText.Date(date.AddDays(1)),
        string text when WireText.TryDuration(text, out var duration) => XmlConvert.ToString(duration + TimeSpan.FromMinutes(1)),
        var other => other + "Z",
    };

    private static void Add(SortedDictionary<string, string> found, string path, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                found[path] = text;
                break;
            case IEnumerable items:
                foreach (var (item, i) in items.Cast<object?>().Select((item, i) => (item, i)))
                    Add(found, $"{path}[{i}]", item);
                break;
            case WireObject:
                foreach (var property in Public(value.GetType()).Where(p => !s_notOfTheDocument.Contains(p.Name)))
                    Add(found, $"{path}.{property.Name}", property.GetValue(value));
                break;
            default:
                found[path] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
                break;
        }
    }
}
