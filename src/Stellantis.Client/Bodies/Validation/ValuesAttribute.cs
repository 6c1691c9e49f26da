using System.Reflection;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>The value is one of a list. Another is an error, or a warning where the service may know more than its documents.</summary>
/// <param name="what">What one of the values is: "an operator".</param>
/// <param name="list">The name of the list in <see cref="KnownValues"/>.</param>
internal sealed class ValuesAttribute(string what, string list) : ConstraintAttribute
{
    /// <summary>True when other values are sent, with a warning.</summary>
    public bool Open { get; set; }

    public string What { get; } = what;

    public IReadOnlyList<string> Values { get; } =
        (IReadOnlyList<string>)typeof(KnownValues).GetProperty(list, BindingFlags.Static | BindingFlags.Public)!.GetValue(null);

    public override string? Spelled(string text) => Spelling.Of(text, Values);

    public override void Check(JToken value, string path, BodyReport report) => Check((string)value!, What, Values, Open, path, report);

    /// <summary>Reports a value that is not one of a list.</summary>
    public static void Check(string found, string what, IReadOnlyList<string> values, bool open, string path, BodyReport report)
    {
        if (values.Contains(found, StringComparer.Ordinal))
            return;
        var hint = Nearest.HintOrStop(found, values);
        if (open)
            report.Warn(path, $"'{found}' is not known as {what}{hint} Known: {Nearest.Listed(values)}.", values);
        else
            report.Error(path, $"'{found}' is not {what}{hint} Allowed: {Nearest.Listed(values)}.", values);
    }
}
