using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;
using Stellantis.Client.Json;
using Stellantis.Client.Masking;
using Stellantis.Client.Text;

namespace Stellantis.Client.Auth;

/// <summary>
/// The identity provider's token endpoint. It is an origin of its own: it gets what a token request needs and nothing of the API, and where it
/// redirects to, nothing is sent.
/// </summary>
internal sealed class TokenEndpoint : IDisposable
{
    private const int MostAttempts = 4;

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly string _clientId;
    private readonly string? _basic;
    private readonly string? _realm;
    private readonly TimeSpan _timeout;
    private readonly Redactor _redactor;
    private readonly TimeSource _time;

    /// <param name="address">The token endpoint: https, or http to this machine.</param>
    /// <param name="transport">Makes the connection.</param>
    /// <param name="clientId">The application.</param>
    /// <param name="clientSecret">Its secret; null for an application that is known by its certificate, or by nothing.</param>
    /// <param name="realm">The realm of the customer, for revocation.</param>
    /// <param name="timeout">How long to wait for an answer.</param>
    /// <param name="redactor">Masks what the endpoint says.</param>
    /// <param name="time">Waits between attempts.</param>
    public TokenEndpoint(
        Uri address, HttpMessageHandler transport, string clientId, string? clientSecret, string? realm, TimeSpan timeout, Redactor redactor,
            TimeSource? time = null)
    {
        _address = address;
        _clientId = clientId;
        _realm = realm;
        _timeout = timeout;
        _redactor = redactor;
        _time = time ?? new TimeSource();
        _http = new HttpClient(new BufferHandler(timeout, transport)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.ExpectContinue = false;
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        if (!string.IsNullOrEmpty(clientSecret))
            _basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(clientId + ":" + clientSecret));
        redactor.Hide([clientId, clientSecret, _basic]);
    }

    private string Host => _address.GetLeftPart(UriPartial.Authority);

