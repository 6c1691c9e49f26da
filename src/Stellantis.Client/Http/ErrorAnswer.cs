using System.Globalization;
using System.Net.Http;
using Newtonsoft.Json;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;
using Stellantis.Client.Json;

namespace Stellantis.Client.Http;

/// <summary>Reads an answer that is no success, whatever its body: the contract's, the older portal's, HTML of a gateway, or none.</summary>
internal static class ErrorAnswer
{
    /// <summary>The most characters of the service's words that are shown.</summary>
    public const int LongestQuote = 300;

    private const int LongestName = 100;

    // So much of a body tells whether it is a page.
    private const int Beginning = 4_000;

    // What is longer says nothing that a person reads.
    private const int LongestBody = 64 * 1024;

    // By these the service says that it knows the vehicle and has nothing stored.
    private const string NoDataName = "DATA_NOT_FOUND";
    private const long NoDataCode = 1001;

    public static StellantisApiException Read(ApiCall call, HttpResponseMessage response, string body, Redactor redactor, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        if (body.Length > LongestBody)
            body = body.Substring(0, LongestBody);
        var members = Members(body);
        var code = members.TryGetValue("code", out var c) ? c : null;
        var name = Quoted(Text(members, "name") ?? Text(members, "error") ?? Convert.ToString(code, CultureInfo.InvariantCulture), LongestName);
        var said = Quoted(Text(members, "message") ?? Text(members, "error_description") ?? Page(response, body), LongestQuote);
        var debug = Quoted(Text(members, "debug") ?? Text(members, "uuid"), LongestName);

        var message = $"{call}: {status} {Quoted(Reason(response), LongestName)}";
        if (name is not null)
            message += $", {name}";
        if (said is not null)
            message += $": {said.TrimEnd('.', ' ')}";
        if (debug is not null)
            message += $" (debug id {debug})";
        var wait = RateLimitHeaders.RetryAfter(response, now, out _);
        if (status == 429 && wait is not null)
            message += $"; it takes calls again at {(now + wait.Value).LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}";
        // A gateway that waited in vain does not know what became of a change.
        var isUnknown = status is 408 or 502 or 504 && !call.Operation.IsRead;
        if (isUnknown)
            message += "; it may have been carried out";
        return new StellantisApiException(isUnknown ? ErrorIds.OutcomeUnknown : ErrorIds.OfStatus(status), message + ".", redactor: redactor)
        {
            StatusCode = status,
            ErrorName = name,
            ServiceMessage = said,
            DebugId = debug,
            RetryAfter = wait,
            OperationId = call.Operation.Id,
            IsNoData = status == 404 && call.Operation.SaysNoData && IsNoData(members, code),
        };

        string? Quoted(string? text, int most) => string.IsNullOrEmpty(text) ? null : redactor.Quote(text!, most);
    }

    private static bool IsNoData(Dictionary<string, object?> members, object? code) => Text(members, "name") is { } name
        ? name.Equals(NoDataName, StringComparison.OrdinalIgnoreCase)
        : code is NoDataCode or "1001" || code is string said && said.Equals(NoDataName, StringComparison.OrdinalIgnoreCase);

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

    private static string? Page(HttpResponseMessage response, string body)
    {
        var media = response.Content?.Headers.ContentType?.MediaType?.Trim();
        var text = body.Substring(0, Math.Min(body.Length, Beginning)).Trim();
        if (text.Length == 0)
            return null;
        if (text[0] == '<' || media is not null && media.Contains("html"))
            return $"the answer is a page of {media ?? "HTML"}, as a gateway or proxy sends it";
        return text[0] is '{' or '[' ? null : body;
    }

    private static string Reason(HttpResponseMessage response) =>
        string.IsNullOrEmpty(response.ReasonPhrase) ? response.StatusCode.ToString() : response.ReasonPhrase;
}
