using System.Net.Http;
using Stellantis.Client.Http;

namespace Stellantis.Client.Auth;

/// <summary>The gateway's way of signing in: everything in headers, computed for each call.</summary>
internal sealed class GatewayAuthentication : IAuthentication
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

    public string UserId => _userId;

    /// <summary>The account on whose behalf channel, monitor and remote calls run; the user id when absent.</summary>
    public string? CvsUserId { get; init; }

    public string? PartnerId { get; init; }

    public string? CustomerContext { get; init; }

    /// <summary>ISO codes of the countries for the gateway's cookie.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>The realm to name on every call; null when the brand of the call's vehicle tells.</summary>
    public string? Realm { get; init; }

    public RealmKind RealmKind { get; init; }

    /// <summary>The vehicle of calls that are about none.</summary>
    public string? Vin { get; init; }

    /// <summary>Replaces the scopes of every call.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Is added to the scopes of every call.</summary>
    public IReadOnlyList<string> AddedScopes { get; init; } = [];

    public IEnumerable<string?> Secrets => [_clientId, _clientSecret, _userId, CvsUserId, PartnerId, CustomerContext];

    public string Name => "Gateway";

    public Task SignAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellation)
    {
        Sign(request, call);
        return Task.CompletedTask;
    }

    // Nothing here grows old: what was refused once is refused again.
    public Task<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellation) => Task.FromResult(false);

    private void Sign(HttpRequestMessage request, ApiCall call)
    {
        var vin = call.Vin ?? Vin;
        var headers = request.Headers;
        headers.Add("X-Introspect-Realm", RealmOf(vin));
        headers.Add("X-CVS-Scope", ScopeOf(call, vin));
        headers.Add("X-IBM-Client-Id", _clientId);
        headers.Add("X-IBM-Client-Secret", _clientSecret);
        headers.Add("X-Supersede-CVS-User-Id", _userId);
        if (!call.Operation.IsOnChannels)
            return;
        headers.Add("X-CVS-User-Id", CvsUserId ?? _userId);
        if (PartnerId is not null)
            headers.Add("X-PartnerId", PartnerId);
        if (CustomerContext is not null)
            headers.Add("X-Customer-Context", CustomerContext);
        if (Countries.Count > 0)
            headers.Add("Cookie", string.Join(" ", Countries.Select(c => $"PSACountry={c};")));
    }

    /// <summary>The scopes of a call, then the vehicle that it is about.</summary>
    internal string ScopeOf(ApiCall call, string? vin)
    {
        var ofCall = $"{call.Operation.Scopes} {call.ExtraScope}".Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var all = (Scopes.Count > 0 ? Scopes : ofCall).Concat(AddedScopes).Concat([vin is null ? null : "VIN:" + HeaderValue.Check(vin, "Vin")]);
        return string.Join(" ", all.Where(w => !string.IsNullOrEmpty(w)).Distinct());
    }

    private string RealmOf(string? vin)
    {
        if (Realm is not null)
            return Realm;
        if (vin is null)
        {
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                "The realm follows from the brand, and this call is about no vehicle that would tell it. Connect with -Brand, -Realm or -Vin.");
        }
        return Brand.OfVin(vin)?.Realm(RealmKind) ?? throw new StellantisApiException(ErrorIds.InvalidRequest,
            $"The manufacturer code '{vin.Substring(0, Math.Min(3, vin.Length))}' belongs to no brand that is known here, so the realm is not known. Connect with -Brand or -Realm.");
    }
}