    /// <summary>Asks for a token; passing faults are met by asking again, a few times, more and more slowly.</summary>
    /// <exception cref="StellantisApiException">TokenExpired, AuthenticationFailed, NetworkError, RequestTimeout, ServiceUnavailable or
    /// Throttled.</exception>
    public async Task<TokenAnswer> RequestAsync(IReadOnlyList<KeyValuePair<string, string>> form, bool repeatable, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Read(await SendAsync(_address, form, cancellation).ConfigureAwait(false));
            }
            catch (StellantisApiException e) when (attempt < MostAttempts && IsWorthAnother(e, repeatable))
            {
                await _time.Delay(Pause(attempt, e.RetryAfter), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Tells the identity provider to forget a token; with a refresh token go the access tokens that came from it.</summary>
    /// <param name="address">The revocation endpoint, or null for the one beside the token endpoint.</param>
    /// <param name="token">The token.</param>
    /// <param name="isRefreshToken">What kind it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StellantisApiException">It did not; NotSupported: its address is not known.</exception>
    public async Task RevokeAsync(Uri? address, string token, bool isRefreshToken, CancellationToken cancellation)
    {
        address ??= Revocation() ?? throw new StellantisApiException(ErrorIds.NotSupported,
            $"Where {Host} revokes tokens does not follow from its token endpoint. Give the address by -RevocationUri.");
        if (!Origin.Same(address, _address))
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-RevocationUri is on another host than the token endpoint, {Host}; nothing was sent there.");
        var form = new List<KeyValuePair<string,
            string>> { new("token", token), new("token_type_hint", isRefreshToken ? "refresh_token" : "access_token") };
        if (_realm is not null)
            form.Add(new("realm", _realm));
        var (status, body, retryAfter) = await SendAsync(address, form, cancellation).ConfigureAwait(false);
        if (status is < 200 or >= 300)
            throw Refused(status, body, retryAfter, "to revoke the token");
    }

    public void Dispose() => _http.Dispose();

    private Uri? Revocation()
    {
        var path = _address.GetLeftPart(UriPartial.Path);
        foreach (var (end, instead) in new[] { ("/access_token", "/token/revoke"), ("/token.oauth2", "/revoke_token.oauth2") })
        {
            if (path.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return new Uri(path.Substring(0, path.Length - end.Length) + instead);
        }
        return null;
    }

    private async Task<(int Status, string Body, TimeSpan? RetryAfter)> SendAsync(Uri address, IReadOnlyList<KeyValuePair<string, string>> form,
        CancellationToken cancellation)
    {
        // An application without a secret says in the form who it is.
        if (_basic is null && form.All(f => f.Key != "client_id"))
            form = [.. form, new("client_id", _clientId)];
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Encoded(form) };
        if (_basic is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", _basic);
        var log = AmbientLog.Current;
        var line = $"POST {Host}{_redactor.Address(address)}";
        if (log.WantsDebug)
            log.Debug($"> {line}\n\n{string.Join("\n", form.Select(Shown))}");
        try
        {
            using var answer = new Answer(await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .ConfigureAwait(false));
            var response = answer.Response;
            log.Verbose(FormattableString.Invariant($"{line} -> {(int)response.StatusCode}, {answer.Body.Bytes} bytes"));
            if (log.WantsDebug)
                log.Debug($"< {(int)response.StatusCode} {line}\n\n{_redactor.Body(answer.Body.ToString())}");
            return ((int)response.StatusCode, answer.Body.ToString(), RateLimitHeaders.RetryAfter(response, _time.Now, out _));
        }
        catch (TimeoutException e)
        {
            var why = e is SlowAnswerException ? $"in time: {e.Message}" : FormattableString.Invariant($"within {_timeout.TotalSeconds:0} s");
            throw new StellantisApiException(ErrorIds.RequestTimeout, $"The identity provider {Host} gave no answer {why.TrimEnd('.')}.", e,
                _redactor)
            {
                IsUnreachable = true,
            };
        }
        catch (Exception e) when (e is ObjectDisposedException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new StellantisApiException(
                ErrorIds.NotConnected, $"The connection was closed before the identity provider {Host} answered. Run Connect-Stellantis again.", e);
        }
        catch (InvalidDataException e)
        {
            throw Unreadable(e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Faults.IsProxyRefusal(e)
                ? new StellantisApiException(ErrorIds.AuthenticationFailed, $"The proxy refused the connection to {Host} (407).", e, _redactor)
                { Advice = Faults.ProxyAdvice }
                : new StellantisApiException(ErrorIds.NetworkError, $"The identity provider {Host} cannot be reached, or broke off: {Innermost(e)}.",
                    e, _redactor)
                { IsUnreachable = true, Advice = Faults.Advice(e) };
        }
    }

    private string Shown(KeyValuePair<string, string> field) =>
        $"{field.Key}={(SecretNames.IsInQuery(field.Key) ? Redactor.Hidden : _redactor.Mask(field.Value))}";

    // The framework's own form refuses a value of 65,520 characters on .NET Framework.
    private static ByteArrayContent Encoded(IEnumerable<KeyValuePair<string, string>> form)
    {
        var text = string.Join("&", form.Select(f => $"{AddressText.Escape(f.Key)}={AddressText.Escape(f.Value)}")).Replace("%20", "+");
        return new ByteArrayContent(Encoding.ASCII.GetBytes(text))
        {
            Headers =
            { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") }
        };
    }

    private TokenAnswer Read((int Status, string Body, TimeSpan? RetryAfter) answer)
    {
        if (answer.Status is < 200 or >= 300)
            throw Refused(answer.Status, answer.Body, answer.RetryAfter, "to give an access token");
        Dictionary<string, object?> members;
        try
        {
            members = Members(answer.Body);
        }
        catch (JsonException e)
        {
            throw Unreadable(e);
        }
        if (Text(members, "access_token") is not { } token)
        {
            if (members.TryGetValue("error", out var error) && error is not null)
                throw Refused(answer.Status, answer.Body, answer.RetryAfter, "to give an access token");
            throw Odd("answered without an access token. Check -TokenUri");
        }
        if (token.Any(c => c is <= ' ' or > '~'))
            throw Odd("gave an access token that cannot be sent in a header");
        return new TokenAnswer(token, Text(members, "refresh_token"), Lifetime(members));
    }

    private StellantisApiException Refused(int status, string body, TimeSpan? retryAfter, string what)
    {
        if (status is >= 300 and < 400)
            return Odd("redirects elsewhere, which is not followed. Check -TokenUri");
        var words = ErrorWords.Of(body);
        var (error, description) = (Quoted(words.Name), Quoted(words.Said));
        var why = $"{status}{(error is null ? "" : ", " + error)}{(description is null ? "" : ": " + description.TrimEnd('.'))}";
        var (id, remedy) = error switch
        {
            "invalid_grant" or "access_denied" or "invalid_token" => (ErrorIds.TokenExpired, "Sign in again."),
            "invalid_client" or "unauthorized_client" =>
                (ErrorIds.AuthenticationFailed, "Check the client id, its secret, and the client certificate."),
            "invalid_scope" => (ErrorIds.AuthenticationFailed, "Check -Scope of Connect-Stellantis."),
            "server_error" or "temporarily_unavailable" => (ErrorIds.ServiceUnavailable, "Run the command again later."),
            _ => status switch
            {
                429 => (ErrorIds.Throttled, "Wait a while and run the command again."),
                >= 500 => (ErrorIds.ServiceUnavailable, "Run the command again later."),
                404 or 405 => (ErrorIds.AuthenticationFailed, "Check -TokenUri of Connect-Stellantis."),
                _ => (ErrorIds.AuthenticationFailed, "Check what Connect-Stellantis was given."),
            },
        };
        return new StellantisApiException(id, $"The identity provider {Host} refused {what} ({why}). {remedy}", redactor: _redactor)
        {
            StatusCode = status,
            Advice = status == 407 ? Faults.ProxyAdvice : null,
            // Without a token, the next call would meet it again.
            IsUnreachable = id == ErrorIds.ServiceUnavailable,
            ErrorName = error,
            ServiceMessage = description,
            RetryAfter = retryAfter,
        };
    }

    private StellantisApiException Unreadable(Exception e) =>
        new(ErrorIds.InvalidResponse, _redactor.Mask($"The identity provider {Host} gave an answer that cannot be read: {e.Message.TrimEnd('.')}."),
            e)
        { IsUnreachable = true };

    private StellantisApiException Odd(string what) => new(ErrorIds.AuthenticationFailed, $"The identity provider {Host} {what}.");

    // What was not understood may be sent again; what was perhaps carried out, only when that does no harm.
    private static bool IsWorthAnother(StellantisApiException e, bool repeatable) => e.ErrorId switch
    {
        ErrorIds.Throttled => e.RetryAfter is null || e.RetryAfter <= BackOff.Longest,
        ErrorIds.ServiceUnavailable => (repeatable || e.StatusCode == 503) && (e.RetryAfter is null || e.RetryAfter <= BackOff.Longest),
        ErrorIds.NetworkError or ErrorIds.RequestTimeout => repeatable && e.Advice is null && e.InnerException is not SlowAnswerException,
        _ => false,
    };

    private static TimeSpan Pause(int attempt, TimeSpan? retryAfter)
    {
        var own = BackOff.After(attempt - 1);
        return retryAfter > own ? retryAfter.Value : own;
    }

    private static TimeSpan? Lifetime(Dictionary<string, object?> members)
    {
        members.TryGetValue("expires_in", out var value);
        return double.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture,
            out var seconds)
            && seconds is > 0 and < 3_000_000_000 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private string? Quoted(string? text) => text is null ? null : _redactor.Quote(text, ErrorAnswer.LongestQuote);

    private static string? Text(Dictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out var value) && value is string { Length: > 0 } text ? text : null;

    private static Dictionary<string, object?> Members(string body) =>
        body.TrimStart().StartsWith("{", StringComparison.Ordinal) && PlainValue.Parse(body) is Dictionary<string, object?> members ? members : [];

    private static string Innermost(Exception e)
    {
        while (e.InnerException is not null)
            e = e.InnerException;
        return e.Message.TrimEnd('.');
    }
}
