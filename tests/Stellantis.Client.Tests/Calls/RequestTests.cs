using System.Text.RegularExpressions;
using Stellantis.Client.Auth;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

public class RequestTests
{
    private const string Vin = "VR3UHZKXZPT500042";

    [Theory]
    [InlineData("https://api.example.com/v1")]
    [InlineData("https://api.example.com/v1/")]
    [InlineData("https://api.example.com/v1//")]
    public async Task The_path_has_no_double_slash_whatever_the_end_of_the_base_address(string baseUri)
    {
        var sent = await Send(new ApiCall(Operations.GetVehicles), baseUri);
        Assert.Equal("https://api.example.com/v1/accounts/vehicles", sent.AbsoluteUri);
    }

    [Fact]
    public async Task Ids_are_escaped_so_that_they_cannot_change_the_path()
    {
        var sent = await Send(new ApiCall(Operations.GetVehicle).With("id", "a&b?c#d e{cid}(1)!*'~=+:@,;\u00e9\ud83d\ude97"));
        Assert.EndsWith("/accounts/vehicles/a%26b%3Fc%23d%20e%7Bcid%7D%281%29%21%2A%27~%3D%2B%3A%40%2C%3B%C3%A9%F0%9F%9A%97", sent.OriginalString,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("x/../../../other")]
    [InlineData("a\\b")]
    [InlineData("..\\other")]
    [InlineData("x%2F..%2Fother")]
    [InlineData("x%5c..%5cother")]
    [InlineData("%2e%2E")]
    [InlineData("%252e%252e%252fother")]
    [InlineData("a\nb")]
    [InlineData("a\0")]
    [InlineData("a%0d%0ab")]
    [InlineData("a\u0085b")]
    public void An_id_that_is_none_is_refused_before_anything_is_sent(string id)
    {
        var failure = Assert.Throws<StellantisApiException>(() => new ApiCall(Operations.GetVehicle).With("id", id));
        Assert.Equal("InvalidRequest", failure.ErrorId);
        Assert.StartsWith("-VehicleId ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Fact]
    public void An_id_with_half_of_a_character_is_refused_and_so_is_one_of_thousands()
    {
        Assert.All(["a\ud83d", "\ude97b", "\ud83d\ud83d\ude97", new string('a', 2001)], id =>
            Assert.Equal("InvalidRequest", Assert.Throws<StellantisApiException>(() => new ApiCall(Operations.GetVehicle).With("id", id)).ErrorId));
        new ApiCall(Operations.GetVehicle).With("id", new string('a', 2000)).With("id", "\ud83d\ude97");
    }

    [Fact]
    public void The_error_of_an_id_names_the_parameter_that_it_came_by()
    {
        var named = Operations.All.SelectMany(o => Regex.Matches(o.Path, @"\{(\w+)\}").Cast<Match>().Select(argument =>
            Assert.Throws<StellantisApiException>(() => new ApiCall(o).With(argument.Groups[1].Value, "a\\b")).Message.Split(' ')[0]));
        Assert.Equal(
            ["-AlarmId", "-AlertId", "-ChannelId", "-ChargingSessionId", "-CollisionId", "-MonitorId", "-RemoteId", "-StolenReportId", "-TripId",
                "-VehicleId"],
            named.Distinct().OrderBy(n => n, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("https://api.example.com/connectedcar/other", "-VehicleId")]
    [InlineData("https://api.example.com/connectedcar/v1/accounts/vehicles/a/b/alerts/c-1?type=x", "-VehicleId")]
    [InlineData("https://api.example.com/connectedcar/v1/accounts/vehicles/a.b/alerts/c?type=x", "-AlertId")]
    [InlineData("https://api.example.com/connectedcar/v1/accounts/vehicles/a.b/alerts/c-1?type=y", "The query")]
    public void What_the_framework_makes_of_an_address_is_held_against_what_was_meant(string made, string names)
    {
        const string Path = "https://api.example.com/connectedcar/v1/accounts/vehicles/a.b/alerts/c-1";
        var call = new ApiCall(Operations.GetAlert).With("id", "a.b").With("aid", "c-1");
        var failure = Assert.Throws<StellantisApiException>(() => call.CheckMeant(new Uri(made), Path, Path + "?type=x"));
        Assert.Equal("InvalidRequest", failure.ErrorId);
        Assert.StartsWith(names, failure.Message, StringComparison.Ordinal);
        call.CheckMeant(new Uri(Path + "?type=x"), Path, Path + "?type=x");
    }

    [Fact]
    public void An_address_that_no_framework_takes_is_refused_with_its_length()
    {
        var call = new ApiCall(Operations.GetAlerts).With("id", Vin).Query("type", Enumerable.Repeat(new string('x', 1000), 70));
        var failure = Assert.Throws<StellantisApiException>(() => call.Address(new Uri("https://api.example.com/v1"), []));
        Assert.Equal("InvalidRequest", failure.ErrorId);
        Assert.Contains("60,000", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_with_half_of_a_character_is_refused_and_its_parameter_named()
    {
        var call = new ApiCall(Operations.GetVehicles).Query("label", "a\ud83d");
        var failure = Assert.Throws<StellantisApiException>(() => call.Address(new Uri("https://api.example.com/v1"), []));
        Assert.Equal("InvalidRequest", failure.ErrorId);
        Assert.Contains("'label'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_parameters_are_left_out_and_lists_are_repeated()
    {
        var call = new ApiCall(Operations.GetVehicles).Query("gId", "").Query("locale", (string?)null)
            .Query("extension", ["devices", "", "callCenterNumbers"]);
        var sent = await Send(call);
        Assert.Equal("?extension=devices&extension=callCenterNumbers", sent.Query);
    }

    [Fact]
    public async Task Intervals_are_escaped_wholly()
    {
        var sent = await Send(new ApiCall(Operations.GetAlerts).With("id", Vin).Query("timestamps", "2026-01-01T00:00:00+02:00/P1D"));
        Assert.Equal("?timestamps=2026-01-01T00%3A00%3A00%2B02%3A00%2FP1D", sent.Query);
    }

    [Fact]
    public async Task The_environment_goes_with_every_call()
    {
        var sent = await Send(new ApiCall(Operations.GetVehicles).Query("pageSize", 5), environment: "int");
        Assert.Equal("?env=int&pageSize=5", sent.Query);
    }

    [Fact]
    public async Task A_vehicle_call_carries_the_gateway_headers_and_no_account_headers()
    {
        var headers = await Headers(new ApiCall(Operations.GetAlerts) { Vin = Vin }.With("id", Vin), Full());
        Assert.Equal("client-0042", headers["X-IBM-Client-Id"]);
        Assert.Equal("s3cr3t-0042", headers["X-IBM-Client-Secret"]);
        Assert.Equal("AC-ACNT000000000042", headers["X-Supersede-CVS-User-Id"]);
        Assert.Equal("B2C", headers["X-Introspect-Realm"]);
        Assert.Equal($"data:telemetry:vehicle:alert data:telemetry:vehicle:location VIN:{Vin}", headers["X-CVS-Scope"]);
        Assert.False(headers.ContainsKey("X-PartnerId"));
        Assert.False(headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task A_channel_call_carries_the_account_headers_that_the_connection_has()
    {
        var headers = await Headers(new ApiCall(Operations.NewMonitor).With("chId", "c1"), Full());
        Assert.Equal("partner-7", headers["X-PartnerId"]);
        Assert.Equal("context-7", headers["X-Customer-Context"]);
        Assert.Equal("AC-ACNT000000000042", headers["X-CVS-User-Id"]);
        Assert.Equal("PSACountry=IT; PSACountry=FR;", headers["Cookie"]);
        Assert.Equal("monitor:write VIN:" + Vin, headers["X-CVS-Scope"]);
    }

    [Fact]
    public async Task Scopes_can_be_replaced_and_added()
    {
        var replaced = new GatewayAuthentication("client", "secret", "user") { Realm = "B2C", Scopes = ["MONITOR_WRITE"], AddedScopes = ["extra"] };
        var headers = await Headers(new ApiCall(Operations.RemoveMonitor).With("chId", "c").With("mid", "m"), replaced);
        Assert.Equal("MONITOR_WRITE extra", headers["X-CVS-Scope"]);
    }

    [Theory]
    [InlineData("VF3AAAAAAAA000001", "clientsB2CPeugeot")]
    [InlineData("VF7AAAAAAAA000001", "clientsB2CCitroen")]
    [InlineData("VR1AAAAAAAA000001", "clientsB2CDS")]
    [InlineData("W0LAAAAAAAA000001", "clientsB2COpel")]
    public async Task Without_brand_and_realm_the_vehicle_tells_the_realm(string vin, string realm)
    {
        var headers = await Headers(new ApiCall(Operations.GetVehicle) { Vin = vin }.With("id", vin),
            new GatewayAuthentication("client", "secret", "user"));
        Assert.Equal(realm, headers["X-Introspect-Realm"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("XXXAAAAAAAA000001")]
    public async Task Without_anything_that_tells_the_realm_the_error_names_the_parameter(string? vin)
    {
        var service = new FakeService(_ => FakeService.Json("{}"));
        using var client = service.Client(authentication: new GatewayAuthentication("client", "secret", "user"));
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() =>
            client.ReadAsync(new ApiCall(Operations.GetVehicles) { Vin = vin }, Vehicle.Read, default));
        Assert.Equal("InvalidRequest", failure.ErrorId);
        Assert.Contains("-Brand", failure.Message, StringComparison.Ordinal);
        Assert.Empty(service.Sent);
    }

    [Theory]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("caf\u00e9")]
    [InlineData("tab\t")]
    [InlineData("\u007f")]
    public void A_header_value_that_would_be_split_or_garbled_is_refused_when_it_is_given(string value)
    {
        var failure = Assert.Throws<StellantisApiException>(() => HeaderValue.Check(value, "PartnerId"));
        Assert.Equal("InvalidRequest", failure.ErrorId);
        Assert.StartsWith("-PartnerId", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_of_a_bad_secret_does_not_show_it()
    {
        var failure = Assert.Throws<StellantisApiException>(() => new GatewayAuthentication("client", "geh\u00e9im", "user"));
        Assert.DoesNotContain("geh", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\u00e9", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://api.example.com/v1")]
    [InlineData("ftp://api.example.com/v1")]
    [InlineData("https://user:word@api.example.com/v1")]
    public void A_base_address_that_would_leak_credentials_is_refused(string uri) =>
        Assert.Equal("InvalidRequest", Assert.Throws<StellantisApiException>(() => Origin.CheckBase(new Uri(uri), "BaseUri")).ErrorId);

    [Theory]
    [InlineData("https://api.example.com/v1")]
    [InlineData("http://127.0.0.1:8080/v1")]
    [InlineData("http://localhost/v1")]
    [InlineData("http://[::1]:8080/v1")]
    public void Https_and_this_machine_are_taken(string uri) => Assert.Equal(uri, Origin.CheckBase(new Uri(uri), "BaseUri").OriginalString);

    private static GatewayAuthentication Full() => new("client-0042", "s3cr3t-0042", "AC-ACNT000000000042")
    {
        Realm = "B2C",
        PartnerId = "partner-7",
        CustomerContext = "context-7",
        Countries = ["IT", "FR"],
        Vin = Vin,
    };

    private static async Task<Uri> Send(ApiCall call, string baseUri = "https://api.example.com/connectedcar/v1", string? environment = null)
    {
        var service = new FakeService(_ => FakeService.Json("{}"));
        using var client = service.Client(baseUri, environment);
        await client.ReadAsync(call, Vehicle.Read, default);
        return Assert.Single(service.Sent).Address;
    }

    private static async Task<Dictionary<string, string>> Headers(ApiCall call, GatewayAuthentication authentication)
    {
        var service = new FakeService(_ => FakeService.Json("{}"));
        using var client = service.Client(authentication: authentication);
        await client.SendAsync(call, default);
        return Assert.Single(service.Sent).Headers;
    }
}
