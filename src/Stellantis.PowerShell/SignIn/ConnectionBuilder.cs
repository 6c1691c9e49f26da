using System.Net;
using System.Security;
using Stellantis.Client;
using Stellantis.Client.Auth;
using Stellantis.Client.Certificates;
using Stellantis.Client.Http;
using Stellantis.Client.Masking;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.SignIn;

/// <summary>Makes a connection of what was given, and refuses what makes no sense before anything is sent.</summary>
/// <param name="input">What was given.</param>
/// <param name="way">How to sign in.</param>
internal sealed class ConnectionBuilder(SignInInput input, SignInWay way)
{
    private readonly Redactor _redactor = new();
    private readonly Brand? _brand = input.Brand is null ? null : Brand.OfName(input.Brand)
        ?? throw new StellantisApiException(ErrorIds.InvalidRequest,
        $"-Brand '{input.Brand}' is not one of {string.Join(", ", Brand.All)}. Give one of them, or the realm itself by -Realm.");

    /// <summary>Makes the connection.</summary>
    /// <param name="sandbox">The sandbox that it leads to, when it was started for it.</param>
    /// <param name="warn">Is told what the user should know.</param>
    /// <exception cref="StellantisApiException">InvalidRequest: something makes no sense.</exception>
    public Stellantis.Connection Build(object? sandbox, Action<string> warn)
    {
        var now = DateTimeOffset.Now;
        var baseUri = Origin.CheckBase(input.BaseUri!, nameof(input.BaseUri));
        if (baseUri.Query.Length > 1 || baseUri.Fragment.Length > 1)
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                "-BaseUri has a query (?) or a fragment (#), which belong to single calls. Leave it out; the environment goes with -Environment.");
        var transport = Transport(now);
        BearerAuthentication? bearer = null;
        try
        {
            if (transport.Certificate?.Warning(now) is { } warning)
                warn(_redactor.Mask(warning));
            var tokenUri = TokenUri();
            AccountAuthentication authentication = way == SignInWay.Gateway ? Gateway() : bearer = Bearer(transport, tokenUri, baseUri);
            var settings = new ClientSettings
            {
                BaseUri = baseUri,
                Authentication = authentication,
                Environment = HeaderOrNull(input.Environment, nameof(input.Environment)),
                Timeout = TimeSpan.FromSeconds(input.TimeoutSec),
                MaxRetry = input.MaxRetry,
                MaxWait = TimeSpan.FromSeconds(input.MaxWaitSec),
                Transport = transport,
                Redactor = _redactor,
                UserAgent = $"Stellantis.PowerShell/{typeof(ConnectionBuilder).Assembly.GetName().Version!.ToString(3)}",
            };
            return new Stellantis.Connection(input.Name, settings, authentication, _brand?.Name,
                string.Join(" ", Words(input.Scope, nameof(input.Scope))), tokenUri, sandbox)
            { ChannelId = input.ChannelId };
        }
        catch (Exception)
        {
            bearer?.Dispose();
            transport.Certificate?.Dispose();
            transport.Authority?.Dispose();
            throw;
        }
    }

    /// <summary>Compares the state in the address that the user was sent back to with what was asked for in this runspace.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it is another; the code is not to be sent.</exception>
    public void CheckAnswer(PendingSignIns pending)
    {
        var answer = RedirectAnswer.Read(Plain(input.AuthorizationCode)!);
        if (!answer.IsAddress || !pending.Knows(ClientId(), input.RedirectUri!) || pending.Has(ClientId(), input.RedirectUri!, answer.State))
            return;
        var state = answer.State is null ? "no state" : "another state than New-StellantisAuthorizationUri gave";
        throw new StellantisApiException(ErrorIds.InvalidRequest,
            $"The address given by -AuthorizationCode has {state}, so it may answer a sign-in of somebody else. The code was not sent. "
            + "Open the address of New-StellantisAuthorizationUri again, and paste the address that the browser is sent back to.");
    }

    private string? Realm => HeaderOrNull(input.Realm, nameof(input.Realm)) ?? _brand?.Realm(input.RealmKind);

    private GatewayAuthentication Gateway() => new(ClientId(), Plain(input.ClientSecret) ?? "", input.UserId!)
    {
        Realm = Realm,
        RealmKind = input.RealmKind,
        CvsUserId = HeaderOrNull(input.CvsUserId, nameof(input.CvsUserId)),
        PartnerId = HeaderOrNull(input.PartnerId, nameof(input.PartnerId)),
        CustomerContext = HeaderOrNull(input.CustomerContext, nameof(input.CustomerContext)),
        Countries = [.. input.Country.Select(CountryCode)],
        Vin = HeaderOrNull(input.Vin is null ? null : VehicleText.Id(input.Vin), nameof(input.Vin)),
        Scopes = Words(input.Scope, nameof(input.Scope)),
        AddedScopes = Words(input.AddScope, nameof(input.AddScope)),
    };

    private BearerAuthentication Bearer(Transport transport, Uri? tokenUri, Uri baseUri)
    {
        var (clientId, secret) = (ClientId(), Plain(input.ClientSecret));
        return new BearerAuthentication(Tokens(transport, tokenUri, baseUri, clientId, secret), clientId, secret, input.UserId)
        {
            Realm = Realm,
            RealmKind = input.RealmKind,
            CvsUserId = HeaderOrNull(input.CvsUserId, nameof(input.CvsUserId)),
            PartnerId = HeaderOrNull(input.PartnerId, nameof(input.PartnerId)),
            CustomerContext = HeaderOrNull(input.CustomerContext, nameof(input.CustomerContext)),
            Countries = [.. input.Country.Select(CountryCode)],
            Vin = HeaderOrNull(input.Vin is null ? null : VehicleText.Id(input.Vin), nameof(input.Vin)),
            // A partner's scopes are those of the token; what a customer's calls ask for is another matter.
            Scopes = way == SignInWay.ClientCredential ? [] : Words(input.Scope, nameof(input.Scope)),
            AddedScopes = Words(input.AddScope, nameof(input.AddScope)),
            IsRealmOptional = way == SignInWay.ClientCredential,
        };
    }

    private IAccessTokens Tokens(Transport transport, Uri? tokenUri, Uri baseUri, string clientId, string? secret)
    {
        if (way == SignInWay.Token)
            return new FixedToken(Plain(input.AccessToken)!);
        ITokenGrant grant = way switch
        {
            SignInWay.Refresh => new RefreshTokenGrant(FixedToken.CheckToken(Plain(input.RefreshToken)!, nameof(input.RefreshToken)), Realm),
            SignInWay.Code => new AuthorizationCodeGrant(
                FixedToken.CheckToken(RedirectAnswer.Read(Plain(input.AuthorizationCode)!).Code, nameof(input.AuthorizationCode)),
                input.RedirectUri!.OriginalString, Realm),
            _ => new ClientCredentialsGrant(clientId, Words(input.Scope, nameof(input.Scope))),
        };
        var first = input.AccessToken is null ? null : FixedToken.CheckToken(Plain(input.AccessToken)!, nameof(input.AccessToken));
        var endpoint = new TokenEndpoint(tokenUri!, transport.CreateForIdentity(tokenUri!, baseUri), clientId, secret, Realm,
            TimeSpan.FromSeconds(input.TimeoutSec), _redactor);
        return new TokenSource(grant, endpoint, _redactor, first);
    }

    private Uri? TokenUri()
    {
        if (way is SignInWay.Gateway or SignInWay.Token)
            return null;
        if (input.TokenUri is not null)
            return IdentityProvider.Check(input.TokenUri, nameof(input.TokenUri));
        return _brand is not null ? IdentityProvider.TokenUri(_brand) : throw new StellantisApiException(ErrorIds.InvalidRequest,
            "The address that issues access tokens is not known. Connect with -Brand, which tells it, or with -TokenUri.");
    }

    private Transport Transport(DateTimeOffset now)
    {
        if (input.ProxyUseDefaultCredentials && input.ProxyCredential is not null)
            throw new StellantisApiException(ErrorIds.InvalidRequest, "-ProxyCredential excludes -ProxyUseDefaultCredentials. Give one of them.");
        var credential = input.ProxyCredential?.GetNetworkCredential();
        _redactor.Hide([credential?.Password]);
        var authority = input.CaCertificatePath is null ? null : PinnedAuthority.Read(input.CaCertificatePath);
        return new Transport
        {
            Proxy = input.Proxy is null ? null : ProxyAddress(input.Proxy),
            ProxyCredential = input.ProxyUseDefaultCredentials ? CredentialCache.DefaultCredentials : credential,
            Authority = authority,
            Certificate = Certificate(now),
        };
    }

    private ClientCertificate? Certificate(DateTimeOffset now)
    {
        var given = new (string Name, object? Value)[]
        {
            (nameof(input.Certificate), input.Certificate), (nameof(input.CertificatePath), input.CertificatePath),
                (nameof(input.CertificateThumbprint), input.CertificateThumbprint),
        };
        if (given.Count(g => g.Value is not null) > 1)
        {
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"The client certificate is given {given.Count(g => g.Value is not null)} times: " +
                    $"{string.Join(", ", given.Where(g => g.Value is not null).Select(g => "-" + g.Name))}. Give it once.");
        }
        if (input.CertificatePath is null && (input.CertificateKeyPath is not null || input.CertificatePassword is not null))
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                "-CertificateKeyPath and -CertificatePassword go with -CertificatePath. Give that too.");
        if (input.Certificate is not null)
            return ClientCertificate.Of(input.Certificate, now);
        if (input.CertificatePath is not null)
            return ClientCertificate.Read(input.CertificatePath, input.CertificateKeyPath, Plain(input.CertificatePassword), now);
        return input.CertificateThumbprint is null ? null : ClientCertificate.Find(input.CertificateThumbprint, now);
    }

    private static Uri ProxyAddress(Uri proxy)
    {
        if (!proxy.IsAbsoluteUri || proxy.Scheme is not ("http" or "https"))
            throw new StellantisApiException(ErrorIds.InvalidRequest, "-Proxy is not a web address. Give one such as http://proxy.example.com:8080.");
        return proxy.UserInfo.Length == 0 ? proxy
            : throw new StellantisApiException(ErrorIds.InvalidRequest, "-Proxy carries a user or password; give them by -ProxyCredential.");
    }

    private string ClientId() => !string.IsNullOrEmpty(input.ClientId) ? input.ClientId! : throw new StellantisApiException(ErrorIds.InvalidRequest,
        "There is no client id. Give client id and secret by -Credential, or the client id alone by -ClientId.");

    private static string? Plain(SecureString? secret) => secret is null ? null : PlainInput.Text(secret);

    private static string? HeaderOrNull(string? value, string source) => value is null ? null : HeaderValue.Check(value, source);

    private static string CountryCode(string country) => country.Length == 2 && country.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z')
        ? country.ToUpperInvariant()
        : throw new StellantisApiException(ErrorIds.InvalidRequest,
            $"-Country '{country}' is not a country code. Give the two letters of ISO 3166, for example FR.");

    internal static string[] Words(string[] scopes, string source) =>
        [.. scopes.SelectMany(s => HeaderValue.Check(s.Trim(), source).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))];
}
