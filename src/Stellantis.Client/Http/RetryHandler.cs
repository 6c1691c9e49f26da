using System.Globalization;
using System.Net;
using System.Net.Http;
using Stellantis.Client.Calls;

namespace Stellantis.Client.Http;

/// <summary>
/// Sends again what may be sent again: reads and changes that can be repeated after a failure of the network, 429, 502, 503 and 504; what creates
/// something only when the service says that it did not take it (429, and 503 with Retry-After).
/// </summary>
internal sealed class RetryHandler(
    int mostRetries, TimeSpan longestWait, TimeSpan timeout, TimeSource time, Limiter limiter, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // Whatever the service says of the wait, it is not asked again at once.
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_noticed = TimeSpan.FromSeconds(5);

    // Whoever waits longer than this, whatever for, is told.
    private static readonly TimeSpan s_silent = TimeSpan.FromSeconds(10);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = Exchange.Of(request);
        var (retries, throttles) = (0, 0);
        using var silence = time.After(s_silent, () => TellWait(exchange));
        for (exchange.Attempt = 0; ; exchange.Attempt++)
        {
            var mayBeDone = exchange.MayBeDone;
            var (response, fault, refused) = await SendOnceAsync(request, exchange, throttles, cancellationToken).ConfigureAwait(false);
            if (refused is { } wait)
            {
                if (!WaitsOut(exchange, response!, wait))
                    return response!;
                throttles++;
                continue;
            }
            if (response is not null && (int)response.StatusCode is not (502 or 503 or 504))
            {
                limiter.Succeeded();
                // It was there when the first request came, and is gone: that one was carried out, and its answer lost.
                return mayBeDone && response.StatusCode == HttpStatusCode.NotFound
                    && exchange.Call.Operation.Verb == "DELETE" ? Deleted(response) : response;
            }

            var asked = response is null ? null : Asked(response, exchange);
            var isTurnedAway = response is { StatusCode: HttpStatusCode.ServiceUnavailable } && asked is not null;
            exchange.MayBeDone = mayBeDone || (fault is null ? !isTurnedAway : !Faults.NeverSent(fault));
            var mayRepeat = (exchange.Call.Operation.IsIdempotent || isTurnedAway) && (fault is null || Faults.MayPass(fault));
            var pause = asked ?? Jittered(retries);
            if (retries >= mostRetries || !mayRepeat || exchange.Waited + pause > longestWait)
                return response ?? throw Lost(fault!);
            retries++;
            Tell(exchange, fault is null ? $"{(int)response!.StatusCode}" : Faults.Words(fault), retries, pause);
            response?.Dispose();
            exchange.Waited += pause;
            if (exchange.Waited >= s_silent)
                TellWait(exchange);
            await time.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    // The answer, or the fault of the network; with a refusal, how long it holds.
    private async Task<(HttpResponseMessage? Response, Exception? Fault, TimeSpan? Refused)> SendOnceAsync(
        HttpRequestMessage request, Exchange exchange, int throttles, CancellationToken cancellation)
    {
        var mayBeDone = exchange.MayBeDone;
        var before = time.Elapsed;
        using var place = await limiter.EnterAsync(exchange, cancellation).ConfigureAwait(false);
        exchange.Waited += time.Elapsed - before;
        if (exchange.Waited >= s_silent)
            TellWait(exchange);
        try
        {
            exchange.Until = time.Now + timeout;
            exchange.MayBeDone = true;
            var response = await base.SendAsync(request, cancellation).ConfigureAwait(false);
            exchange.MayBeDone = mayBeDone || response.IsSuccessStatusCode;
            limiter.Read(response);
            if (response.StatusCode != (HttpStatusCode)429)
                return (response, null, null);
            var wait = Asked(response, exchange) ?? Longest(Jittered(throttles), s_shortest);
            if (mostRetries > 0)
                limiter.Throttled(place, wait);
            return (response, null, wait);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            return (null, e, null);
        }
        finally
        {
            exchange.Until = null;
        }
    }

    // False when the refusal is to be the answer; the wait itself is the limiter's, for all requests.
    private bool WaitsOut(Exchange exchange, HttpResponseMessage response, TimeSpan wait)
    {
        if (mostRetries == 0 || exchange.Waited + wait > longestWait && wait <= longestWait)
            return false;
        response.Dispose();
        if (wait > longestWait)
            throw limiter.TooLong(exchange.Call, wait);
        exchange.Context.Log.Verbose(FormattableString.Invariant($"{exchange.Call.Operation.Id}: 429, sent again in {wait.TotalSeconds:0.0} s."));
        return true;
    }

    private Exception Lost(Exception fault)
    {
        limiter.Failed();
        return fault;
    }

    private void Tell(Exchange exchange, string why, int retries, TimeSpan pause)
    {
        var log = exchange.Context.Log;
        var operation = exchange.Call.Operation.Id;
        log.Verbose(FormattableString.Invariant($"{operation}: {why}; retry {retries} of {mostRetries} in {pause.TotalSeconds:0.0} s."));
        if (pause <= s_noticed)
            return;
        exchange.IsTold = true;
        log.WarningOnce(CallContext.Unavailable,
            FormattableString.Invariant($"The service is not available for now ({why}); trying again in {pause.TotalSeconds:0} s."));
    }

    // Once for a command, on whichever thread comes first.
    private void TellWait(Exchange exchange)
    {
        if (exchange.IsTold)
            return;
        exchange.IsTold = true;
        var operation = exchange.Call.Operation.Id;
        var text = exchange.Until is { } until
            ? $"{operation} has waited 10 s for an answer of the service. It waits until {Clock(until)} at most (-TimeoutSec of Connect-Stellantis)"
            : $"{operation} has waited 10 s because the service takes no calls for now. " +
                $"It waits until {Clock(time.Now + longestWait - exchange.Waited)} at most (-MaxWaitSec of Connect-Stellantis)";
        exchange.Context.Log.WarningOnce(CallContext.LongWait, text + "; Ctrl+C ends it.");
    }

    private static string Clock(DateTimeOffset at) => at.LocalDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private TimeSpan? Asked(HttpResponseMessage response, Exchange exchange)
    {
        var wait = RateLimitHeaders.RetryAfter(response, time.Now, out var odd);
        if (odd is not null)
            exchange.Context.Log.WarningOnce(CallContext.OddWait, $"The service's {odd} does not name a wait of a day or less; it is ignored.");
        return wait is null ? null : Longest(wait.Value, s_shortest);
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;

    // With full jitter: many that failed together do not come back together.
    private TimeSpan Jittered(int before) => TimeSpan.FromSeconds(BackOff.After(before).TotalSeconds * time.Chance());

    private static HttpResponseMessage Deleted(HttpResponseMessage response)
    {
        response.StatusCode = HttpStatusCode.NoContent;
        return response;
    }
}
