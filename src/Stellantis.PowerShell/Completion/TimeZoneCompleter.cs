using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completes the IANA names of time zones; all that the system knows once something of a name was typed.</summary>
internal sealed class TimeZoneCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var zones = TimeZones.For(Words.Typed(wordToComplete));
        return Words.Matching((zones.Count > 0 ? zones : TimeZones.Larger).Select(zone => (zone, zone)), wordToComplete);
    }
}
