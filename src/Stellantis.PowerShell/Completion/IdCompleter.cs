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

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var given = new BoundValues(fakeBoundParameters);
            if (given.Session() is not { } connection)
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
        var left = s_longestWait - watch.Elapsed;
        if (listing is not null && left > TimeSpan.Zero)
            listing.Wait(left);
        return listing;
    }
}
