using System.Globalization;
using System.Net.Http;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Stellantis.Client.Http;
using Stellantis.Client.Json;

namespace Stellantis.Client;

/// <summary>Reads an answer that is no success, whatever its body: the contract's, the older portal's, HTML of a gateway, or none.</summary>
internal static class ErrorAnswer
{
    private const int LongestQuote = 200;

    // Names under which the service says that it knows the vehicle and has nothing stored.
    private static readonly string[] s_noDataNames = ["DATA_NOT_FOUND", "NO_DATA", "NO_DATA_FOUND"];

    public static StellantisApiException Read(ApiCall call, HttpResponseMessage response, string body, Redactor redactor, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        var members = Members(body);
        var code = members.TryGetValue("code", out var c) ? c : null;
        var name = Text(members, "name") ?? Text(members, "error") ?? Convert.ToString(code, CultureInfo.InvariantCulture);
        var said = Text(members, "message") ?? Text(members, "error_description") ?? Quote(response, body);
        var debug = Text(members, "debug") ?? Text(members, "uuid");

        var message = $"{call}: {status} {Reason(response)}";
        if (!string.IsNullOrEmpty(name))
            message += $", {name}";
        if (said is not null)
            message += $": {said.TrimEnd('.', ' ')}";
        if (debug is not null)
            message += $" (debug id {debug})";
        var wait = RateLimitHeaders.RetryAfter(response, now);
        if (status == 429 && wait is not null)
            message += $"; it takes calls again at {(now + wait.Value).LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}";
        // A gateway that waited in vain does not know what became of a change.
        var isUnknown = status is 408 or 502 or 504 && !call.Operation.IsRead;
        if (isUnknown)
            message += "; it may have been carried out";
        return new StellantisApiException(isUnknown ? ErrorIds.OutcomeUnknown : ErrorIds.OfStatus(status), redactor.Mask(message) + ".")
        {
            StatusCode = status,
            ErrorName = string.IsNullOrEmpty(name) ? null : name,
            ServiceMessage = said is null ? null : redactor.Mask(said),
            DebugId = debug,
            RetryAfter = wait,
            OperationId = call.Operation.Id,
            IsNoData = status == 404 && IsNoData(members, code),
        };
    }

    private static bool IsNoData(Dictionary<string, object?> members, object? code) => Text(members, "name") is { } name
        ? s_noDataNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        : code is long;

    private static Dictionary<string, object?> Members(string body)
    {
        try
        {
            if (body.TrimStart().StartsWith("{", StringComparison.Ordinal) && PlainValue.Parse(body) is Dictionary<string, object?> members)
                return new Dictionary<string, object?>(members, StringComparer.OrdinalIgnoreCase);
        }
        catch (JsonException)
        {
            // An error that cannot be read is still an error: its status tells what it is.
        }
        catch (ArgumentException)
        {
            // Members that differ by case only.
        }
        return [];
    }

    private static string? Text(Dictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out var value) && value is string { Length: > 0 } text ? text : null;

    private static string? Quote(HttpResponseMessage response, string body)
    {
        var media = response.Content?.Headers.ContentType?.MediaType?.Trim();
        var text = Regex.Replace(body, @"\s+", " ").Trim();
        if (text.Length == 0)
            return null;
        if (text[0] == '<' || media is not null && media.Contains("html"))
            return $"the answer is a page of {media ?? "HTML"}, as a gateway or proxy sends it";
        return text[0] is '{' or '[' ? null : text.Length > LongestQuote ? text.Substring(0, LongestQuote) + "..." : text;
    }

    private static string Reason(HttpResponseMessage response) =>
        string.IsNullOrEmpty(response.ReasonPhrase) ? response.StatusCode.ToString() : response.ReasonPhrase;
}
