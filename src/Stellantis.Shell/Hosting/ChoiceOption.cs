using System.Management.Automation.Host;

namespace Stellantis.Shell.Hosting;

/// <summary>One answer to a question: the letter to type, the word it stands for and what it does.</summary>
internal sealed record ChoiceOption(string Key, string Label, string Help)
{
    /// <summary>Reads a label such as <c>Yes to &amp;All</c>, whose key is A; without an ampersand the whole label is to be typed.</summary>
    public static ChoiceOption Of(ChoiceDescription choice)
    {
        var mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        var label = choice.Label.Replace("&", string.Empty, StringComparison.Ordinal);
        return new ChoiceOption(mark >= 0 && mark < label.Length ? label.Substring(mark, 1).ToUpperInvariant() : label, label, choice.HelpMessage);
    }

    public bool IsMeantBy(string answer) =>
        string.Equals(Key, answer, StringComparison.OrdinalIgnoreCase) || string.Equals(Label, answer, StringComparison.OrdinalIgnoreCase);
}
