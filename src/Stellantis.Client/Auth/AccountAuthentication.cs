using System.Net.Http;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;

namespace Stellantis.Client.Auth;

/// <summary>What the ways of signing in have in common: the realm, the scopes, and the headers of the account.</summary>
internal abstract class AccountAuthentication : IAuthentication
{
    public abstract string Name { get; }

    public virtual IEnumerable<string?> Secrets => [CvsUserId, PartnerId, CustomerContext];

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

    public abstract Task SignAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellation);

    public abstract Task<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellation);

    /// <summary>The gateway's headers of every call.</summary>
    protected void AddGateway(HttpRequestMessage request, ApiCall call, string clientId, string clientSecret, string userId)
    {
        var vin = call.Vin ?? Vin;
        var headers = request.Headers;
        headers.Add("X-CVS-Scope", ScopeOf(call, vin));
        headers.Add("X-IBM-Client-Id", clientId);
        headers.Add("X-IBM-Client-Secret", clientSecret);
        headers.Add("X-Supersede-CVS-User-Id", userId);
    }

    /// <summary>The realm of a call.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it is not known, and must be.</exception>
    protected void AddRealm(HttpRequestMessage request, ApiCall call, bool mustBeKnown = true)
    {
        if (RealmOf(call.Vin ?? Vin, mustBeKnown) is { } realm)
            request.Headers.Add("X-Introspect-Realm", realm);
    }

    /// <summary>The account's own headers, which go with calls for channels, monitors and remotes.</summary>
    protected void AddAccount(HttpRequestMessage request, ApiCall call, string? userId)
    {
        if (!call.Operation.IsOnChannels)
            return;
        var headers = request.Headers;
        if ((CvsUserId ?? userId) is { } account)
            headers.Add("X-CVS-User-Id", account);
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

    private string? RealmOf(string? vin, bool mustBeKnown)
    {
        if ((Realm ?? Brand.OfVin(vin)?.Realm(RealmKind)) is { } realm)
            return realm;
        if (!mustBeKnown)
            return null;
        throw new StellantisApiException(ErrorIds.InvalidRequest, vin is null
            ? "The realm follows from the brand, and this call is about no vehicle that would tell it. Connect with -Brand, -Realm or -Vin."
            : $"The manufacturer code '{vin.Substring(0, Math.Min(3, vin.Length))}' is not of a known brand, so the realm is not " +
                $"known. Connect with -Brand or -Realm.");
    }
}
