using System.Security.Cryptography;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;
using Stellantis.Client.Text;

namespace Stellantis.Client.Auth;

/// <summary>Where the customers of a brand sign in, and the address that begins it.</summary>
internal static class IdentityProvider
{
    /// <summary>The token endpoint of a brand's customers.</summary>
    public static Uri TokenUri(Brand brand) => new(Base(brand) + "/access_token");

    /// <summary>The page where a brand's customers sign in.</summary>
    public static Uri AuthorizationUri(Brand brand) => new(Base(brand) + "/authorize");

    /// <summary>The address to open in the customer's browser.</summary>
    public static Uri Authorize(Uri page, string clientId, string redirectUri, IReadOnlyList<string> scopes, string state, string? locale)
    {
        var query = new List<(string Name, string Value)>
        {
            ("client_id", clientId), ("response_type", "code"), ("redirect_uri", redirectUri),
        };
        // The service's pages separate scopes by commas here, by blanks everywhere else.
        if (scopes.Count > 0)
            query.Add(("scope", string.Join(",", scopes)));
        query.Add(("state", state));
        // The identity provider spells it so.
        if (locale is not null)
            query.Add(("local", locale));
        var before = page.Query.Length > 1 ? page.Query + "&" : "?";
        return WebAddress.Of(page.GetLeftPart(UriPartial.Path) + before
            + string.Join("&", query.Select(q => $"{q.Name}={AddressText.Escape(q.Value)}")));
    }

    /// <summary>Checks an address of an identity provider: https, or http to this machine.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it is not.</exception>
    public static Uri Check(Uri uri, string source) => uri.IsAbsoluteUri && uri.Scheme is ("https" or "http")
        ? Origin.CheckBase(uri, source)
        : throw new StellantisApiException(ErrorIds.InvalidRequest,
            $"-{source} is not a web address. Give the whole of it, beginning with https://.");

    /// <summary>A state that nobody guesses.</summary>
    public static string NewState()
    {
        var bytes = new byte[18];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(bytes);
        return Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
    }

    private static string Base(Brand brand) => $"https://idpcvs.{brand.TopLevelDomain}/am/oauth2";
}
