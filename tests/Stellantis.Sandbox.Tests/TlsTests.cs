using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Stellantis.Testing.Tls;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class TlsTests
{
    private static readonly X509Certificate2 s_server = Certificate("CN=sandbox");
    private static readonly X509Certificate2 s_client = Certificate("CN=partner");
    private static readonly X509Certificate2 s_other = Certificate("CN=other");

    [Fact]
    public async Task A_sandbox_with_a_certificate_speaks_https_and_its_links_do_too()
    {
        using var server = SandboxServer.Start(new SandboxOptions { Certificate = s_server });
        Assert.All([server.BaseUri, server.TokenUri, server.AuthorizationUri, server.RevocationUri, server.PartnerTokenUri], uri =>
            Assert.Equal("https", uri.Scheme));

        var page = JObject.Parse(await GetAsync(server, null));

        Assert.StartsWith(server.BaseUri.AbsoluteUri, (string?)page.SelectToken("_links.self.href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_of_this_machine_may_show_any_certificate()
    {
        using var receiver = new TlsServer(s_other);
        using var caller = new SandboxCaller(new SandboxOptions { World = EventWorld.Parked });
        var vin = (await caller.VinsAsync(1))[0];
        var target = receiver.BaseUri.Replace("/v1", "/hook", StringComparison.Ordinal);
        var channel = (string)(await caller.SendAsync("POST", "/accounts/channels",
            $$"""{ "label": "Here", "channel": { "webhook": { "target": "{{target}}", "name": "w" } } }""")).Expect(200)["channelId"]!;
        var monitor = await caller.AddMonitorAsync(channel,
            EventWorld.Body("""{ "name": "d", "data": { "data": "vehicle.doorsState.opening", "op": "onChange" } }""", "d"));
        (await caller.SendAsync("PUT", $"/accounts/channels/{channel}/monitors/{monitor}/handles",
            $$"""{ "action": "Add", "vehicleIds": ["{{vin}}"] }""")).Expect(202);

        caller.Server.SetVehicle(vin, new SandboxVehicleState { OpenDoors = ["Driver"] });

        var delivery = Assert.Single(caller.Server.Deliveries);
        Assert.Equal((200, null), (delivery.Status, delivery.Failure));
        Assert.StartsWith("POST /hook ", Assert.Single(receiver.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_client_without_the_certificate_that_is_demanded_gets_no_answer(SslProtocols protocols)
    {
        using var server = SandboxServer.Start(new SandboxOptions { Certificate = s_server, RequireClientCertificate = true });

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(server, null, protocols));
        Assert.Empty(server.Requests);
        await GetAsync(server, s_other, protocols);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Only_the_client_certificates_that_are_named_are_taken()
    {
        var thumbprint = string.Join(':', s_client.Thumbprint.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));
        using var server = SandboxServer.Start(new SandboxOptions
        {
            Certificate = s_server, RequireClientCertificate = true,
            ClientCertificateThumbprints = [thumbprint]
        });

        await GetAsync(server, s_client);
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(server, s_other));
    }

    [Theory]
    [InlineData("Reset")]
    [InlineData("Close")]
    [InlineData("Truncate")]
    [InlineData("TruncateChunked")]
    public async Task Connections_break_under_tls_too(string kind)
    {
        using var server = SandboxServer.Start(new SandboxOptions { Certificate = s_server, Faults = [new SandboxFault { Kind = kind }] });

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(server, null));
        Assert.Equal(kind, server.Requests[0].Fault);
    }

    [Fact]
    public void A_certificate_without_a_key_and_a_demand_without_tls_are_refused()
    {
        using var half = X509CertificateLoader.LoadCertificate(s_server.Export(X509ContentType.Cert));

        Assert.Throws<ArgumentException>(() => SandboxServer.Start(new SandboxOptions { Certificate = half }));
        Assert.Throws<ArgumentException>(() => SandboxServer.Start(new SandboxOptions { RequireClientCertificate = true }));
    }

    private static async Task<string> GetAsync(SandboxServer server, X509Certificate2? certificate, SslProtocols protocols = SslProtocols.None)
    {
        using var handler = new HttpClientHandler
        {
            SslProtocols = protocols,
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == s_server.Thumbprint,
        };
        if (certificate is not null)
            handler.ClientCertificates.Add(certificate);
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Authorization = new("Bearer", server.IssueTokens().AccessToken);
        client.DefaultRequestHeaders.Add("X-Introspect-Realm", "B2C");
        return await client.GetStringAsync($"{server.BaseUri}/accounts/vehicles?client_id={server.ClientId}");
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
