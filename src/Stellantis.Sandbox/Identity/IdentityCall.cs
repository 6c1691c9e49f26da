using System.Text;
using Stellantis.Sandbox.Api;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;

namespace Stellantis.Sandbox.Identity;

/// <summary>One request to the identity provider.</summary>
internal sealed class IdentityCall(HttpRequest request, Account account, TokenStore tokens, bool strict, DateTimeOffset now)
{
    private const string FormType = "application/x-www-form-urlencoded";

    public Query Query { get; } = SandboxApi.QueryOf(request.Target);

    /// <summary>The parameters in the body.</summary>
    public Query Form { get; } = Query.Parse(IsForm(request) ? Encoding.UTF8.GetString(request.Body) : "");

    public Account Account { get; } = account;

    public TokenStore Tokens { get; } = tokens;

    public DateTimeOffset Now { get; } = now;

    /// <summary>A parameter of the body that has to be there.</summary>
    public string Demand(string name) => IsForm(request)
        ? Form.Find(name) ?? throw OAuthFault.Request($"The parameter {name} is missing.")
        : throw OAuthFault.Request($"The body must be {FormType}.");

    /// <summary>Refuses a client that does not show its id and secret by Basic authentication.</summary>
    public void DemandClient()
    {
        if (Basic() is not { } client)
            throw OAuthFault.Client("The header Authorization must hold the client id and secret (Basic).");
        if (client != (Account.ClientId, Account.ClientSecret))
            throw OAuthFault.Client("The client id or the secret is not known.");
    }

    /// <summary>The client id and secret of the header; null when there are none.</summary>
    public (string Id, string Secret)? Basic()
    {
        if (request.Headers.Find("Authorization") is not { } header || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header.Substring("Basic ".Length).Trim())).Split([':'], 2);
            return pair.Length == 2 ? (pair[0], pair[1]) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The realm stands in the query or in the body; the portal shows both. A strict sandbox does not do without.</summary>
    public void DemandRealm()
    {
        if ((Query.Find("realm") ?? Form.Find("realm")) is not { } realm)
        {
            if (strict)
                throw OAuthFault.Request("The parameter realm is missing.");
        }
        else if (!Gateway.IsRealm(realm))
        {
            throw OAuthFault.Request("The parameter realm does not hold a known value.");
        }
    }

    private static bool IsForm(HttpRequest request) =>
        string.Equals(request.Headers.Find("Content-Type")?.Split(';')[0].Trim(), FormType, StringComparison.OrdinalIgnoreCase);
}
