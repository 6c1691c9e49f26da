using Stellantis.Client.Http;

namespace Stellantis.Client.Auth;

/// <summary>An access token that the user has from elsewhere; it cannot be renewed.</summary>
internal sealed class FixedToken : IAccessTokens
{
    private readonly string _token;

    /// <exception cref="StellantisApiException">InvalidRequest: no header takes the token.</exception>
    public FixedToken(string token) => _token = CheckToken(token, "AccessToken");

    public string Name => "Token";

    public IEnumerable<string?> Secrets => [_token];

    public DateTimeOffset? ExpiresAt => null;

    /// <summary>Checks a token that the user gave.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it is empty, or no header takes it.</exception>
    public static string CheckToken(string token, string source)
    {
        if (string.IsNullOrWhiteSpace(token))
            throw new StellantisApiException(ErrorIds.InvalidRequest, $"-{source} is empty. Give its text.");
        if (token.Trim().IndexOf(' ') >= 0)
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-{source} has a blank in it. Give it alone, without 'Bearer' or anything else around it.");
        return HeaderValue.Check(token, source, secret: true);
    }

    public Task<string> GetAsync(CancellationToken cancellation) => Task.FromResult(_token);

    public Task<bool> RenewAsync(string? refused, CancellationToken cancellation) => throw new StellantisApiException(ErrorIds.TokenExpired,
        "The service refused the access token (401): it has expired, or never was valid. Run Connect-Stellantis again with a new -AccessToken; " +
            "with -RefreshToken it renews itself.");

    public Task RevokeAsync(Uri? revocation, CancellationToken cancellation) => throw new StellantisApiException(ErrorIds.NotSupported,
        "This connection was given its access token and does not know who issued it. Revoke the token where it came from.");

    public void Dispose()
    {
        // Nothing is held.
    }
}
