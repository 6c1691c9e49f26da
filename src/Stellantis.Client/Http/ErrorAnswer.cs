using System.Globalization;
using System.Net.Http;
using Stellantis.Client.Calls;
using Stellantis.Client.Masking;

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
    private static readonly string[] s_noData = ["DATA_NOT_FOUND", "1001"];

    public static StellantisApiException Read(ApiCall call, HttpResponseMessage response, string body, Redactor redactor, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        if (body.Length > LongestBody)
            body = body.Substring(0, LongestBody);
        var words = ErrorWords.Of(body);
        var name = Quoted(words.Name, LongestName);
        var said = Quoted(words.Said ?? Page(response, body), LongestQuote);
        var debug = Quoted(words.Debug, LongestName);

        var message = $"{call}: {status} {Quoted(Reason(response), LongestName)}";
        if (name is not null)
            message += $", {name}";
        if (said is not null)
            message += $": {said.TrimEnd('.', ' ')}";
        if (debug is not null)
            message += $" (debug id {debug})";
        var wait = RateLimitHeaders.RetryAfter(response, now, out _);
        if (status is 429 or 503 && wait is not null)
            message += $"; it takes calls again at {(now + wait.Value).LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}";
        if (status is >= 300 and < 400)
            message += Redirect(call, response);
        // What answers in the service's place does not know what became of a change; who turns it away until a time does.
        var isUnknown = !call.Operation.IsRead && (status is 408 or 502 or 504 or (>= 520 and < 530)
            || status >= 500 && !words.IsOfService && !(status == 503 && wait is not null));
        if (isUnknown)
            message += "; it may have been carried out";
        return new StellantisApiException(isUnknown ? ErrorIds.OutcomeUnknown : ErrorIds.OfStatus(status), message + ".", redactor: redactor)
        {
            StatusCode = status,
            ErrorName = name,
            ServiceMessage = said,
            DebugId = debug,
            RetryAfter = wait,
            Advice = status == 407 ? Faults.ProxyAdvice : status is 400 or 401 or 403 or 495 or 496 && IsOfCertificate(words.Said ?? body)
                ? Faults.CertificateAdvice : null,
            OperationId = call.Operation.Id,
            IsNoData = status == 404 && call.Operation.SaysNoData && words.Name is { } says
                && s_noData.Contains(says, StringComparer.OrdinalIgnoreCase),
        };

        string? Quoted(string? text, int most) => string.IsNullOrEmpty(text) ? null : redactor.Quote(text!, most);
    }

    private static bool IsOfCertificate(string said) =>
        said.IndexOf("certificate", StringComparison.OrdinalIgnoreCase) >= 0;

    private static string Redirect(ApiCall call, HttpResponseMessage response)
    {
        var from = response.RequestMessage?.RequestUri;
        if (response.Headers.Location is not { } location || !(from is null ? location.IsAbsoluteUri : Uri.TryCreate(from, location, out location)))
            return ": a redirect with no address to go to";
        var host = location.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        return call.Operation.IsRead ? $": a redirect to {host}"
            : $": a redirect to {host}, which a change does not follow. Nothing was changed, as far as can be told. Check -BaseUri";
    }

    private static string? Page(HttpResponseMessage response, string body)
    {
        var media = response.Content?.Headers.ContentType?.MediaType?.Trim();
        var text = body.Substring(0, Math.Min(body.Length, Beginning)).Trim();
        if (text.Length == 0)
            return null;
        if (text[0] == '<' || media is not null && media.Contains("html"))
            return $"the answer is a page of {media ?? "HTML"}, as a gateway or proxy sends it";
        return text[0] is '{' or '[' or '"' ? null : body;
    }

    private static string Reason(HttpResponseMessage response) =>
        string.IsNullOrEmpty(response.ReasonPhrase) ? response.StatusCode.ToString() : response.ReasonPhrase;
}
