using System.Diagnostics;
using System.Net.Http;
using System.Text;
using Stellantis.Client.Masking;

namespace Stellantis.Client.Http;

/// <summary>Tells of each request as it went over the wire: a line, and for debugging its headers and bodies, all of it redacted.</summary>
internal sealed class LogHandler(Redactor redactor, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = Exchange.Of(request);
        var log = exchange.Context.Log;
        if (!log.WantsVerbose && !log.WantsDebug)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        var line = $"{request.Method} {redactor.Address(request.RequestUri!)}";
        if (exchange.Attempt > 0)
            line += FormattableString.Invariant($" (attempt {exchange.Attempt + 1})");
        if (log.WantsDebug)
            log.Debug(Text($"> {line}", request.Headers, request.Content, exchange.Call.Body));
        var watch = Stopwatch.StartNew();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = ((BufferHandler.BufferedContent)response.Content).Body;
            log.Verbose(FormattableString.Invariant($"{line} -> {(int)response.StatusCode}, {body.Bytes} bytes, {watch.ElapsedMilliseconds} ms"));
            if (log.WantsDebug)
                log.Debug(Text($"< {(int)response.StatusCode} {line}", response.Headers, response.Content, body.ToString()));
            return response;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException or InvalidDataException)
        {
            log.Verbose(FormattableString.Invariant($"{line} -> {redactor.Mask(Faults.Words(e))}, {watch.ElapsedMilliseconds} ms"));
            throw;
        }
    }

    private string Text(string first, System.Net.Http.Headers.HttpHeaders headers, HttpContent? content, string? body)
    {
        var text = new StringBuilder(first);
        foreach (var header in content is null ? headers : headers.Concat(content.Headers))
            text.Append('\n').Append(redactor.Header(header.Key, string.Join(", ", header.Value)));
        if (!string.IsNullOrEmpty(body))
            text.Append("\n\n").Append(redactor.Body(body!));
        return text.ToString();
    }
}
