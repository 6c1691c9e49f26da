namespace Stellantis.Client.Auth;

/// <summary>A refresh token; where the identity provider gives a new one with each access token, the new one takes its place.</summary>
/// <param name="refreshToken">The refresh token to begin with.</param>
/// <param name="realm">The realm of the customer, or null.</param>
internal sealed class RefreshTokenGrant(string refreshToken, string? realm) : ITokenGrant
{
    private volatile string _refreshToken = refreshToken;

    public string Name => "Refresh";

    public IEnumerable<string?> Secrets => [_refreshToken];

    public bool IsRepeatable => true;

    public string? RefreshToken => _refreshToken;

    public IReadOnlyList<KeyValuePair<string, string>> Form()
    {
        var form = new List<KeyValuePair<string, string>> { new("grant_type", "refresh_token"), new("refresh_token", _refreshToken) };
        if (realm is not null)
            form.Add(new("realm", realm));
        return form;
    }

    public void Accept(TokenAnswer answer) => _refreshToken = answer.RefreshToken ?? _refreshToken;
}
