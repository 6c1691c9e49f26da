using Stellantis.Sandbox.Options;
using Stellantis.Testing.Contract;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class GatewayTests
{
    [Theory]
    [InlineData("X-IBM-Client-Id", 401)]
    [InlineData("X-IBM-Client-Secret", 401)]
    [InlineData("X-Introspect-Realm", 401)]
    [InlineData("X-Supersede-CVS-User-Id", 401)]
    [InlineData("X-CVS-Scope", 403)]
    [InlineData("X-PartnerId", 202)]
    [InlineData("X-Customer-Context", 202)]
    [InlineData("X-CVS-User-Id", 202)]
    [InlineData("Cookie", 202)]
    public async Task A_call_without_a_header_gets_the_status_of_the_contract(string header, int status)
    {
        using var caller = new SandboxCaller();
        var channel = await caller.AddChannelAsync();
        caller.Headers.Remove(header);

        var answer = await caller.SendAsync("POST", $"/accounts/channels/{channel}/monitors", Published.Minimal);

        Assert.Equal(status, answer.Status);
        if (status > 400)
            Assert.Contains(header, answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-PartnerId", 400)]
    [InlineData("X-Customer-Context", 400)]
    [InlineData("X-CVS-User-Id", 400)]
    [InlineData("Cookie", 400)]
    [InlineData("none", 202)]
    public async Task A_strict_gateway_wants_the_partner_on_monitor_writes(string header, int status)
    {
        using var caller = new SandboxCaller(new SandboxOptions { Strict = true });
        var channel = await caller.AddChannelAsync();
        caller.Headers.Remove(header);

        Assert.Equal(status, (await caller.SendAsync("POST", $"/accounts/channels/{channel}/monitors", Published.Minimal)).Status);
        Assert.Equal(200, (await caller.GetAsync("/accounts/vehicles")).Status);
    }

    [Theory]
    [InlineData("X-IBM-Client-Id")]
    [InlineData("X-IBM-Client-Secret")]
    [InlineData("X-Introspect-Realm")]
    [InlineData("X-Supersede-CVS-User-Id")]
    public async Task Credentials_that_are_not_those_of_the_sandbox_are_refused_in_the_error_shape(string header)
    {
        using var caller = new SandboxCaller();
        caller.Headers[header] += "x";

        var answer = await caller.GetAsync("/accounts/vehicles");

        var error = answer.Expect(401);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal("UNAUTHORIZED", (string?)error["name"]);
        Assert.StartsWith("ERROR_401", (string?)error["debug"], StringComparison.Ordinal);
        Assert.DoesNotContain(caller.Headers[header], answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("B2C")]
    [InlineData("clientsB2CPeugot")]
    [InlineData("clientsB2CPeugeot")]
    [InlineData("OTPPeugeot")]
    [InlineData("clientsB2CCitroen")]
    [InlineData("OTPCitroen")]
    [InlineData("clientsB2CDS")]
    [InlineData("OTPDS")]
    [InlineData("clientsB2COpel")]
    [InlineData("OTPOpel")]
    [InlineData("clientsB2CVauxhall")]
    [InlineData("OTPVauxhall")]
    public async Task The_realm_of_every_brand_is_known(string realm)
    {
        using var caller = new SandboxCaller();
        caller.Headers["X-Introspect-Realm"] = realm;

        Assert.Equal(200, (await caller.GetAsync("/accounts/vehicles")).Status);
    }

    [Theory]
    [InlineData("GET", "/accounts/vehicles", "data:vehicle", 200)]
    [InlineData("GET", "/accounts/vehicles", "data", 200)]
    [InlineData("GET", "/accounts/vehicles", "data:vehicle:devices:pnc", 403)]
    [InlineData("GET", "/accounts/vehicles", "data:vehicles", 403)]
    [InlineData("GET", "/accounts/vehicles", "", 403)]
    [InlineData("GET", "/accounts/vehicles", "VIN:{vin}", 403)]
    [InlineData("GET", "/accounts/vehicles/{vin}", "data:vehicle VIN:{vin}", 200)]
    [InlineData("GET", "/accounts/vehicles/{vin}/alerts", "data:telemetry:vehicle:alert VIN:{vin}", 200)]
    [InlineData("GET", "/accounts/vehicles/{vin}/alerts", "data:telemetry", 200)]
    [InlineData("GET", "/accounts/vehicles/{vin}/alerts", "data:telemetry:vehicle:location", 403)]
    [InlineData("GET", "/accounts/vehicles/{vin}/alerts", "data:telemetry:vehicle:alert VIN:{other}", 403)]
    [InlineData("GET", "/accounts/vehicles/VR3UPHNK5LA000000/alerts", "data:telemetry:vehicle:alert VIN:VR3UPHNK5LA000000", 404)]
    [InlineData("GET", "/accounts/channels", "VIN:{vin}", 200)]
    [InlineData("GET", "/accounts/channels", "VIN:VR3UPHNK5LA000000", 403)]
    [InlineData("GET", "/accounts/channels", "channel", 200)]
    [InlineData("GET", "/accounts/channels", "channel:write", 200)]
    [InlineData("GET", "/accounts/channels", "monitor", 403)]
    [InlineData("GET", "/accounts/channels", "", 403)]
    [InlineData("POST", "/accounts/channels", "channel:write", 200)]
    [InlineData("POST", "/accounts/channels", "VIN:{vin}", 200)]
    [InlineData("POST", "/accounts/channels", "channel", 403)]
    [InlineData("GET", "/accounts/channels/{channel}/monitors", "monitor", 200)]
    [InlineData("GET", "/accounts/channels/{channel}/monitors", "monitor:write", 200)]
    [InlineData("GET", "/accounts/channels/{channel}/monitors", "monitor:read", 403)]
    [InlineData("GET", "/accounts/channels/{channel}/monitors/{monitor}/handles", "monitor:read", 200)]
    [InlineData("GET", "/accounts/channels/{channel}/monitors/{monitor}/handles", "monitor", 200)]
    [InlineData("GET", "/accounts/channels/{channel}/monitors/{monitor}/handles", "monitor:write", 403)]
    [InlineData("DELETE", "/accounts/channels/{channel}/monitors/{monitor}", "MONITOR_WRITE VIN:{vin}", 204)]
    [InlineData("DELETE", "/accounts/channels/{channel}/monitors/{monitor}", "monitor:write", 204)]
    [InlineData("DELETE", "/accounts/channels/{channel}/monitors/{monitor}", "monitor", 403)]
    public async Task A_call_passes_when_its_scopes_cover_it(string method, string path, string scope, int status)
    {
        using var caller = new SandboxCaller();
        var channel = await caller.AddChannelAsync();
        var monitor = await caller.AddMonitorAsync(channel);
        var vehicles = (await caller.WalkAsync("/accounts/vehicles", "vehicles")).Items;
        string Fill(string text) =>
            text.Replace("{channel}", channel, StringComparison.Ordinal).Replace("{monitor}", monitor, StringComparison.Ordinal)
            .Replace("{vin}", (string)vehicles[0]["vin"]!, StringComparison.Ordinal)
                .Replace("{other}", (string)vehicles[1]["vin"]!, StringComparison.Ordinal);
        caller.Headers["X-CVS-Scope"] = Fill(scope);

        var answer = await caller.SendAsync(method, Fill(path), method == "POST" ? Published.Channel : null);

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("MONITOR_WRITE")]
    [InlineData("VIN:{vin}")]
    public async Task A_strict_gateway_takes_scopes_only_as_the_contract_has_them(string scope)
    {
        using var caller = new SandboxCaller(new SandboxOptions { Strict = true });
        var vin = (string)(await caller.GetAsync("/accounts/vehicles")).Json.SelectToken("_embedded.vehicles[0].vin")!;
        caller.Headers["X-CVS-Scope"] = scope.Replace("{vin}", vin, StringComparison.Ordinal);

        Assert.Equal(403, (await caller.SendAsync("POST", "/accounts/channels", Published.Channel)).Status);
        Assert.Equal(403, (await caller.SendAsync("DELETE", "/accounts/channels/0/monitors/0")).Status);
    }

    [Theory]
    [InlineData("GET", "/accounts/vehicles/VR3UPHNK5LA000000")]
    [InlineData("GET", "/accounts/vehicles/VR3UPHNK5LA000000/alerts")]
    [InlineData("GET", "/accounts/vehicles/VR3UPHNK5LA000000/alerts/0")]
    [InlineData("GET", "/accounts/channels/0")]
    [InlineData("GET", "/accounts/channels/0/monitors")]
    [InlineData("GET", "/accounts/channels/0/monitors/0")]
    [InlineData("GET", "/accounts/wheels")]
    [InlineData("GET", "")]
    public async Task What_is_not_there_is_told_in_the_error_shape(string method, string path)
    {
        using var caller = new SandboxCaller();

        var error = (await caller.SendAsync(method, caller.Server.BaseUri + path)).Expect(404);

        Assert.Equal(["name", "debug", "message"], error.Properties().Select(property => property.Name));
        Assert.Equal("NOT_FOUND", (string?)error["name"]);
    }

    [Theory]
    [InlineData("DELETE", "/accounts/vehicles", "GET")]
    [InlineData("PATCH", "/accounts/channels/0", "GET, PUT, DELETE")]
    public async Task A_method_that_a_resource_does_not_have_is_refused_with_those_it_has(string method, string path, string allow)
    {
        using var caller = new SandboxCaller();

        var answer = await caller.SendAsync(method, path);

        Assert.Equal(405, answer.Status);
        Assert.Equal(allow, string.Join(", ", answer.Allow));
    }

    [Theory]
    [InlineData("", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("application/json; charset=utf-8", 200)]
    public async Task A_body_has_to_be_json_by_name(string contentType, int status)
    {
        using var caller = new SandboxCaller { ContentType = contentType };

        Assert.Equal(status, (await caller.SendAsync("POST", "/accounts/channels", Published.Channel)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{'label':1}")]
    [InlineData("{label:1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1} {}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":/* b */1}")]
    [InlineData("{\"a\":\"\n\"}")]
    public async Task A_body_has_to_be_json_in_fact(string body)
    {
        using var caller = new SandboxCaller();

        var answer = await caller.SendAsync("POST", "/accounts/channels", body);

        Assert.Equal(400, answer.Status);
        Assert.Contains("not JSON", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_that_nests_without_end_is_refused()
    {
        using var caller = new SandboxCaller();

        Assert.Equal(400, (await caller.SendAsync("POST", "/accounts/channels", new string('[', 100_000))).Status);
    }
}
