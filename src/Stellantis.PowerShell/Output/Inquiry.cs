using System.Management.Automation.Language;
using Newtonsoft.Json;
using Stellantis.Client.Calls;
using Stellantis.Client.Masking;
using Stellantis.Client.Json;

namespace Stellantis.PowerShell.Output;

/// <summary>The command by which a user finds out what became of a change.</summary>
internal static class Inquiry
{
    public static string About(ApiCall call)
    {
        var parts = call.RelativePath().Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var (channel, monitor) = (After("channels"), After("monitors"));
        var command = parts.Contains("remotes") ? $"Get-StellantisRemote <vehicle>{channel}"
            : parts.Contains("handles") ? $"Get-StellantisMonitorHandle{channel}{monitor}"
            : parts.Contains("monitors") ? $"Get-StellantisMonitor{channel}{monitor}"
            : parts.Contains("channels") ? $"Get-StellantisChannel{channel}"
            : "Invoke-StellantisRequest with GET";
        // What was just made has no id yet that anybody knows.
        return call.Operation.Verb == "POST" && Label(call.Body) is { } label ? $"{command} | Where-Object Label -eq {Quoted(label)}" : command;

        string After(string name) =>
            Array.IndexOf(parts, name) is >= 0 and var at && at + 1 < parts.Length ? " " + Word(Uri.UnescapeDataString(parts[at + 1])) : "";
    }

    private static string Word(string id) => id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? Redactor.Formal.Name(id) : Quoted(id);

    private static string Quoted(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(Redactor.Formal.Name(text))}'";

    private static string? Label(string? body)
    {
        try
        {
            return body is not null && PlainValue.Parse(body) is Dictionary<string, object?> members && members.TryGetValue("label", out var label)
                ? label as string : null;
        }
        catch (JsonException)
        {
            // A body that is sent as it was given need not be JSON.
            return null;
        }
    }
}
