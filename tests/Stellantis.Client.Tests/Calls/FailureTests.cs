using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Stellantis.Client.Calls;
using Stellantis.Client.Masking;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

public class FailureTests
{
    [Theory]
    [InlineData(400, "InvalidRequest")]
    [InlineData(401, "AuthenticationFailed")]
    [InlineData(403, "Forbidden")]
    [InlineData(404, "ResourceNotFound")]
    [InlineData(405, "InvalidRequest")]
    [InlineData(408, "RequestTimeout")]
    [InlineData(429, "Throttled")]
    [InlineData(500, "ServiceUnavailable")]
    [InlineData(501, "NotSupported")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task Each_status_has_its_error_id(int status, string errorId)
    {
        var failure = await Fail("""{"name":"SOME_NAME","debug":"ERROR_17","message":"It went wrong."}""", status);
        Assert.Equal((errorId, status, "SOME_NAME", "ERROR_17"), (failure.ErrorId, failure.StatusCode, failure.ErrorName, failure.DebugId));
        Assert.Contains("It went wrong", failure.Message, StringComparison.Ordinal);
        Assert.Contains("debug id ERROR_17", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":"REMOTE_NOT_SUPPORTED","debug":"ERROR_1","message":"No."}""", "REMOTE_NOT_SUPPORTED")]
    [InlineData("""{"code":40499,"uuid":"u-1","message":"Nothing.","timestamp":"2026-01-01T00:00:00Z"}""", "40499")]
    [InlineData("""{"error":"invalid_grant","error_description":"Gone."}""", "invalid_grant")]
    [InlineData("<html><body>Bad Gateway</body></html>", null)]
    [InlineData("", null)]
    [InlineData("{\"name\": \"cut", null)]
    [InlineData("[1,2]", null)]
    public async Task Every_shape_of_an_error_body_is_an_error_with_its_status(string body, string? name)
    {
        var failure = await Fail(body, 502);
        Assert.Equal("ServiceUnavailable", failure.ErrorId);
        Assert.Equal(name, failure.ErrorName);
        Assert.Contains("502", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("<", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":1001,"debug":"CMP_1","message":"Nothing stored."}""", true)]
    [InlineData("""{"code":1001,"name":"DATA_NOT_FOUND","debug":"CMP_1","message":"Nothing stored."}""", true)]
    [InlineData("""{"code":"1001","debug":"CMP_1"}""", true)]
    [InlineData("""{"code":"DATA_NOT_FOUND","debug":"CMP_1"}""", true)]
    [InlineData("""{"code":40499,"uuid":"u-1","message":"Nothing stored.","timestamp":"2026-01-01T00:00:00Z"}""", false)]
    [InlineData("""{"code":404,"message":"Not found"}""", false)]
    [InlineData("""{"code":1001,"name":"NOT_FOUND"}""", false)]
    [InlineData("""{"name":"NOT_FOUND","debug":"ERROR_4","message":"No such vehicle."}""", false)]
    [InlineData("", false)]
    [InlineData("<html></html>", false)]
    public async Task A_404_is_no_data_only_when_the_contract_says_so_of_the_operation_and_the_body_of_the_vehicle(string body, bool noData)
    {
        foreach (var operation in Operations.All)
        {
            var service = new FakeService(_ => FakeService.Json(body, HttpStatusCode.NotFound, body.StartsWith('<') ? "text/html"
                : "application/json"));
            Assert.Equal(noData && operation.Path.Contains("/telemetries", StringComparison.Ordinal), (await FailOf(service, operation)).IsNoData);
        }
    }

    [Fact]
    public async Task The_wait_that_the_service_asks_for_is_read_from_seconds_a_date_and_the_rate_limit()
    {
        Assert.Equal(TimeSpan.FromSeconds(7), (await Fail("", 429, r =>
            r.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)))).RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(9), (await Fail("", 429, r => r.Headers.Add("X-RateLimit-Reset", "9"))).RetryAfter);
        var until = await Fail("", 429, r => r.Headers.RetryAfter = new RetryConditionHeaderValue(new FakeTime().Now.AddHours(2)));
        Assert.InRange(until.RetryAfter!.Value.TotalMinutes, 110, 120);
    }

