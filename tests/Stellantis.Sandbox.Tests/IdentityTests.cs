using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Identity;
using Stellantis.Sandbox.Options;
using Stellantis.Sandbox.Tokens;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class IdentityTests : IDisposable
{
    private const string Redirect = "https://app.example/back?x=1";

    private readonly SandboxServer _server =
        SandboxServer.Start(new SandboxOptions { Clock = () => new DateTimeOffset(2025, 6, 15, 12, 0, 0, TimeSpan.Zero) });
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false });

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_user_consents_at_once_and_the_code_becomes_tokens()
    {
        var code = await AuthorizeAsync("data:vehicle,openid");

        var tokens = await TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect));

        Assert.Equal(["scope", "expires_in", "token_type", "refresh_token", "id_token", "access_token"],
            tokens.Properties().Select(member => member.Name));
        Assert.Equal(("data:vehicle openid", 3600, "Bearer"), ((string?)tokens["scope"], (int)tokens["expires_in"]!, (string?)tokens["token_type"]));
        Assert.Equal(200, await CallAsync(tokens));
        Assert.Equal(403, await CallAsync(tokens, "/accounts/channels"));
    }

    [Fact]
    public async Task The_redirect_carries_the_state_and_the_scopes_that_were_granted()
    {
        var location = await LocationAsync(("client_id", _server.ClientId), ("response_type", "code"), ("scope", "data:trip openid"),
            ("redirect_uri", Redirect), ("state", "a&b"));

        Assert.StartsWith(Redirect + "&code=", location, StringComparison.Ordinal);
        Assert.EndsWith("&scope=data%3Atrip%2Copenid&state=a%26b", location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token", "data:trip", "unsupported_response_type")]
    [InlineData("code", "", "invalid_scope")]
    public async Task A_user_is_sent_back_with_what_was_wrong(string responseType, string scope, string error)
    {
        var location = await LocationAsync(("client_id", _server.ClientId), ("response_type", responseType), ("scope", scope),
            ("redirect_uri", Redirect), ("state", "s"));

        Assert.Equal($"{Redirect}&error={error}&state=s", location);
    }

    [Theory]
    [InlineData("client_id", "other")]
    [InlineData("redirect_uri", "/relative")]
    [InlineData("redirect_uri", "https://app.example/#fragment")]
    public async Task Nobody_is_sent_anywhere_for_a_client_or_a_redirect_that_is_wrong(string parameter, string value)
    {
        var query = new Dictionary<string, string>
        {
            ["client_id"] = _server.ClientId, ["response_type"] = "code", ["scope"] = "openid",
            ["redirect_uri"] = Redirect, [parameter] = value
        };
        using var response = await _client.GetAsync(_server.AuthorizationUri + Text(query));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("invalid_request", (string?)JObject.Parse(await response.Content.ReadAsStringAsync())["error"]);
    }

    [Fact]
    public async Task A_code_is_good_once_for_its_redirect_and_for_ten_minutes()
    {
        var code = await AuthorizeAsync();
        await RefusedAsync("invalid_grant", ("grant_type", "authorization_code"), ("code", "other"), ("redirect_uri", Redirect));
        var tokens = await TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect));
        await RefusedAsync("invalid_grant", ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect));
        Assert.Equal(401, await CallAsync(tokens));

        code = await AuthorizeAsync();
        await RefusedAsync("invalid_grant", ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "https://app.example/other"));
        code = await AuthorizeAsync();
        _server.Advance(TimeSpan.FromMinutes(10));
        await RefusedAsync("invalid_grant", ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refresh_token_rotates_and_an_old_one_ends_the_whole_family(bool realmInQuery)
    {
        var first = _server.IssueTokens().RefreshToken;
        var uri = realmInQuery ? _server.TokenUri + "?realm=clientsB2CPeugeot" : _server.TokenUri.AbsoluteUri;
        var second = await TokenAsync(uri, ("grant_type", "refresh_token"), ("refresh_token", first),
            (realmInQuery ? "unused" : "realm", "clientsB2CPeugeot"));
        Assert.NotEqual(first, (string?)second["refresh_token"]);
        Assert.Equal(200, await CallAsync(second));

        var third = await TokenAsync(("grant_type", "refresh_token"), ("refresh_token", (string)second["refresh_token"]!));
        await RefusedAsync("invalid_grant", ("grant_type", "refresh_token"), ("refresh_token", first));

        Assert.Equal(401, await CallAsync(third));
        await RefusedAsync("invalid_grant", ("grant_type", "refresh_token"), ("refresh_token", (string)third["refresh_token"]!));
    }

    [Fact]
    public async Task An_access_token_ends_by_the_clock_of_the_sandbox()
    {
        var (access, refresh) = _server.IssueTokens();
        _server.Advance(TimeSpan.FromSeconds(3599));
        Assert.Equal(200, await CallAsync(access));
        _server.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(401, await CallAsync(access));
        Assert.Equal(200, await CallAsync(await TokenAsync(("grant_type", "refresh_token"), ("refresh_token", refresh))));

        using var hasty = SandboxServer.Start(new SandboxOptions { TokenLifetime = TimeSpan.FromSeconds(5) });
        var tokens = JObject.Parse((await PostAsync(hasty.TokenUri.AbsoluteUri, hasty, ("grant_type", "refresh_token"),
            ("refresh_token", hasty.IssueTokens().RefreshToken))).Body);
        Assert.Equal(5, (int?)tokens["expires_in"]);
    }

    [Theory]
    [InlineData("token", true)]
    [InlineData("refresh_token", true)]
    [InlineData("token", false)]
    public async Task Revoking_a_refresh_token_ends_its_access_tokens_and_revoking_an_access_token_that_alone(string parameter, bool refresh)
    {
        var tokens = _server.IssueTokens();

        var answer = await PostAsync(_server.RevocationUri + "?realm=B2C", _server, (parameter, refresh ? tokens.RefreshToken : tokens.AccessToken));

        Assert.Equal((200, ""), answer);
        Assert.Equal(401, await CallAsync(tokens.AccessToken));
        Assert.Equal(refresh ? 400 : 200, (await PostAsync(_server.TokenUri.AbsoluteUri, _server, ("grant_type", "refresh_token"),
            ("refresh_token", tokens.RefreshToken))).Status);
        Assert.Equal(200, (await PostAsync(_server.RevocationUri.AbsoluteUri, _server, ("token", "unknown"))).Status);
    }

    [Fact]
    public async Task A_client_shows_its_id_and_secret()
    {
        using var other = SandboxServer.Start(new SandboxOptions());
        var (status, body) = await PostAsync(_server.TokenUri.AbsoluteUri, other, ("grant_type", "refresh_token"), ("refresh_token", "x"));

        Assert.Equal((401, "invalid_client"), (status, (string?)JObject.Parse(body)["error"]));
        await RefusedAsync("unsupported_grant_type", ("grant_type", "password"));
        await RefusedAsync("invalid_request", ("refresh_token", "x"));
        await RefusedAsync("invalid_request", ("grant_type", "refresh_token"), ("refresh_token", "x"), ("realm", "other"));
    }

    [Fact]
    public async Task A_partner_gets_a_token_for_its_product()
    {
        var (status, body) = await PostAsync(_server.PartnerTokenUri.AbsoluteUri, null, ("grant_type", "client_credentials"),
            ("client_id", _server.ClientId), ("scope", "prd:CLV"));

        Assert.Equal(200, status);
        var tokens = JObject.Parse(body);
        Assert.Equal(["scope", "expires_in", "token_type", "access_token"], tokens.Properties().Select(member => member.Name));
        Assert.Equal(200, await CallAsync(tokens));
        Assert.Equal(200, await CallAsync(tokens, "/accounts/channels"));
        Assert.Equal(401, (await PostAsync(_server.PartnerTokenUri.AbsoluteUri, null, ("grant_type", "client_credentials"), ("client_id", "other"),
            ("scope", "prd:CLV"))).Status);
        Assert.Equal(400, (await PostAsync(_server.PartnerTokenUri.AbsoluteUri, null, ("grant_type", "client_credentials"),
            ("client_id", _server.ClientId))).Status);
    }

    [Theory]
    [InlineData("data:telemetry:vehicle", 200)]
    [InlineData("data:telemetry:vehicle:alert", 200)]
    [InlineData("data:telemetry:vehicle:alarm", 403)]
    [InlineData("openid profile", 403)]
    public async Task A_token_grants_what_its_scopes_stand_for(string scope, int status)
    {
        var vin = await VinAsync();

        Assert.Equal(status, await CallAsync(_server.IssueTokens(scope).AccessToken, $"/accounts/vehicles/{vin}/alerts"));
    }

    [Theory]
    [InlineData("?", "B2C", "The parameter client_id")]
    [InlineData("?client_id=other", "B2C", "The parameter client_id")]
    [InlineData(null, "other", "The header X-Introspect-Realm")]
    public async Task A_call_by_token_shows_the_application_and_the_realm(string? query, string realm, string message)
    {
        using var request = Call(_server.IssueTokens().AccessToken, "/accounts/vehicles", query, realm);
        using var response = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.StartsWith(message, (string?)JObject.Parse(await response.Content.ReadAsStringAsync())["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_of_a_page_do_not_carry_the_application()
    {
        using var request = Call(_server.IssueTokens().AccessToken, "/accounts/vehicles", $"?client_id={_server.ClientId}&pageSize=10");
        using var response = await _client.SendAsync(request);

        var page = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain(_server.ClientId, page, StringComparison.Ordinal);
        Assert.Equal(200, await CallAsync(_server.IssueTokens().AccessToken,
            new Uri((string)JObject.Parse(page).SelectToken("_links.next.href")!).PathAndQuery["/v1".Length..]));
    }

    [Fact]
    public async Task Faults_come_to_the_identity_provider_when_they_name_it()
    {
        _server.SetFaults(new SandboxFault { Kind = "Status" },
            new SandboxFault { Kind = "Status", Status = 500, Operation = "getToken", Count = 1 });

        (string, string)[] form = [("grant_type", "refresh_token"), ("refresh_token", _server.IssueTokens().RefreshToken)];
        Assert.Equal(500, (await PostAsync(_server.TokenUri.AbsoluteUri, _server, form)).Status);
        Assert.Equal(200, (await PostAsync(_server.TokenUri.AbsoluteUri, _server, form)).Status);
        Assert.Equal(503, await CallAsync(_server.IssueTokens().AccessToken));
    }

    [Fact]
    public void Tokens_and_codes_are_remembered_within_bounds()
    {
        var store = new TokenStore(() => DateTimeOffset.UnixEpoch, TimeSpan.FromHours(1));
        var first = store.Issue("data:vehicle").Access;
        var code = store.IssueCode(Redirect, "data:vehicle");
        for (var i = 0; i < TokenStore.MaxTokens - 3; i++)
            store.IssueCode(Redirect, "data:vehicle");
        Assert.NotNull(store.Find(first.Text));

        store.IssueCode(Redirect, "data:vehicle");

        Assert.Null(store.Find(first.Text));
        Assert.NotNull(store.RedeemCode(store.IssueCode(Redirect, "data:vehicle"), Redirect).Refresh);
        Assert.Throws<OAuthFault>(() => store.RedeemCode(code, Redirect));
    }

    [Fact]
    public async Task A_scope_longer_than_any_is_refused()
    {
        var location = await LocationAsync(("client_id", _server.ClientId), ("response_type", "code"), ("scope", new string('a', 9_000)),
            ("redirect_uri", Redirect));
        Assert.Contains("error=invalid_scope", location, StringComparison.Ordinal);

        var (status, body) = await PostAsync(
            _server.PartnerTokenUri.AbsoluteUri, _server, ("grant_type", "client_credentials"), ("scope", new string('a', 9_000)));
        Assert.Equal((400, "invalid_scope"), (status, (string?)JObject.Parse(body)["error"]));
    }

    private async Task<string> AuthorizeAsync(string scope = "data:vehicle")
    {
        var location = await LocationAsync(("client_id", _server.ClientId), ("response_type", "code"), ("scope", scope), ("redirect_uri", Redirect));
        return location.Split("code=")[1].Split('&')[0];
    }

    private async Task<string> LocationAsync(params (string Name, string Value)[] query)
    {
        using var response = await _client.GetAsync(_server.AuthorizationUri + Text(query.ToDictionary(pair => pair.Name, pair => pair.Value)));
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    private Task<JObject> TokenAsync(params (string Name, string Value)[] form) => TokenAsync(_server.TokenUri.AbsoluteUri, form);

    private async Task<JObject> TokenAsync(string uri, params (string Name, string Value)[] form)
    {
        var (status, body) = await PostAsync(uri, _server, form);
        Assert.True(status == 200, body);
        return JObject.Parse(body);
    }

    private async Task RefusedAsync(string error, params (string Name, string Value)[] form)
    {
        var (status, body) = await PostAsync(_server.TokenUri.AbsoluteUri, _server, form);
        Assert.Equal((400, error), (status, (string?)JObject.Parse(body)["error"]));
        Assert.NotEmpty((string)JObject.Parse(body)["error_description"]!);
    }

    private async Task<(int Status, string Body)> PostAsync(string uri, SandboxServer? client, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            uri)
        { Content = new FormUrlEncodedContent(form.ToDictionary(pair => pair.Name, pair => pair.Value)) };
        if (client is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.ClientId}:{client.ClientSecret}")));
        using var response = await _client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private Task<int> CallAsync(JObject tokens, string path = "/accounts/vehicles") => CallAsync((string)tokens["access_token"]!, path);

    private async Task<int> CallAsync(string accessToken, string path = "/accounts/vehicles")
    {
        using var request = Call(accessToken, path, path.Contains('?', StringComparison.Ordinal) ? $"&client_id={_server.ClientId}" : null);
        using var response = await _client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private HttpRequestMessage Call(string accessToken, string path, string? query = null, string realm = "B2C")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, _server.BaseUri + path + (query ?? $"?client_id={_server.ClientId}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        request.Headers.Add("x-introspect-realm", realm);
        return request;
    }

    private async Task<string> VinAsync()
    {
        using var request = Call(_server.IssueTokens().AccessToken, "/accounts/vehicles");
        using var response = await _client.SendAsync(request);
        return (string)JObject.Parse(await response.Content.ReadAsStringAsync()).SelectToken("_embedded.vehicles[0].vin")!;
    }

    private static string Text(Dictionary<string, string> query) =>
        "?" + string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
}
