using System.Management.Automation;
using System.Management.Automation.Language;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completion results from words and what they mean.</summary>
internal static class Words
{
    /// <summary>
    /// The words that begin as was typed, which may have wildcards; when there are none, those that have it anywhere; else those whose meaning has
    /// it.
    /// </summary>
    public static IEnumerable<CompletionResult> Matching(IEnumerable<(string Word, string Meaning)> words, string? typed) =>
        Matching(words.Select(w => (w.Word, Quoted(w.Word), w.Meaning)), typed);

    /// <summary>The same of words that stand for a longer text.</summary>
    public static IEnumerable<CompletionResult> Matching(IEnumerable<(string Word, string Text, string Meaning)> words, string? typed)
    {
        var start = Typed(typed);
        var all = words as IReadOnlyCollection<(string Word, string Text, string Meaning)> ?? [.. words];
        var beginning = Pattern(start + "*");
        var anywhere = Pattern("*" + start + "*");
        var found = all.Where(w => beginning.IsMatch(w.Word)).ToArray();
        if (found.Length == 0)
            found = [.. all.Where(w => anywhere.IsMatch(w.Word))];
        if (found.Length == 0)
            found = [.. all.Where(w => anywhere.IsMatch(w.Meaning))];
        return found.Select(w => new CompletionResult(w.Text, w.Word, CompletionResultType.ParameterValue, string.IsNullOrEmpty(w.Meaning) ? w.Word
            : w.Meaning));
    }

    /// <summary>What was typed, without the quotes around it.</summary>
    public static string Typed(string? word) => (word ?? "").Trim('\'', '"');

    /// <summary>A word as it stands in a command line.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/') && word[0] != '-'
            ? word
            : "'" + CodeGeneration.EscapeSingleQuotedStringContent(word) + "'";

    // Brackets are no wildcards here: a half-typed one would be no pattern.
    private static WildcardPattern Pattern(string text) =>
        WildcardPattern.Get(text.Replace("`", "``").Replace("[", "`[").Replace("]", "`]"), WildcardOptions.IgnoreCase);
}
