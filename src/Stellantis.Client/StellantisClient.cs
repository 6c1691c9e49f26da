using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Stellantis.Client.Hal;
using Stellantis.Client.Http;
using Stellantis.Client.Json;

namespace Stellantis.Client;

/// <summary>Sends one operation, or walks one collection, over one pool of connections. Safe from many threads.</summary>
internal sealed class StellantisClient : IDisposable
{
    private const int MostRedirects = 5;

    private readonly ClientSettings _settings;
    private readonly HttpClient _http;
    private readonly KeyValuePair<string, string>[] _always;
    private long _skew = long.MinValue;

    public StellantisClient(ClientSettings settings, HttpMessageHandler? innermost = null)
    {
        _settings = settings;
        _always = string.IsNullOrEmpty(settings.Environment) ? [] : [new("env", settings.Environment!)];
        Redactor = settings.Redactor;
        Redactor.Hide(settings.Authentication.Secrets);
        _http = new HttpClient(new AuthenticationHandler(settings.Authentication, settings.BaseUri, innermost ?? settings.Transport.Create(settings.BaseUri)))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(settings.UserAgent);
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/hal+json, application/json;q=0.9, */*;q=0.1");
    }

    public Uri BaseUri => _settings.BaseUri;

    public Redactor Redactor { get; }

    /// <summary>The time of the service at the last answer, less the time of this machine; null before the first.</summary>
    public TimeSpan? ClockSkew => Interlocked.Read(ref _skew) is var ticks && ticks != long.MinValue ? TimeSpan.FromTicks(ticks) : null;

    public Uri AddressOf(ApiCall call) => call.Address(BaseUri, _always);

    /// <summary>Walks a collection of items.</summary>
    public PageWalker<T> Walk<T>(ApiCall call, Func<WireReader, T> read) =>
        WalkPages(call, reader => PageReader.Read(reader, call.Operation.ItemKey!, read));

    /// <summary>Walks a collection whose pages are read as a whole.</summary>
    public PageWalker<T> WalkPages<T>(ApiCall call, Func<WireReader, HalPage<T>> read) => new(this, call, read);

    /// <summary>Sends a call and reads the object that answers it.</summary>
    /// <exception cref="StellantisApiException">The call failed.</exception>
    public Task<T> ReadAsync<T>(ApiCall call, Func<WireReader, T> read, CancellationToken cancellation) => ReadAsync(call, AddressOf(call), reader =>
        reader.ReadDocument() ? read(reader) : throw new JsonReaderException("An answer is a JSON object."), cancellation);

    /// <summary>Sends a call whose answer has no content that matters.</summary>
    /// <exception cref="StellantisApiException">The call failed.</exception>
    public async Task SendAsync(ApiCall call, CancellationToken cancellation)
    {
        using var response = await AnswerAsync(call, AddressOf(call), cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends a call and returns the text that answers it; empty when there is none.</summary>
    /// <exception cref="StellantisApiException">The call failed.</exception>
    public async Task<string> TextAsync(ApiCall call, CancellationToken cancellation)
    {
        using var response = await AnswerAsync(call, AddressOf(call), cancellation).ConfigureAwait(false);
        using var body = await BodyAsync(call, response, cancellation).ConfigureAwait(false);
        return body.ToString();
    }

    /// <summary>Sends a call to an address and reads its answer.</summary>
    /// <exception cref="StellantisApiException">The call failed.</exception>
    public async Task<T> ReadAsync<T>(ApiCall call, Uri address, Func<WireReader, T> read, CancellationToken cancellation)
    {
        using var response = await AnswerAsync(call, address, cancellation).ConfigureAwait(false);
        using var body = await BodyAsync(call, response, cancellation).ConfigureAwait(false);
        try
        {
            using var reader = body.Reader();
            return read(reader);
        }
        catch (JsonException e)
        {
            throw Unreadable(call, response, body, e);
        }
    }

    /// <summary>Adds the environment to an address that has none.</summary>
    public Uri WithEnvironment(Uri address)
    {
        if (_always.Length == 0 || address.Query.TrimStart('?').Split('&').Any(p => p == "env" || p.StartsWith("env=", StringComparison.OrdinalIgnoreCase)))
            return address;
        var separator = address.Query.Length > 1 ? "&" : "?";
        return new Uri(address.GetLeftPart(UriPartial.Query).TrimEnd('?') + separator + "env=" + Uri.EscapeDataString(_always[0].Value));
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> AnswerAsync(ApiCall call, Uri address, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            var response = await SendOnceAsync(call, address, cancellation).ConfigureAwait(false);
            if (response.Headers.Date is { } date)
                Interlocked.Exchange(ref _skew, (date - DateTimeOffset.UtcNow).Ticks);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
            {
                if (call.Operation.IsRead && (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
                {
                    address = Redirected(call, address, location, redirects);
                    continue;
                }
                using var body = await BodyAsync(call, response, cancellation).ConfigureAwait(false);
                throw ErrorAnswer.Read(call, response, body.ToString(), Redactor);
            }
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(ApiCall call, Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(call.Operation.Method, address);
        AuthenticationHandler.Attach(request, call);
        if (call.Body is not null)
        {
            request.Content = new StringContent(call.Body, Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, abort.Token).EndedBy(_settings.Timeout, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            abort.Cancel();
            throw Lost(call, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Lost(call, e);
        }
    }

    private async Task<ResponseBody> BodyAsync(ApiCall call, HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await ResponseBody.ReadAsync(response.Content, _settings.Timeout, cancellation).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw new StellantisApiException(ErrorIds.InvalidResponse, $"{call.Operation.Id}: the answer cannot be read: {e.Message}", e) { OperationId = call.Operation.Id };
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException or IOException)
        {
            throw Lost(call, e);
        }
    }

    private Uri Redirected(ApiCall call, Uri from, Uri location, int redirects)
    {
        var target = new Uri(from, location);
        if (!Origin.Same(target, BaseUri))
            throw Failed(call, ErrorIds.InvalidResponse, $"the service redirects to another host, {target.GetLeftPart(UriPartial.Authority)}; nothing was sent there. Check -BaseUri", null);
        if (redirects >= MostRedirects)
            throw Failed(call, ErrorIds.InvalidResponse, "the service redirects in a circle. Check -BaseUri", null);
        return WithEnvironment(target);
    }

    private StellantisApiException Lost(ApiCall call, Exception e)
    {
        var (id, why) = e is TimeoutException
            ? (ErrorIds.RequestTimeout, $"no answer within {_settings.Timeout.TotalSeconds:0} s")
            : (ErrorIds.NetworkError, $"{BaseUri.GetLeftPart(UriPartial.Authority)} cannot be reached, or broke off: {Innermost(e)}");
        if (call.Operation.IsIdempotent || NeverSent(e))
            return Failed(call, id, why, e);
        return Failed(call, ErrorIds.OutcomeUnknown, $"{why}. The request was not repeated: it may have been carried out. Read the collection to find out", e);
    }

    private StellantisApiException Unreadable(ApiCall call, HttpResponseMessage response, ResponseBody body, Exception e)
    {
        var media = response.Content.Headers.ContentType?.MediaType?.Trim();
        var why = body.Length == 0 ? "it is empty"
            : media is not null && !media.Contains("json") ? $"it is {media}, not JSON"
            : e.Message.Split(['\r', '\n'])[0].TrimEnd('.');
        return Failed(call, ErrorIds.InvalidResponse, $"{(int)response.StatusCode} came with an answer that cannot be read: {why}", e);
    }

    private StellantisApiException Failed(ApiCall call, string id, string why, Exception? inner) =>
        new(id, Redactor.Mask($"{call}: {why}."), inner) { OperationId = call.Operation.Id };

    // A connection that was refused, or a name that nobody knows: nothing can have been carried out.
    private static bool NeverSent(Exception e)
    {
        for (var at = e; at is not null; at = at.InnerException)
        {
            if (at is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused or System.Net.Sockets.SocketError.HostNotFound
                or System.Net.Sockets.SocketError.HostUnreachable or System.Net.Sockets.SocketError.NetworkUnreachable })
                return true;
            if (at is WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.TrustFailure })
                return true;
        }
        return false;
    }

    private static string Innermost(Exception e)
    {
        while (e.InnerException is not null)
            e = e.InnerException;
        return e.Message.TrimEnd('.');
    }
}
