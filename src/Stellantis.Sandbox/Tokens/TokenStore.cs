using Stellantis.Sandbox.Api;

namespace Stellantis.Sandbox.Tokens;

/// <summary>The tokens and codes of a sandbox. They end by the sandbox's clock.</summary>
internal sealed class TokenStore(Func<DateTimeOffset> clock, TimeSpan lifetime)
{
    /// <summary>So many are remembered; of more the oldest are forgotten, and unknown from then on.</summary>
    public const int MaxTokens = 10_000;

    /// <summary>So many characters there are in a scope; more would let a few requests take all memory.</summary>
    public const int MaxScope = 8_000;

    private static readonly TimeSpan s_codeLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_refreshLifetime = TimeSpan.FromDays(90);

    private readonly object _gate = new();
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _revoked = [];

    public TimeSpan Lifetime { get; } = lifetime;

    public string IssueCode(string redirectUri, string scope)
    {
        var text = Account.Secret();
        lock (_gate)
        {
            MakeRoom(text);
            _codes[text] = new AuthorizationCode(redirectUri, scope, Guid.NewGuid(), clock() + s_codeLifetime);
        }

        return text;
    }

    /// <summary>A new access token, and a refresh token unless it is not wanted.</summary>
    public (Token Access, Token? Refresh) Issue(string scope, bool refreshes = true)
    {
        lock (_gate)
            return Issue(scope, Guid.NewGuid(), refreshes);
    }

    /// <summary>Exchanges a code for tokens. A code that comes a second time ends what came of it the first time.</summary>
    public (Token Access, Token? Refresh) RedeemCode(string text, string? redirectUri)
    {
        lock (_gate)
        {
            if (!_codes.TryGetValue(text, out var code) || code.ExpiresAt <= clock())
                throw OAuthFault.Grant("The code is unknown or has expired.");
            if (!_used.Add(text))
            {
                _revoked.Add(code.Family);
                throw OAuthFault.Grant("The code was used before.");
            }

            if (code.RedirectUri != redirectUri)
                throw OAuthFault.Grant("The code was made for another redirect_uri.");
            return Issue(code.Scope, code.Family, refreshes: true);
        }
    }

    /// <summary>Exchanges a refresh token for new tokens. One that comes a second time ends its whole family: somebody has stolen it.</summary>
    public (Token Access, Token? Refresh) Refresh(string text)
    {
        lock (_gate)
        {
            if (!_tokens.TryGetValue(text, out var token) || !token.IsRefresh || IsOver(token))
                throw OAuthFault.Grant("The refresh token is unknown, revoked, or has expired.");
            if (!_used.Add(text))
            {
                _revoked.Add(token.Family);
                throw OAuthFault.Grant("The refresh token was used before; every token that came of it is revoked.");
            }

            return Issue(token.Scope, token.Family, refreshes: true);
        }
    }

    /// <summary>Ends a token: a refresh token with its whole family. One that is not known has ended already.</summary>
    public void Revoke(string text)
    {
        lock (_gate)
        {
            if (!_tokens.TryGetValue(text, out var token))
                return;
            if (token.IsRefresh)
                _revoked.Add(token.Family);
            else
                _tokens.Remove(text);
        }
    }

    /// <summary>The access token with this text; null when there is none that holds.</summary>
    public Token? Find(string text)
    {
        lock (_gate)
            return _tokens.TryGetValue(text, out var token) && !token.IsRefresh && !IsOver(token) ? token : null;
    }

    private bool IsOver(Token token) => token.ExpiresAt <= clock() || _revoked.Contains(token.Family);

    private (Token Access, Token? Refresh) Issue(string scope, Guid family, bool refreshes)
    {
        var now = clock();
        var access = Add(new Token(Account.Secret(), family, IsRefresh: false, scope, now + Lifetime));
        return (access, refreshes ? Add(new Token(Account.Secret(), family, IsRefresh: true, scope, now + s_refreshLifetime)) : null);
    }

    private Token Add(Token token)
    {
        MakeRoom(token.Text);
        return _tokens[token.Text] = token;
    }

    private void MakeRoom(string text)
    {
        _order.Enqueue(text);
        if (_order.Count <= MaxTokens)
            return;
        var oldest = _order.Dequeue();
        _tokens.Remove(oldest);
        _codes.Remove(oldest);
        _used.Remove(oldest);
    }
}
