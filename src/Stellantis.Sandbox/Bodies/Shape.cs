using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Stellantis.Sandbox.Bodies;

/// <summary>What a JSON value has to look like; a check that reports what it finds wrong.</summary>
internal delegate void Shape(Inspection inspection, JToken value);

/// <summary>One member of an object: its name, its shape, whether it has to be there.</summary>
internal sealed record Member(string Name, Shape Shape, bool Required);

/// <summary>The words in which the contract's request schemas are written down.</summary>
internal static class Shapes
{
    public static Shape Any { get; } = static (_, _) => { };

    public static Shape Text { get; } = OfType("a string", JTokenType.String);

    public static Shape Flag { get; } = OfType("true or false", JTokenType.Boolean);

    public static Member Required(string name, Shape shape) => new(name, shape, true);

    public static Member Optional(string name, Shape shape) => new(name, shape, false);

    public static Shape Object(params Member[] members)
    {
        var byName = members.ToDictionary(member => member.Name, StringComparer.Ordinal);
        return (inspection, value) =>
        {
            if (value is not JObject found)
            {
                inspection.Report(value.Path, "must be an object.");
                return;
            }

            foreach (var member in members.Where(member => member.Required && found.Property(member.Name) is null))
                inspection.Report(Join(found, member.Name), "is missing.");
            foreach (var property in found.Properties())
            {
                if (byName.TryGetValue(property.Name, out var member))
                    member.Shape(inspection, property.Value);
                else if (inspection.Strict)
                    inspection.Report(property.Path, "is not a member that the contract knows.");
            }
        };
    }

    public static Shape Array(Shape item, int min = 0, int max = int.MaxValue) => (inspection, value) =>
    {
        if (value is not JArray found)
        {
            inspection.Report(value.Path, "must be an array.");
            return;
        }

        if (found.Count < min || found.Count > max)
            inspection.Report(found.Path, max == int.MaxValue ? $"needs at least {min} items." : $"needs {min} to {max} items.");
        foreach (var child in found)
            item(inspection, child);
    };

    public static Shape OneOf(params string[] values)
    {
        var known = new HashSet<string>(values, StringComparer.Ordinal);
        return Matching(known.Contains, "must be one of " + string.Join(", ", values) + ".");
    }

    public static Shape Matching(Func<string, bool> accepts, string problem) => (inspection, value) =>
    {
        if (value.Type != JTokenType.String || !accepts((string)value!))
            inspection.Report(value.Path, problem);
    };

    public static Shape Matching(string pattern, string problem)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant);
        return Matching(regex.IsMatch, problem);
    }

    public static Shape Number(double min = double.NegativeInfinity, double max = double.PositiveInfinity) => (inspection, value) =>
    {
        if (value.Type is not (JTokenType.Integer or JTokenType.Float))
            inspection.Report(value.Path, "must be a number.");
        else if ((double)value is var number && (number < min || number > max))
            inspection.Report(value.Path, string.Format(CultureInfo.InvariantCulture, "must be in the range {0} to {1}.", min, max));
    };

    public static Shape Integer(double min = double.NegativeInfinity, double max = double.PositiveInfinity) =>
        All(Number(min, max), static (inspection, value) =>
    {
        if (value.Type == JTokenType.Float && (double)value % 1 is not 0)
            inspection.Report(value.Path, "must be a whole number.");
    });

    /// <summary>All of the shapes.</summary>
    public static Shape All(params Shape[] shapes) => (inspection, value) =>
    {
        foreach (var shape in shapes)
            shape(inspection, value);
    };

    /// <summary>A shape that is demanded in strict mode, and another one otherwise.</summary>
    public static Shape InStrict(Shape strict, Shape otherwise) => (inspection, value) => (inspection.Strict ? strict : otherwise)(inspection, value);

    /// <summary>A rule on an object whose members have been looked at before.</summary>
    public static Shape Rule(Action<Inspection, JObject> rule) => (inspection, value) =>
    {
        if (value is JObject found)
            rule(inspection, found);
    };

    /// <summary>Exactly one of the members is there.</summary>
    public static Shape ExactlyOne(params string[] names) => Rule((inspection, found) =>
    {
        if (names.Count(name => found.Property(name) is not null) != 1)
            inspection.Report(found.Path, "needs exactly one of " + string.Join(", ", names) + ".");
    });

    /// <summary>A shape, or an array of it: published examples and the schema differ in depth.</summary>
    public static Shape Nested(Shape shape) => (inspection, value) =>
    {
        if (value is not JArray inner)
            shape(inspection, value);
        else
            Array(shape)(inspection, inner);
    };

    /// <summary>The text of a member; null when it is not there or no text.</summary>
    public static string? TextOf(JObject found, string name) => (found[name] as JValue)?.Value as string;

    /// <summary>The texts of a member that is an array of them; none when it is not there.</summary>
    public static List<string> TextsOf(JObject found, string name) =>
        found[name] is { } texts ? [.. texts.Values<string>().Select(text => text!)] : [];

    /// <summary>The path of a member, whether it is there or not.</summary>
    public static string Join(JToken parent, string name) => parent.Path.Length == 0 ? name : parent.Path + "." + name;

    private static Shape OfType(string words, JTokenType type) => (inspection, value) =>
    {
        if (value.Type != type)
            inspection.Report(value.Path, $"must be {words}.");
    };
}
