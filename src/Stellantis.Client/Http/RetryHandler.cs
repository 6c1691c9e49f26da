using System.Net;
using System.Net.Http;
using Stellantis.Client.Calls;

namespace Stellantis.Client.Http;

/// <summary>
/// Sends again what may be sent again: reads and changes that can be repeated after a failure of the network, 429, 502, 503 and 504; what creates
/// something only when the service says that it did not take it (429, and 503 with Retry-After).
/// </summary>
internal sealed class RetryHandler(int mostRetries, TimeSpan longestWait, TimeSource time, Limiter limiter, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const double FirstWait = 0.5;
    private const double LongestBackOff = 30;

    // Whatever the service says of the wait, it is not asked again at once.
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_noticed = TimeSpan.FromSeconds(5);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = Exchange.Of(request);
        var retries = 0;
        var throttled = TimeSpan.Zero;
        var throttles = 0;
        for (exchange.Attempt = 0; ; exchange.Attempt++)
        {
            var mayBeDone = exchange.MayBeDone;
            HttpResponseMessage? response = null;
            Exception? fault = null;
            TimeSpan? refused;
            using (var place = await limiter.EnterAsync(exchange, cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    exchange.MayBeDone = true;
                    response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                    exchange.MayBeDone = mayBeDone;
                    limiter.Read(response);
                }
                catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
                {
                    fault = e;
                }
                refused = response is not { StatusCode: (HttpStatusCode)429 } ? null
                    : Asked(response, exchange) ?? Longest(BackOff(throttles), s_shortest);
                if (refused is { } closed && mostRetries > 0)
                    limiter.Throttled(place, closed);
            }

            if (refused is { } wait)
            {
                throttled += wait;
                if (mostRetries == 0 || throttled > longestWait && wait <= longestWait)
                    return response!;
                response!.Dispose();
                if (wait > longestWait)
                    throw limiter.TooLong(exchange.Call, wait);
                throttles++;
                exchange.Context.Log.Verbose(FormattableString.Invariant($"{exchange.Call.Operation.Id}: 429, sent again in {wait.TotalSeconds:0.0} s."));
                continue;
            }

            var repeatable = exchange.Call.Operation.IsIdempotent;
            if (response is not null && (int)response.StatusCode is not (502 or 503 or 504))
            {
                limiter.Succeeded();
                // It was there when the first request came, and is gone: that one was carried out, and its answer lost.
                return mayBeDone && response.StatusCode == HttpStatusCode.NotFound && exchange.Call.Operation.Verb == "DELETE" ? Deleted(response) : response;
            }

            var asked = response is null ? null : Asked(response, exchange);
            var isTaken = fault is null ? response!.StatusCode != HttpStatusCode.ServiceUnavailable || asked is null : !Faults.NeverSent(fault);
            exchange.MayBeDone = mayBeDone || isTaken;
            var again = retries < mostRetries
                && (repeatable || response is { StatusCode: HttpStatusCode.ServiceUnavailable } && asked is not null)
                && (fault is null || Faults.MayPass(fault))
                && !(asked > longestWait);
            if (!again)
            {
                if (fault is null)
                    return response!;
                limiter.Failed();
                throw fault;
            }
            var pause = asked ?? BackOff(retries);
            retries++;
            var why = fault is null ? $"{(int)response!.StatusCode}" : Faults.Words(fault);
            response?.Dispose();
            exchange.Context.Log.Verbose(FormattableString.Invariant($"{exchange.Call.Operation.Id}: {why}; retry {retries} of {mostRetries} in {pause.TotalSeconds:0.0} s."));
            if (pause > s_noticed)
                exchange.Context.Log.WarningOnce(CallContext.Unavailable, FormattableString.Invariant($"The service is not available for now ({why}); trying again in {pause.TotalSeconds:0} s."));
            await time.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan? Asked(HttpResponseMessage response, Exchange exchange)
    {
        var wait = RateLimitHeaders.RetryAfter(response, time.Now, out var odd);
        if (odd is not null)
            exchange.Context.Log.WarningOnce(CallContext.OddWait, $"The service's {odd} names no wait of a day or less; it is not heeded.");
        return wait is null ? null : Longest(wait.Value, s_shortest);
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;

    // Exponential with full jitter: many that failed together do not come back together.
    private TimeSpan BackOff(int before) => TimeSpan.FromSeconds(Math.Min(LongestBackOff, FirstWait * Math.Pow(2, before)) * time.Chance());

    private static HttpResponseMessage Deleted(HttpResponseMessage response)
    {
        response.StatusCode = HttpStatusCode.NoContent;
        return response;
    }
}
