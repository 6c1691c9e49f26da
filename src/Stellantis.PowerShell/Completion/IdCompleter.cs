using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Stellantis.PowerShell.Completion;

/// <summary>
/// Completes ids that the service knows. It reads in the background and waits a moment only: what comes later is there at the next Tab. Without a
/// connection, or when the service fails, it offers nothing and says nothing.
/// </summary>
/// <typeparam name="TSource">Where the ids come from.</typeparam>
internal sealed class IdCompleter<TSource> : IArgumentCompleter where TSource : struct, IIdSource
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(30);

    // Nobody tells a completer that its pipeline is stopped; but then the engine runs nothing more, and throws.
    private static readonly ScriptBlock s_nothing = ScriptBlock.Create("");

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var given = new BoundValues(fakeBoundParameters);
            if (given.Connection() is not { } connection)
                return [];
            var typed = Words.Typed(wordToComplete);
            var watch = Stopwatch.StartNew();
            var listing = Wait(default(TSource).Of(connection, given, ""), watch);
            // A fleet that is too large to list is asked for what fits the word.
            if (listing is { IsCut: true } && !Words.Matching(listing.Words, wordToComplete).Any())
                listing = Wait(default(TSource).Of(connection, given, typed), watch);
            return listing is null ? [] : [.. Words.Matching(listing.Words, wordToComplete)];
        }
        catch (Exception)
        {
            // The engine would offer file names after an exception.
            return [];
        }
    }

    private static Listing? Wait(Listing? listing, Stopwatch watch)
    {
        while (listing is not null && watch.Elapsed < s_longestWait && !listing.Wait(s_look))
            s_nothing.Invoke();
        return listing;
    }
}
