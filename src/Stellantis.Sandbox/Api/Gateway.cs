using Stellantis.Sandbox.Tokens;

namespace Stellantis.Sandbox.Api;

/// <summary>What stands before the service: who calls (401), and whether he may (403).</summary>
internal sealed class Gateway(Account account, TokenStore tokens)
{
    private const string Bearer = "Bearer ";

    private static readonly HashSet<string> s_realms = new(
        new[] { "B2C" }.Concat(
            from prefix in new[] { "clientsB2C", "OTP" }
            // The portal writes Peugeot wrong, working clients write it right.
            from brand in new[] { "Peugeot", "Peugot", "Citroen", "DS", "Opel", "Vauxhall" }
            select prefix + brand),
        StringComparer.Ordinal);

    /// <summary>Whether there is a realm of this name.</summary>
    public static bool IsRealm(string name) => s_realms.Contains(name);

    /// <summary>Lets the call pass or throws.</summary>
    public void Admit(Call call)
    {
        Identify(call);
        Authorize(call);
        if (call.Strict && call.Operation.WritesMonitors)
            DemandPartner(call);
    }

    private void Identify(Call call)
    {
        if (call.Request.Headers.Find("Authorization") is { } authorization)
        {
            IdentifyBearer(call, authorization);
            return;
        }

        if (call.Query.Find("client_id") is not null && call.Request.Headers.Find("X-IBM-Client-Id") is null)
            throw new ApiFault(401, "The header Authorization is missing.");
        Demand(call, "X-IBM-Client-Id", value => value == account.ClientId);
        Demand(call, "X-IBM-Client-Secret", value => value == account.ClientSecret);
        Demand(call, "X-Introspect-Realm", s_realms.Contains);
        Demand(call, "X-Supersede-CVS-User-Id", value => value == account.UserId);
    }

    private void IdentifyBearer(Call call, string authorization)
    {
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || tokens.Find(authorization.Substring(Bearer.Length).Trim()) is not { } token)
            throw new ApiFault(401, "The access token is unknown, revoked, or has expired.");
        if (call.Query.Find("client_id") != account.ClientId)
            throw new ApiFault(401, "The parameter client_id is missing or does not hold a known value.");
        Demand(call, "X-Introspect-Realm", s_realms.Contains);
        call.Scope = call.Scope.WithToken(token.Scope);
    }

    private static void Demand(Call call, string header, Func<string, bool> accepts)
    {
        if (call.Request.Headers.Find(header) is not { Length: > 0 } value)
            throw new ApiFault(401, $"The header {header} is missing.");
        if (!accepts(value))
            throw new ApiFault(401, $"The header {header} does not hold a known value.");
    }

    private static void Authorize(Call call)
    {
        var scope = call.Scope;
        var operation = call.Operation;
        if (scope.IsMissing && operation.NeedsScope)
            throw new ApiFault(403, $"{scope.Source} is missing.");

        // Published calls on channels carry the vehicle alone.
        if (!(scope.IsBare && scope.Vins.Count > 0 && operation.IsOnChannels && !call.Strict))
        {
            if (operation.Required.FirstOrDefault(name => !scope.Grants(name)) is { } missing)
                throw new ApiFault(403, $"{scope.Source} does not grant {missing}.");
            if (operation.Required.Count == 0 && operation.Optional.Count > 0 && !operation.Optional.Any(scope.Grants))
                throw new ApiFault(403, $"{scope.Source} grants none of {string.Join(", ", operation.Optional)}.");
        }

        if (operation.VehicleIdOf(call) is { } vehicleId)
        {
            if (scope.Vins.Count > 0 && !scope.Vins.Contains(vehicleId))
                throw new ApiFault(403, "The header X-CVS-Scope names another vehicle than the path.");
        }
        else if (scope.Vins.Exists(vin => call.World.Fleet.Find(vin) is null))
        {
            throw new ApiFault(403, "The header X-CVS-Scope names a vehicle that the account does not have.");
        }
    }

    private static void DemandPartner(Call call)
    {
        foreach (var header in new[] { "X-PartnerId", "X-Customer-Context", "X-CVS-User-Id" })
        {
            if (string.IsNullOrEmpty(call.Request.Headers.Find(header)))
                throw new ApiFault(400, $"The header {header} is missing.");
        }

        if (call.Request.Headers.Find("Cookie")?.IndexOf("PSACountry=", StringComparison.Ordinal) is null or < 0)
            throw new ApiFault(400, "The cookie PSACountry is missing.");
    }
}
