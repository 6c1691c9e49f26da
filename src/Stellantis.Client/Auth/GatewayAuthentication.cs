using System.Net.Http;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;

namespace Stellantis.Client.Auth;

/// <summary>The gateway's way of signing in: everything in headers, computed for each call.</summary>
internal sealed class GatewayAuthentication : AccountAuthentication
{
    private readonly string _clientId;
    private readonly string _clientSecret;
    private readonly string _userId;

    /// <exception cref="StellantisApiException">InvalidRequest: a value that no header takes.</exception>
    public GatewayAuthentication(string clientId, string clientSecret, string userId)
    {
        _clientId = HeaderValue.Check(clientId, "Credential", secret: true);
        _clientSecret = HeaderValue.Check(clientSecret, "Credential", secret: true);
        _userId = HeaderValue.Check(userId, "UserId", secret: true);
    }

    public override string Name => "Gateway";

    public override IEnumerable<string?> Secrets => base.Secrets.Concat([_clientId, _clientSecret, _userId]);

    public override Task SignAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellation)
    {
        AddRealm(request, call);
        AddGateway(request, call, _clientId, _clientSecret, _userId);
        AddAccount(request, call, _userId);
        return Task.CompletedTask;
    }

    // Nothing here grows old: what was refused once is refused again.
    public override Task<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellation) => Task.FromResult(false);
}
