using Stellantis.Client.Http;
using Stellantis.Client.Masking;

namespace Stellantis.Client.Auth;

/// <summary>
/// Keeps an access token fresh: it is renewed before it expires and when the service refuses it, once, however many requests wait for it. When it
/// cannot be renewed, all who wait and all who come later get the one error that says so, and the identity provider is not asked again.
/// </summary>
internal sealed class TokenSource : IAccessTokens
{
    // How long a passing fault of the identity provider is taken to last before it is asked anew.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestMargin = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly ITokenGrant _grant;
    private readonly TokenEndpoint _endpoint;
    private readonly Redactor _redactor;
    private readonly TimeSource _time;
    private readonly CancellationTokenSource _end = new();
    private Token? _token;
    private Task<Token>? _renewal;
    private StellantisApiException? _failure;
    private DateTimeOffset _failedUntil;

    /// <param name="grant">What entitles to tokens.</param>
    /// <param name="endpoint">Where they are had; it is disposed with the source.</param>
    /// <param name="redactor">Is told of each token.</param>
    /// <param name="first">An access token to begin with, or null.</param>
    /// <param name="time">The time.</param>
    public TokenSource(ITokenGrant grant, TokenEndpoint endpoint, Redactor redactor, string? first = null, TimeSource? time = null)
    {
        _grant = grant;
        _endpoint = endpoint;
        _redactor = redactor;
        _time = time ?? new TimeSource();
        _token = first is null ? null : new Token(first, null, DateTimeOffset.MaxValue);
        redactor.Hide(Secrets);
    }

    public string Name => _grant.Name;

    public IEnumerable<string?> Secrets => _grant.Secrets.Append(Volatile.Read(ref _token)?.Value);

    public DateTimeOffset? ExpiresAt => Volatile.Read(ref _token)?.ExpiresAt;

    public async Task<string> GetAsync(CancellationToken cancellation)
    {
        Task<Token> renewal;
        Token? old;
        lock (_gate)
        {
            var now = _time.Now;
            old = _token;
            if (old is not null && (now < old.RenewAt || now < _failedUntil && old.IsValidAt(now)))
                return old.Value;
            ThrowIfFailed(now);
            renewal = _renewal ??= Task.Run(RenewAsync);
        }
        try
        {
            return (await renewal.EndedBy(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false)).Value;
        }
        catch (StellantisApiException e) when (IsPassing(e) && old?.IsValidAt(_time.Now) == true)
        {
            // It was renewed ahead of time, and still serves.
            return old.Value;
        }
    }

    public async Task<bool> RenewAsync(string? refused, CancellationToken cancellation)
    {
        Task<Token> renewal;
        lock (_gate)
        {
            if (_token is not null && _token.Value != refused)
                return true;
            _token = null;
            ThrowIfFailed(_time.Now);
            renewal = _renewal ??= Task.Run(RenewAsync);
        }
        await renewal.EndedBy(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
        return true;
    }

    public Task RevokeAsync(Uri? revocation, CancellationToken cancellation) => (_grant.RefreshToken ?? Volatile.Read(ref _token)?.Value) is { } token
        ? _endpoint.RevokeAsync(revocation, token, _grant.RefreshToken is not null, cancellation)
        : throw new StellantisApiException(ErrorIds.NotSupported, "There is no token yet, so there is nothing to revoke.");

    public void Dispose()
    {
        _end.Cancel();
        _endpoint.Dispose();
    }

    // Is nobody's in particular: it goes on when one of those who wait goes away, so that a new refresh token is never lost.
    private async Task<Token> RenewAsync()
    {
        try
        {
            var asked = _time.Now;
            var answer = await _endpoint.RequestAsync(_grant.Form(), _grant.IsRepeatable, _end.Token).ConfigureAwait(false);
            _redactor.Hide([answer.AccessToken, answer.RefreshToken]);
            _grant.Accept(answer);
            var token = Of(answer, asked);
            lock (_gate)
            {
                (_token, _failure, _failedUntil, _renewal) = (token, null, default, null);
            }
            return token;
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                _renewal = null;
                if (e is StellantisApiException failure)
                {
                    _failure = failure;
                    _failedUntil = IsPassing(failure) ? _time.Now + (failure.RetryAfter > s_pause ? failure.RetryAfter.Value : s_pause)
                        : DateTimeOffset.MaxValue;
                    if (!IsPassing(failure))
                        _token = null;
                }
            }
            throw;
        }
    }

    private void ThrowIfFailed(DateTimeOffset now)
    {
        if (_failure is not null && now < _failedUntil)
            throw _failure;
    }

    private static bool IsPassing(StellantisApiException failure) =>
        failure.ErrorId is ErrorIds.NetworkError or ErrorIds.RequestTimeout or ErrorIds.ServiceUnavailable or ErrorIds.Throttled;

    private static Token Of(TokenAnswer answer, DateTimeOffset asked)
    {
        if (answer.Lifetime is not { } lifetime)
            return new Token(answer.AccessToken, null, DateTimeOffset.MaxValue);
        var tenth = TimeSpan.FromTicks(lifetime.Ticks / 10);
        return new Token(answer.AccessToken, asked + lifetime, asked + lifetime - (tenth < s_longestMargin ? tenth : s_longestMargin));
    }

    private sealed record Token(string Value, DateTimeOffset? ExpiresAt, DateTimeOffset RenewAt)
    {
        public bool IsValidAt(DateTimeOffset time) => ExpiresAt is null || time < ExpiresAt;

        public override string ToString() => nameof(Token);
    }
}
