using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;

namespace Stellantis.PowerShell.Tests.Completion;

/// <summary>What a person gets who presses Tab at the end of a line.</summary>
internal static class Tab
{
    // A first read may take longer than the completer waits: the next Tab then has it, as a person finds it.
    private const int MostTabs = 40;

    /// <summary>The completions at the end of a line, or where <c>^</c> stands.</summary>
    public static IReadOnlyList<CompletionResult> Press(this PowerShellSession session, string line)
    {
        var result = session.Run(
            "(TabExpansion2 $line $cursor).CompletionMatches",
            ("line", line.Replace("^", "")), ("cursor", line.IndexOf('^') is var caret && caret >= 0 ? caret : line.Length)).WithoutErrors();
        Xunit.Assert.Empty(result.Warnings);
        Xunit.Assert.Empty(result.Verbose);
        Xunit.Assert.Empty(result.Debug);
        Xunit.Assert.Empty(result.Information);
        Xunit.Assert.Empty(result.Progress);
        return result.Values<CompletionResult>();
    }

    /// <summary>The same, with Tab pressed again while nothing has arrived.</summary>
    public static IReadOnlyList<CompletionResult> PressUntilThere(this PowerShellSession session, string line)
    {
        for (var tabs = 1; ; tabs++)
        {
            var found = session.Press(line);
            if (found.Count > 0 || tabs == MostTabs)
                return found;
        }
    }

    /// <summary>The texts that Tab puts into the line.</summary>
    public static IReadOnlyList<string> Texts(this IEnumerable<CompletionResult> results) => [.. results.Select(r => r.CompletionText)];
}
