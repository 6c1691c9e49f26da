using System.Management.Automation;
using System.Management.Automation.Language;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completion results from words and what they mean.</summary>
internal static class Words
{
    public static IEnumerable<CompletionResult> Matching(IEnumerable<(string Word, string Meaning)> words, string typed)
    {
        var start = typed.Trim('\'', '"');
        foreach (var (word, meaning) in words)
        {
            if (word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                yield return new CompletionResult(Quoted(word), word, CompletionResultType.ParameterValue, string.IsNullOrEmpty(meaning) ? word : meaning);
        }
    }

    private static string Quoted(string word) =>
        word.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/') ? word : "'" + CodeGeneration.EscapeSingleQuotedStringContent(word) + "'";
}
