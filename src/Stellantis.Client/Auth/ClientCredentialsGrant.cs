namespace Stellantis.Client.Auth;

/// <summary>The application itself, known by its client certificate, its secret, or both.</summary>
/// <param name="clientId">The client id; it stands in the form.</param>
/// <param name="scopes">The scopes that were given at onboarding.</param>
internal sealed class ClientCredentialsGrant(string clientId, IReadOnlyList<string> scopes) : ITokenGrant
{
    public string Name => "ClientCredential";

    public IEnumerable<string?> Secrets => [];

    public bool IsRepeatable => true;

    public string? RefreshToken => null;

    public IReadOnlyList<KeyValuePair<string, string>> Form()
    {
        var form = new List<KeyValuePair<string, string>> { new("grant_type", "client_credentials"), new("client_id", clientId) };
        if (scopes.Count > 0)
            form.Add(new("scope", string.Join(" ", scopes)));
        return form;
    }

    public void Accept(TokenAnswer answer)
    {
        // The application stays entitled; what else came is not needed.
    }
}
