using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>The text has a form.</summary>
/// <param name="pattern">The whole text as a regular expression.</param>
/// <param name="what">What it should be, for people, with an example.</param>
internal sealed class PatternAttribute(string pattern, string what) : ConstraintAttribute
{
    private readonly Regex _pattern = new($"^(?:{pattern})\\z", RegexOptions.CultureInvariant);

    /// <summary>True when another text is sent, with a warning.</summary>
    public bool Open { get; set; }

    public override void Check(JToken value, string path, BodyReport report)
    {
        if (_pattern.IsMatch((string)value!))
            return;
        var message = $"'{value}' is not {what}";
        if (Open)
            report.Warn(path, message);
        else
            report.Error(path, message);
    }
}
