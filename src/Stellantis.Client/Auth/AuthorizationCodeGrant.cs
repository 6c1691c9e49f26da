namespace Stellantis.Client.Auth;

/// <summary>
/// The code that the identity provider sent with the user back to the application; it is good for one exchange, and a refresh token follows it.
/// </summary>
/// <param name="code">The code.</param>
/// <param name="redirectUri">The address that the user was sent back to, spelt as when the code was asked for.</param>
/// <param name="realm">The realm of the customer, or null.</param>
internal sealed class AuthorizationCodeGrant(string code, string redirectUri, string? realm) : ITokenGrant
{
    private volatile RefreshTokenGrant? _then;
    private volatile bool _isUsed;

    public string Name => "Code";

    public IEnumerable<string?> Secrets => _then?.Secrets.Append(code) ?? [code];

    // A code that was seen twice takes the tokens of its first use along.
    public bool IsRepeatable => _isUsed;

    public string? RefreshToken => _then?.RefreshToken;

    public IReadOnlyList<KeyValuePair<string, string>> Form()
    {
        if (_then is { } then)
            return then.Form();
        if (_isUsed)
        {
            throw new StellantisApiException(ErrorIds.TokenExpired,
                "The access token has expired, and the identity provider gave no refresh token with it. Sign in again: " +
                    "New-StellantisAuthorizationUri, then Connect-Stellantis -AuthorizationCode.");
        }
        return [new("grant_type", "authorization_code"), new("redirect_uri", redirectUri), new("code", code)];
    }

    public void Accept(TokenAnswer answer)
    {
        _isUsed = true;
        if (_then is not null)
            _then.Accept(answer);
        else if (answer.RefreshToken is { } refreshToken)
            _then = new RefreshTokenGrant(refreshToken, realm);
    }
}
