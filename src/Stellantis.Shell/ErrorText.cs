using System.Globalization;
using System.Management.Automation;

namespace Stellantis.Shell;

/// <summary>An error as a line: who failed, why, the id to filter on, and below it what to do next.</summary>
internal static class ErrorText
{
    public static string Of(ErrorRecord error)
    {
        var invocation = error.InvocationInfo;
        var command = invocation?.MyCommand?.Name is { Length: > 0 } name ? name + ": " : string.Empty;
        var place = invocation?.ScriptName is { Length: > 0 } script
            ? string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(script)}:{invocation.ScriptLineNumber} ")
            : string.Empty;
        var message = (error.ErrorDetails?.Message is { Length: > 0 } details ? details : error.Exception.Message).ReplaceLineEndings(" ");
        // What a script throws as a string has that string for an id.
        var id = error.FullyQualifiedErrorId is { } full && full != message ? $" [{full.Split(',')[0]}]" : string.Empty;
        var advice = error.ErrorDetails?.RecommendedAction is { Length: > 0 } action
            ? Environment.NewLine + "  Recommendation: " + action
            : string.Empty;
        return $"{place}{command}{message}{id}{advice}";
    }
}