    [Fact]
    public async Task An_error_masks_secrets_vehicles_and_positions()
    {
        var failure = await Fail("""{"name":"X","debug":"D","message":"client-0042 may not see VR3UHZKXZPT500042 at 48.856614,2.352222"}""", 403);
        Assert.Contains("*** may not see *************0042 at 48.9,2.4", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("VR3UHZKXZPT500042", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>login</html>", "text/html", "text/html")]
    [InlineData("", "application/json", "empty")]
    [InlineData("{\"vin\": \"VR3", "application/hal+json", "")]
    [InlineData("[]", "application/hal+json", "object")]
    [InlineData("\"text\"", "application/hal+json", "object")]
    public async Task A_success_that_cannot_be_read_is_an_invalid_response(string body, string media, string word)
    {
        var service = new FakeService(_ => FakeService.Json(body, media: media));
        using var client = service.Client();
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() =>
            client.ReadAsync(new ApiCall(Operations.GetVehicle).With("id", "x"), Vehicle.Read, default));
        Assert.Equal("InvalidResponse", failure.ErrorId);
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_with_a_wrong_media_type_and_a_byte_order_mark_is_read()
    {
        var service = new FakeService(_ => new HttpResponseMessage
        {
            Content = new ByteArrayContent([0xEF, 0xBB, 0xBF,
            .. Encoding.UTF8.GetBytes("""{"vin":"é"}""")])
            { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } }
        });
        using var client = service.Client();
        Assert.Equal("é", (await client.ReadAsync(new ApiCall(Operations.GetVehicle).With("id", "x"), Vehicle.Read, default)).Vin);
    }

    [Fact]
    public async Task A_read_that_cannot_connect_is_a_network_error_and_a_lost_post_is_unknown()
    {
        var refused = new FakeService(_ => throw new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)));
        var reset = new FakeService(_ => throw new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset)));
        Assert.Equal("NetworkError", (await FailOf(refused, Operations.GetVehicles)).ErrorId);
        Assert.Equal("NetworkError", (await FailOf(refused, Operations.NewChannel)).ErrorId);
        Assert.Equal("NetworkError", (await FailOf(reset, Operations.GetVehicles)).ErrorId);
        Assert.Equal("OutcomeUnknown", (await FailOf(reset, Operations.NewChannel)).ErrorId);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task A_change_whose_answer_was_lost_cut_or_came_from_a_gateway_is_unknown_whatever_its_method(string verb)
    {
        var change = new Operation("change", verb, "/accounts/channels");
        var lost = new FakeService(_ => throw new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset)));
        var gateway = new FakeService(_ => new HttpResponseMessage(HttpStatusCode.GatewayTimeout));
        var cut = new FakeService(_ => FakeService.Json("""{"channelId":"""));
        Assert.Equal("OutcomeUnknown", (await FailOf(lost, change)).ErrorId);
        Assert.Equal("OutcomeUnknown", (await FailOf(gateway, change)).ErrorId);
        using var client = cut.Client();
        Assert.Equal("OutcomeUnknown", (await Assert.ThrowsAsync<StellantisApiException>(() =>
            client.ReadAsync(new ApiCall(change), Channel.Read, default))).ErrorId);
    }

    [Fact]
    public async Task A_redirect_on_the_same_origin_is_followed_and_another_is_refused()
    {
        var same = new FakeService(r => r.RequestUri!.AbsolutePath.EndsWith("/moved", StringComparison.Ordinal) ? FakeService.Json("""{"vin":"A"}""")
            : Redirect("/moved"));
        using (var client = same.Client())
            Assert.Equal("A", (await client.ReadAsync(new ApiCall(Operations.GetVehicles), Vehicle.Read, default)).Vin);
        var other = new FakeService(_ => Redirect("https://evil.example.net/moved"));
        Assert.Equal("InvalidResponse", (await FailOf(other, Operations.GetVehicles)).ErrorId);
        Assert.Single(other.Sent);
        var circle = new FakeService(_ => Redirect("/round"));
        Assert.Equal("InvalidResponse", (await FailOf(circle, Operations.GetVehicles)).ErrorId);
    }

    [Theory]
    [InlineData("VIN VR3UHZKXZPT500042.", "VIN *************0042.")]
    [InlineData("vr3uhzkxzpt500042", "*************0042")]
    [InlineData("ERROR_4000042 c0a8f1d2-3b4e-4f5a-9c6d-7e8f90a1b2c3", "ERROR_4000042 c0a8f1d2-3b4e-4f5a-9c6d-7e8f90a1b2c3")]
    [InlineData("took 0.125 s", "took 0.1 s")]
    [InlineData("13.0.3 and 1.10", "13.0.3 and 1.10")]
    public void The_redactor_masks_vehicles_and_positions_and_leaves_the_rest(string text, string masked) =>
        Assert.Equal(masked, new Redactor().Mask(text));

    private static HttpResponseMessage Redirect(string to) =>
        new(HttpStatusCode.Found) { Headers = { Location = new Uri(to, UriKind.RelativeOrAbsolute) }, Content = new StringContent("") };

    private static async Task<StellantisApiException> FailOf(FakeService service, Operation operation)
    {
        using var client = service.Client();
        var call = new ApiCall(operation);
        foreach (var part in operation.Path.Split('/').Where(p => p.StartsWith('{')))
            call.With(part.Trim('{', '}'), "x");
        return await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(call, default));
    }

    private static async Task<StellantisApiException> Fail(string body, int status, Action<HttpResponseMessage>? more = null)
    {
        var service = new FakeService(_ =>
        {
            var response = FakeService.Json(body, (HttpStatusCode)status, body.StartsWith('<') ? "text/html" : "application/json");
            more?.Invoke(response);
            return response;
        });
        using var client = service.Client();
        return await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(Operations.GetVehicle).With("id", "x"), default));
    }
}
