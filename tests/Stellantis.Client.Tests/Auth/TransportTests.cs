using System.Net;
using System.Security.Authentication;
using Stellantis.Client.Auth;
using Stellantis.Client.Calls;
using Stellantis.Client.Certificates;
using Stellantis.Client.Http;
using Stellantis.Client.Masking;
using Stellantis.Testing.Tls;
using Xunit;

namespace Stellantis.Client.Tests.Auth;

public sealed class TransportTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_server_that_demands_a_client_certificate_gets_it()
    {
        using var server = new TlsServer(_authority.Server(), demandsClient: true);
        await Send(server.BaseUri, Trusting(_authority, ClientCertificate.Of(_authority.Client(), DateTimeOffset.Now)));
        Assert.Contains("CN=MZP0000000042", Assert.Single(server.Clients), StringComparison.Ordinal);
        Assert.True(Assert.Single(server.Protocols) >= SslProtocols.Tls12);
    }

    [Fact]
    public async Task Without_the_client_certificate_that_server_is_an_error()
    {
        using var server = new TlsServer(_authority.Server(), demandsClient: true);
        Assert.Equal(ErrorIds.NetworkError, (await Refused(server.BaseUri, Trusting(_authority))).ErrorId);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_server_of_an_unknown_authority_gets_nothing()
    {
        using var server = new TlsServer(_authority.Server());
        await Refused(server.BaseUri, new Transport());
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_server_of_another_authority_gets_nothing_even_when_that_bears_the_same_name()
    {
        using var other = new TestAuthority();
        using var server = new TlsServer(other.Server());
        var failure = await Refused(server.BaseUri, Trusting(_authority));
        Assert.Contains("certificate", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_server_of_another_authority_is_refused_by_the_name_of_the_parameter()
    {
        using var other = new TestAuthority("CN=Another authority");
        using var server = new TlsServer(other.Server());
        Assert.Contains("-CaCertificatePath", (await Refused(server.BaseUri, Trusting(_authority))).Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task What_else_is_wrong_with_a_servers_certificate_stays_wrong()
    {
        foreach (var certificate in new[] { _authority.Server("api.example.com"), _authority.Server(until: DateTimeOffset.UtcNow.AddDays(-1)),
            _authority.Server(purpose: "1.3.6.1.5.5.7.3.2") })
        {
            using var server = new TlsServer(certificate);
            await Refused(server.BaseUri, Trusting(_authority));
            Assert.Empty(server.Requests);
        }
    }

    [Fact]
    public async Task Several_authorities_may_be_named()
    {
        using var other = new TestAuthority("CN=Another authority");
        using var server = new TlsServer(_authority.Server());
        await Send(server.BaseUri, new Transport { Authority = new PinnedAuthority([other.Certificate, _authority.Certificate]) });
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_proxy_of_https_sees_a_tunnel_and_nothing_else()
    {
        using var proxy = new ProxyServer("pat:pr0xy-0042");
        using var server = new TlsServer(_authority.Server(), demandsClient: true);
        await Send(server.BaseUri, new Transport
        {
            Authority = new PinnedAuthority([_authority.Certificate]),
            Certificate = ClientCertificate.Of(_authority.Client(), DateTimeOffset.Now),
            Proxy = proxy.Address,
            ProxyCredential = new NetworkCredential("pat", "pr0xy-0042"),
        });
        Assert.All(proxy.Seen, seen => Assert.StartsWith($"CONNECT {server.Host} ", seen, StringComparison.Ordinal));
        Assert.All(proxy.Seen, seen => Assert.DoesNotContain("0042 ", seen, StringComparison.Ordinal));
        Assert.All(proxy.Seen, seen => Assert.DoesNotContain("X-", seen, StringComparison.Ordinal));
        Assert.Contains(proxy.Seen, seen => seen.Contains("Proxy-Authorization: Basic", StringComparison.Ordinal));
        var request = Assert.Single(server.Requests);
        Assert.DoesNotContain("Proxy-", request, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("X-IBM-Client-Secret", request, StringComparison.Ordinal);
        Assert.Contains("CN=MZP0000000042", Assert.Single(server.Clients), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_is_named_is_used_for_this_machine_too()
    {
        using var proxy = new ProxyServer();
        using var server = new TlsServer(null);
        await Send(server.BaseUri, new Transport { Proxy = proxy.Address });
        Assert.StartsWith($"GET {server.BaseUri}/accounts/vehicles ", Assert.Single(proxy.Seen), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_token_endpoint_is_reached_the_same_way()
    {
        using var proxy = new ProxyServer();
        using var api = new TlsServer(_authority.Server());
        using var provider = new TlsServer(_authority.Server(), _ => """{"access_token":"access-0001","expires_in":600}""", demandsClient: true);
        var transport = new Transport
        {
            Authority = new PinnedAuthority([_authority.Certificate]), Certificate = ClientCertificate.Of(_authority.Client(), DateTimeOffset.Now),
            Proxy = proxy.Address,
        };
        var (redactor, tokenUri) = (new Redactor(), new Uri($"https://{provider.Host}/as/token.oauth2"));
        using var authentication = new BearerAuthentication(
            new TokenSource(
                new ClientCredentialsGrant("client-0042", ["prd:CLV"]),
                new TokenEndpoint(tokenUri, transport.CreateForIdentity(tokenUri, new Uri(api.BaseUri)), "client-0042", null, null,
                    TimeSpan.FromSeconds(100), redactor),
                redactor),
            "client-0042", null, null)
        { IsRealmOptional = true };
        using (var client = new StellantisClient(new ClientSettings
        {
            BaseUri = new Uri(api.BaseUri), Authentication = authentication,
            Transport = transport, Redactor = redactor
        }))
            await client.TextAsync(new ApiCall(Operations.GetVehicles), default);

        var asked = Assert.Single(provider.Requests);
        Assert.Contains("grant_type=client_credentials&client_id=client-0042&scope=prd%3ACLV", asked, StringComparison.Ordinal);
        Assert.Contains("CN=MZP0000000042", Assert.Single(provider.Clients), StringComparison.Ordinal);
        var called = Assert.Single(api.Requests);
        Assert.StartsWith("GET /v1/accounts/vehicles?client_id=client-0042 ", called, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer access-0001", called, StringComparison.Ordinal);
        Assert.Equal(2, proxy.Seen.Count);
    }

    [Fact]
    public void A_file_of_authorities_that_cannot_be_read_names_the_parameter()
    {
        Assert.Contains("-CaCertificatePath", Assert.Throws<StellantisApiException>(() => PinnedAuthority.Read("/no/such/file.pem")).Message,
            StringComparison.Ordinal);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "-----BEGIN NOTHING-----\n-----END NOTHING-----\n");
            Assert.Contains("-CaCertificatePath", Assert.Throws<StellantisApiException>(() => PinnedAuthority.Read(file)).Message,
                StringComparison.Ordinal);
            File.WriteAllText(file, $"{_authority.Pem}\n{_authority.Pem}\n");
            PinnedAuthority.Read(file).Dispose();
            File.WriteAllBytes(file, _authority.Certificate.RawData);
            PinnedAuthority.Read(file).Dispose();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Transport Trusting(TestAuthority authority, ClientCertificate? certificate = null) =>
        new() { Authority = new PinnedAuthority([authority.Certificate]), Certificate = certificate };

    private static async Task<StellantisApiException> Refused(string baseUri, Transport transport) =>
        await Assert.ThrowsAsync<StellantisApiException>(() => Send(baseUri, transport));

    private static async Task Send(string baseUri, Transport transport)
    {
        using var client = new StellantisClient(new ClientSettings
        {
            BaseUri = new Uri(baseUri),
            Authentication = new GatewayAuthentication("client-0042", "s3cr3t-0042", "AC-ACNT000000000042") { Realm = "B2C" },
            Transport = transport,
        });
        await client.TextAsync(new ApiCall(Operations.GetVehicles), default);
    }
}
