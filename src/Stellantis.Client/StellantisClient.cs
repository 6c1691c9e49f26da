using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Stellantis.Client.Auth;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;
using Stellantis.Client.Json;
using Stellantis.Client.Masking;
using Stellantis.Client.Text;

namespace Stellantis.Client;

/// <summary>Sends one operation, or walks one collection, over one pool of connections. Safe from many threads.</summary>
internal sealed class StellantisClient : IDisposable
{
    private const int MostRedirects = 5;

    private readonly ClientSettings _settings;
    private readonly HttpClient _http;
    private readonly KeyValuePair<string, string>[] _always;
    private volatile Ending? _ended;
    private long _skew = long.MinValue;

    public StellantisClient(ClientSettings settings, HttpMessageHandler? innermost = null)
    {
        _settings = settings;
        _always = string.IsNullOrEmpty(settings.Environment) ? [] : [new("env", settings.Environment!)];
        Redactor = settings.Redactor;
        Redactor.Hide(settings.Authentication.Secrets);
        Limiter = new Limiter(settings.Time, settings.MaxWait);
        var buffer = new BufferHandler(settings.Timeout, innermost ?? settings.Transport.Create(settings.BaseUri));
        var retry = new RetryHandler(settings.MaxRetry, settings.MaxWait, settings.Timeout, settings.Time, Limiter, new LogHandler(Redactor, buffer));
        _http = new HttpClient(new AuthenticationHandler(settings.Authentication, settings.BaseUri, retry)) { Timeout = Timeout.InfiniteTimeSpan };
        // .NET Framework by itself asks first whether a body is welcome, and waits for the answer.
        _http.DefaultRequestHeaders.ExpectContinue = false;
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(settings.UserAgent);
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/hal+json, application/json;q=0.9, */*;q=0.1");
    }

    /// <summary>Finds what the service knows nothing by; null when nobody does.</summary>
    public IIdFinder? Ids { get; init; }

    public Uri BaseUri => _settings.BaseUri;

    public Redactor Redactor { get; }

    public Limiter Limiter { get; }

    /// <summary>The time by which it waits.</summary>
    public TimeSource Time => _settings.Time;

    /// <summary>The time of the service at the last answer, less the time of this machine; null before the first.</summary>
    public TimeSpan? ClockSkew => Interlocked.Read(ref _skew) is var ticks && ticks != long.MinValue ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>The time of the service, as far as its last answer told it: vehicles are as old as they are by that clock.</summary>
    public DateTimeOffset ServiceNow => DateTimeOffset.UtcNow + (ClockSkew ?? TimeSpan.Zero);

    public Uri AddressOf(ApiCall call) => call.Address(BaseUri, _always);

    /// <summary>Sends a call and reads the object that answers it.</summary>
    /// <exception cref="StellantisApiException">The call failed.</exception>
    public Task<T> ReadAsync<T>(ApiCall call, Func<WireReader, T> read, CallContext context) => ReadAsync(call, AddressOf(call), reader =>
        reader.ReadDocument() ? read(reader) : throw new JsonReaderException("An answer is a JSON object."), context);

    /// <summary>Sends a call that makes something, and reads what was made.</summary>
    /// <exception cref="StellantisApiException">The call failed; OutcomeUnknown: the answer has no id, by which alone it is known.</exception>
    public async Task<T> CreateAsync<T>(ApiCall call, Func<WireReader, T> read, CallContext context) where T : class, IIdentified
    {
        using var answer = await AnswerAsync(call, AddressOf(call), context).ConfigureAwait(false);
        var made = answer.Body.IsBlank ? null : Read(call, answer, reader => reader.ReadDocument() ? read(reader) : null, context.Cancellation);
        return !string.IsNullOrEmpty(made?.Identity) ? made!
            : throw Failed(call, ErrorIds.OutcomeUnknown,
                $"{(int)answer.Response.StatusCode} came with no id of what was made. It may have been carried out", null);
    }

    /// <summary>Sends a change and reads the object that answers it; null when the answer is empty.</summary>
    /// <exception cref="StellantisApiException">The call failed.</exception>
    public async Task<T?> ChangeAsync<T>(ApiCall call, Func<WireReader, T> read, CallContext context) where T : class
    {
        using var answer = await AnswerAsync(call, AddressOf(call), context).ConfigureAwait(false);
        return answer.Body.IsBlank ? null : Read(call, answer, reader => reader.ReadDocument() ? read(reader)
            : throw new JsonReaderException("An answer is a JSON object."), context.Cancellation);
    }

    /// <summary>Sends a call whose answer has no content that matters.</summary>
    /// <exception cref="StellantisApiException">The call failed.</exception>
    public async Task SendAsync(ApiCall call, CallContext context)
    {
        using var answer = await AnswerAsync(call, AddressOf(call), context).ConfigureAwait(false);
        if (!answer.Body.IsBlank)
            Read(call, answer, static reader => PlainValue.Whole(reader), context.Cancellation);
    }

    /// <summary>Sends a call and returns the text that answers it; empty when there is none.</summary>
    /// <exception cref="StellantisApiException">The call failed.</exception>
    public async Task<string> TextAsync(ApiCall call, CallContext context)
    {
        using var answer = await AnswerAsync(call, AddressOf(call), context).ConfigureAwait(false);
        // Of a change, what cannot be read does not tell that it was done.
        if (!call.Operation.IsRead && !answer.Body.IsBlank)
            Read(call, answer, static reader => PlainValue.Whole(reader), context.Cancellation);
        return answer.Body.ToString();
    }

    /// <summary>Sends a call to an address and reads its answer.</summary>
    /// <exception cref="StellantisApiException">The call failed.</exception>
    public async Task<T> ReadAsync<T>(ApiCall call, Uri address, Func<WireReader, T> read, CallContext context)
    {
        using var answer = await AnswerAsync(call, address, context).ConfigureAwait(false);
        return Read(call, answer, read, context.Cancellation);
    }

    /// <summary>Reads an answer of <see cref="AnswerAsync"/>.</summary>
    /// <exception cref="StellantisApiException">InvalidResponse: it cannot be read.</exception>
    public T Read<T>(ApiCall call, Answer answer, Func<WireReader, T> read, CancellationToken cancellation)
    {
        try
        {
            // A change is done when its answer is here: whoever stops then still learns what was made.
            using var reader = answer.Body.Reader(call.Operation.IsRead ? cancellation : CancellationToken.None);
            var value = read(reader);
            reader.ReadEnd();
            return value;
        }
        catch (JsonException e)
        {
            throw Unreadable(call, answer, e);
        }
    }

    /// <summary>Sends a call to an address, following redirects of reads within the service.</summary>
    /// <exception cref="StellantisApiException">The call failed.</exception>
    /// <param name="call">The call.</param>
    /// <param name="address">Where it is sent.</param>
    /// <param name="context">On whose behalf.</param>
    /// <param name="peek">Looks at the beginning of a good answer while it comes in; null for nobody.</param>
    public async Task<Answer> AnswerAsync(ApiCall call, Uri address, CallContext context, Func<byte[], int, bool>? peek = null)
    {
        if (Ids is null || context.Owner is null || address != AddressOf(call))
        {
            call.CheckIds();
            return await FollowedAsync(call, address, context, peek).ConfigureAwait(false);
        }
        Ids.Apply(call, context);
        try
        {
            call.CheckIds();
            return await FollowedAsync(call, AddressOf(call), context, peek).ConfigureAwait(false);
        }
        catch (StellantisApiException failure) when (call.HasLabel || failure is { ErrorId: ErrorIds.ResourceNotFound, IsNoData: false })
        {
            // An id that is one is never asked twice: only then may it be a label.
            if (!await Ids.FindAsync(call, failure, context).ConfigureAwait(false))
                throw;
        }
        call.CheckIds();
        return await FollowedAsync(call, AddressOf(call), context, peek).ConfigureAwait(false);
    }

    private async Task<Answer> FollowedAsync(ApiCall call, Uri address, CallContext context, Func<byte[], int, bool>? peek)
    {
        for (var redirects = 0; ; redirects++)
        {
            var answer = await SendOnceAsync(call, address, context, peek).ConfigureAwait(false);
            var response = answer.Response;
            if (response.Headers.Date is { } date)
                Interlocked.Exchange(ref _skew, (date - DateTimeOffset.UtcNow).Ticks);
            if (response.IsSuccessStatusCode)
            {
                if (!call.Operation.IsRead)
                    CheckOurs(call, answer);
                return answer;
            }
            using (answer)
            {
                if (!call.Operation.IsRead || (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)
                    || response.Headers.Location is not { } location)
                    throw ErrorAnswer.Read(call, response, answer.Body.ToString(), Redactor, _settings.Time.Now);
                address = Redirected(call, address, location, redirects);
            }
        }
    }

    /// <summary>Adds the environment to an address that has none.</summary>
    public Uri WithEnvironment(Uri address)
    {
        if (_always.Length == 0 || address.Query.TrimStart('?').Split('&')
            .Any(p => p == "env" || p.StartsWith("env=", StringComparison.OrdinalIgnoreCase)))
            return address;
        var separator = address.Query.Length > 1 ? "&" : "?";
        return WebAddress.Of(address.GetLeftPart(UriPartial.Query).TrimEnd('?') + separator + "env=" + AddressText.Escape(_always[0].Value));
    }

    /// <summary>Ends the calls that are under way, and those that come: each with an error that says so.</summary>
    public void Dispose() => End("the connection was closed", "Run Connect-Stellantis again");

    /// <summary>Ends the calls that are under way, and those that come: each with an error that says why, and what to do.</summary>
    public void End(string why, string remedy)
    {
        _ended ??= new Ending(why, remedy);
        _http.Dispose();
    }

    // A page of somebody else, say of a proxy that wants a sign-in, is no answer to a change, whatever its status.
    private void CheckOurs(ApiCall call, Answer answer)
    {
        var media = answer.Response.Content.Headers.ContentType?.MediaType?.Trim();
        var first = answer.Body.ToString().TrimStart().FirstOrDefault();
        if (first == default || first is '{' or '[' || first != '<' && media?.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0)
            return;
        using (answer)
        {
            throw Failed(call, ErrorIds.InvalidResponse,
                $"{(int)answer.Response.StatusCode} came with {media ?? "something"} that is not the service's, as a gateway or proxy sends it. "
                + "The change did not reach the service, as far as can be told. Check -BaseUri and -Proxy", null);
        }
    }

    private async Task<Answer> SendOnceAsync(ApiCall call, Uri address, CallContext context, Func<byte[], int, bool>? peek)
    {
        using var request = new HttpRequestMessage(call.Operation.Method, address);
        var exchange = new Exchange(call, context) { Peek = peek };
        exchange.Attach(request);
        if (call.Headers.Count > 0)
            Redactor.HideHeaders(call.Headers);
        Redactor.HideParts(call.QueryParameters.Where(p => SecretNames.IsInQuery(p.Key)).Select(p => p.Value));
        if (call.Body is not null)
        {
            Redactor.HideParts(JsonRedaction.Secrets(call.Body));
            request.Content = new StringContent(call.Body, Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            HeaderValue.Set(request.Content.Headers, call.Headers.Where(h => HeaderValue.IsOfContent(h.Key)));
        }
        else if (call.Operation.TakesContent)
        {
            // What has no content, the framework sends again by itself when a connection ends without an answer.
            request.Content = new ByteArrayContent([]);
        }
        try
        {
            return new Answer(await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.Cancellation).ConfigureAwait(false));
        }
        catch (Exception e) when (e is not StellantisApiException && (_ended is not null || context.Cancellation.IsCancellationRequested))
        {
            if (exchange.MayBeDone && call.Operation.TakesContent)
            {
                var why = context.Cancellation.IsCancellationRequested ? "the command was stopped" : _ended!.Why;
                throw Failed(call, ErrorIds.OutcomeUnknown, $"{why} before the answer came. The change may have been carried out", e);
            }
            context.Cancellation.ThrowIfCancellationRequested();
            throw Failed(call, ErrorIds.NotConnected, $"{_ended!.Why} before the answer came. {_ended.Remedy}", e);
        }
        catch (InvalidDataException e)
        {
            throw Failed(call, OfUnreadable(call), $"the answer cannot be read: {e.Message.TrimEnd('.')}", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            throw Lost(call, e);
        }
    }

    private Uri Redirected(ApiCall call, Uri from, Uri location, int redirects)
    {
        var target = WebAddress.Target(from, location.OriginalString)
            ?? throw Failed(call, ErrorIds.InvalidResponse,
                "the service redirects to something that is not an address, or that can be read in two ways. Check -BaseUri", null);
        if (!Origin.Same(target, BaseUri))
            throw Failed(call, ErrorIds.InvalidResponse,
                $"the service redirects to another host, {target.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}; "
                + "nothing was sent there. Check -BaseUri", null);
        if (redirects >= MostRedirects)
            throw Failed(call, ErrorIds.InvalidResponse, "the service redirects in a loop. Check -BaseUri", null);
        return WithEnvironment(target);
    }

    private StellantisApiException Lost(ApiCall call, Exception e)
    {
        var neverSent = Faults.NeverSent(e);
        var (id, why) = Faults.IsProxyRefusal(e) ? (ErrorIds.AuthenticationFailed, "the proxy refused the connection (407)")
            : e is TimeoutException
            ? (ErrorIds.RequestTimeout, e is SlowAnswerException ? e.Message
                : FormattableString.Invariant($"no answer within {_settings.Timeout.TotalSeconds:0} s"))
            : (ErrorIds.NetworkError, $"{BaseUri.GetLeftPart(UriPartial.Authority)} cannot be reached, or broke off: {Faults.Words(e)}");
        if (call.Operation.IsRead || neverSent)
            return Failed(call, id, why, e, neverSent || Limiter.SeemsUnreachable);
        var again = call.Operation.IsIdempotent ? "The last request" : "The request was not repeated: it";
        return Failed(call, ErrorIds.OutcomeUnknown, $"{why}. {again} may have been carried out. Read the collection to find out", e,
            call.Operation.IsIdempotent && Limiter.SeemsUnreachable);
    }

    // A change whose answer came and says nothing was taken, for all that is known.
    private static string OfUnreadable(ApiCall call) => call.Operation.IsRead ? ErrorIds.InvalidResponse : ErrorIds.OutcomeUnknown;

    private StellantisApiException Unreadable(ApiCall call, Answer answer, Exception e)
    {
        var media = answer.Response.Content.Headers.ContentType?.MediaType?.Trim();
        var why = answer.Body.Length == 0 ? "it is empty"
            : media is not null && !media.Contains("json") ? $"it is {media}, not JSON"
            : e.Message.Split(['\r', '\n'])[0].TrimEnd('.');
        return Failed(call, OfUnreadable(call), $"{(int)answer.Response.StatusCode} came with an answer that cannot be read: {why}", e);
    }

    private StellantisApiException Failed(ApiCall call, string id, string why, Exception? inner, bool unreachable = false) =>
        new(id, $"{call}: {why}.", inner, Redactor)
        {
            OperationId = call.Operation.Id,
            IsUnreachable = unreachable,
            Advice = inner is null ? null : Faults.Advice(inner),
        };

    private sealed class Ending(string why, string remedy)
    {
        public string Why { get; } = why;

        public string Remedy { get; } = remedy;
    }
}
