using System.Net.Http;
using System.Net.Http.Headers;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;
using Stellantis.Client.Text;

namespace Stellantis.Client.Auth;

/// <summary>
/// Signing in by an access token, however it is had: the token in a header, the client id in the query. With a user id the gateway's headers go too,
/// since the service documents both ways and says nowhere that one excludes the other.
/// </summary>
internal sealed class BearerAuthentication : AccountAuthentication, IDisposable
{
    private readonly string _clientId;
    private readonly string? _clientSecret;
    private readonly string? _userId;

    /// <exception cref="StellantisApiException">InvalidRequest: a value that no header takes, or a user id without a client secret.</exception>
    public BearerAuthentication(IAccessTokens tokens, string clientId, string? clientSecret, string? userId)
    {
        Tokens = tokens;
        _clientId = HeaderValue.Check(clientId, "ClientId", secret: true);
        _clientSecret = clientSecret is null ? null : HeaderValue.Check(clientSecret, "Credential", secret: true);
        _userId = userId is null ? null : HeaderValue.Check(userId, "UserId", secret: true);
        if (_userId is not null && string.IsNullOrEmpty(_clientSecret))
        {
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                "-UserId adds the gateway's headers to each call, and these need the client secret. Give client id and " +
                    "secret by -Credential, or leave -UserId away.");
        }
    }

    public IAccessTokens Tokens { get; }

    public override string Name => Tokens.Name;

    public override IEnumerable<string?> Secrets => base.Secrets.Concat([_clientId, _clientSecret, _userId]).Concat(Tokens.Secrets);

    /// <summary>True for the tokens of partners, which belong to no realm.</summary>
    public bool IsRealmOptional { get; init; }

    public override async Task SignAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellation)
    {
        // What is wrong with the call itself is said before a token is asked for.
        AddRealm(request, call, mustBeKnown: !IsRealmOptional);
        if (_userId is not null)
            AddGateway(request, call, _clientId, _clientSecret!, _userId);
        AddAccount(request, call, _userId);
        request.RequestUri = WithClientId(request.RequestUri!);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Tokens.GetAsync(cancellation).ConfigureAwait(false));
    }

    public override Task<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellation) =>
        Tokens.RenewAsync(refused.Headers.Authorization?.Parameter, cancellation);

    public void Dispose() => Tokens.Dispose();

    // A link of the service may bring a client id along; there is one in the end.
    private Uri WithClientId(Uri address)
    {
        var others = address.Query.TrimStart('?').Split(['&'], StringSplitOptions.RemoveEmptyEntries)
            .Where(p => p != "client_id" && !p.StartsWith("client_id=", StringComparison.OrdinalIgnoreCase));
        return WebAddress.Of(address.GetLeftPart(UriPartial.Path) + "?"
            + string.Join("&", others.Append("client_id=" + AddressText.Escape(_clientId))));
    }
}
