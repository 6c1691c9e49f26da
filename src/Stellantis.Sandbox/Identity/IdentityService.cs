using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Stellantis.Sandbox.Api;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;

namespace Stellantis.Sandbox.Identity;

/// <summary>The identity provider: codes and tokens for the users of brands, and tokens for partners.</summary>
internal sealed class IdentityService(Account account, TokenStore tokens, bool strict, Func<DateTimeOffset> clock)
{
    public const string AuthorizePath = "/am/oauth2/authorize";
    public const string TokenPath = "/am/oauth2/access_token";
    public const string RevokePath = "/am/oauth2/token/revoke";
    public const string PartnerTokenPath = "/as/token.oauth2";

    private const string Json = "application/json";

    public static IReadOnlyList<IdentityEndpoint> Endpoints { get; } =
    [
        new("authorize", "GET", AuthorizePath, Authorize),
        new("getToken", "POST", TokenPath, GetToken),
        new("revokeToken", "POST", RevokePath, Revoke),
        new("getPartnerToken", "POST", PartnerTokenPath, GetPartnerToken),
    ];

    /// <summary>The endpoint at a path, whatever the method; null when there is none.</summary>
    public static IdentityEndpoint? EndpointOf(string path) => Endpoints.FirstOrDefault(endpoint => endpoint.Path == path);

    /// <summary>Answers a request to one of the endpoints.</summary>
    public HttpResponse Answer(HttpRequest request, IdentityEndpoint endpoint)
    {
        if (request.Method != endpoint.Method)
        {
            var response = new HttpResponse(405);
            response.Headers.Add("Allow", endpoint.Method);
            return response;
        }

        try
        {
            if (request.IsCut)
                throw new OAuthFault(413, "invalid_request", "The body is larger than 64 kB.");
            return endpoint.Handle(new IdentityCall(request, account, tokens, strict, clock()));
        }
        catch (OAuthFault fault)
        {
            var response = Call.Answer(fault.Status, json =>
            {
                json.WriteStartObject();
                json.Write("error", fault.Error);
                json.Write("error_description", fault.Message);
                json.WriteEndObject();
            }, Json);
            if (fault.Status == 401)
                response.Headers.Add("WWW-Authenticate", "Basic realm=\"sandbox\"");
            return response;
        }
    }

    // There is no page to sign in at: everybody who asks is the one user, and consents.
    private static HttpResponse Authorize(IdentityCall call)
    {
        if (call.Query.Find("client_id") != call.Account.ClientId)
            throw OAuthFault.Request("The parameter client_id is missing or does not hold a known value.");
        if (call.Query.Find("redirect_uri") is not { } redirect || redirect.Length > TokenStore.MaxScope
            || !Uri.TryCreate(redirect, UriKind.Absolute, out var address)
            || address.IsFile || address.Fragment.Length > 0)
            throw OAuthFault.Request("The parameter redirect_uri must be a whole address without a fragment.");

        var scope = string.Join(" ", (call.Query.Find("scope") ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries));
        var state = call.Query.Find("state") is { } given ? "&state=" + Uri.EscapeDataString(given) : "";
        var answer = call.Query.Find("response_type") != "code" ? "error=unsupported_response_type"
            : scope.Length is 0 or > TokenStore.MaxScope ? "error=invalid_scope"
            : $"code={call.Tokens.IssueCode(redirect, scope)}&scope={Uri.EscapeDataString(scope.Replace(' ', ','))}";
        var response = new HttpResponse(302);
        response.Headers.Add("Location", address.AbsoluteUri + (address.Query.Length > 0 ? "&" : "?") + answer + state);
        return response;
    }

    private static HttpResponse GetToken(IdentityCall call)
    {
        call.DemandClient();
        switch (call.Demand("grant_type"))
        {
            case "authorization_code":
                return Grant(call, call.Tokens.RedeemCode(call.Demand("code"), call.Demand("redirect_uri")));
            case "refresh_token":
                call.DemandRealm();
                return Grant(call, call.Tokens.Refresh(call.Demand("refresh_token")));
            default:
                throw new OAuthFault(400, "unsupported_grant_type", "The grant_type must be authorization_code or refresh_token.");
        }
    }

    private static HttpResponse Revoke(IdentityCall call)
    {
        call.DemandClient();
        call.DemandRealm();
        call.Tokens.Revoke(call.Form.Find("refresh_token") ?? call.Demand("token"));
        return new HttpResponse(200);
    }

    // Partners show who they are by their certificate; a secret is looked at when it is sent.
    private static HttpResponse GetPartnerToken(IdentityCall call)
    {
        if (call.Demand("grant_type") != "client_credentials")
            throw new OAuthFault(400, "unsupported_grant_type", "The grant_type must be client_credentials.");
        var basic = call.Basic();
        var secret = basic?.Secret ?? call.Form.Find("client_secret");
        if ((basic?.Id ?? call.Demand("client_id")) != call.Account.ClientId || (secret is not null && secret != call.Account.ClientSecret))
            throw OAuthFault.Client("The client id or the secret is not known.");
        if (call.Form.Find("scope") is not { Length: <= TokenStore.MaxScope } scope)
            throw new OAuthFault(400, "invalid_scope", "The parameter scope is missing, or longer than any.");
        return Grant(call, call.Tokens.Issue(scope, refreshes: false));
    }

    private static HttpResponse Grant(IdentityCall call, (Token Access, Token? Refresh) tokens)
    {
        var response = Call.Answer(200, json =>
        {
            json.WriteStartObject();
            json.Write("scope", tokens.Access.Scope);
            json.Write("expires_in", (int)Math.Min(call.Tokens.Lifetime.TotalSeconds, int.MaxValue));
            json.Write("token_type", "Bearer");
            if (tokens.Refresh is { } refresh)
            {
                json.Write("refresh_token", refresh.Text);
                json.Write("id_token", IdToken(call));
            }

            json.Write("access_token", tokens.Access.Text);
            json.WriteEndObject();
        }, Json);
        response.Headers.Add("Cache-Control", "no-store");
        return response;
    }

    // Who signed in, as OpenID Connect writes it; nobody signs it.
    private static string IdToken(IdentityCall call)
    {
        var now = call.Now.ToUnixTimeSeconds();
        var claims = JsonConvert.SerializeObject(new Dictionary<string, object>
        {
            ["sub"] = call.Account.UserId,
            ["aud"] = call.Account.ClientId,
            ["iat"] = now,
            ["exp"] = now + (long)call.Tokens.Lifetime.TotalSeconds,
        });
        return string.Format(CultureInfo.InvariantCulture, "{0}.{1}.", Base64(/*lang=json*/ """{"alg":"none"}"""), Base64(claims));
    }

    private static string Base64(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
