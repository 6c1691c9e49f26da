using System.Net;
using Stellantis.Client.Calls;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>What is known of a change after its answer: done, refused, not reached, or not known.</summary>
public sealed class ChangeOutcomeTests
{
    private const string OfService = """{"name":"SOME_NAME","debug":"ERROR_17","message":"It went wrong."}""";
    private const string OfPortal = """{"code":50099,"uuid":"u-1","message":"It went wrong.","timestamp":"2026-01-01T00:00:00Z"}""";

    private static readonly string[] s_verbs = ["POST", "PUT", "DELETE"];

    private static readonly string[] s_foreign =
    [
        "", "<html>Bad gateway</html>", "upstream connect error", "{}", """{"message":"Internal server error"}""",
        """{"code":500,"message":"Internal"}""", """{"httpCode":"500","httpMessage":"Internal Server Error"}""", """{"title":"Oops","status":500}""",
        """{"name":"cut""",
    ];

    [Fact]
    public async Task What_answers_in_the_services_place_does_not_know_what_became_of_a_change()
    {
        foreach (var status in new[] { 408, 502, 504, 520, 521, 522, 523, 524, 525, 526, 527 })
        {
            foreach (var body in s_foreign.Append(OfService))
                await SeeAsync(status, body, ErrorIds.OutcomeUnknown, "may have been carried out");
        }
        foreach (var status in new[] { 500, 501, 503, 505, 599 })
        {
            foreach (var body in s_foreign)
                await SeeAsync(status, body, ErrorIds.OutcomeUnknown, "may have been carried out");
        }
    }

    [Fact]
    public async Task What_the_service_itself_refuses_is_refused()
    {
        foreach (var body in new[] { OfService, OfPortal })
        {
            await SeeAsync(500, body, ErrorIds.ServiceUnavailable, "It went wrong");
            await SeeAsync(501, body, ErrorIds.NotSupported, "It went wrong");
            await SeeAsync(503, body, ErrorIds.ServiceUnavailable, "It went wrong");
        }
        foreach (var body in s_foreign)
        {
            await SeeAsync(400, body, ErrorIds.InvalidRequest, "400");
            await SeeAsync(403, body, ErrorIds.Forbidden, "403");
            await SeeAsync(429, body, ErrorIds.Throttled, "429");
        }
    }

    [Fact]
    public async Task A_change_that_is_turned_away_until_a_time_was_not_taken()
    {
        foreach (var verb in s_verbs)
        {
            var failure = await FailAsync(verb, () =>
            {
                var response = FakeService.Json("", HttpStatusCode.ServiceUnavailable);
                response.Headers.Add("Retry-After", "90");
                return response;
            });
            Assert.Equal(ErrorIds.ServiceUnavailable, failure.ErrorId);
            Assert.Contains("takes calls again at", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_read_that_a_gateway_answers_is_an_error_of_its_status()
    {
        foreach (var (status, id) in new[] { (408, ErrorIds.RequestTimeout), (502, ErrorIds.ServiceUnavailable), (504, ErrorIds.ServiceUnavailable),
            (522, ErrorIds.ServiceUnavailable), (500, ErrorIds.ServiceUnavailable) })
            Assert.Equal(id, (await FailAsync("GET", () => FakeService.Json("<html></html>", (HttpStatusCode)status, "text/html"))).ErrorId);
    }

    [Theory]
    [InlineData("<html>Please sign in</html>", "text/html")]
    [InlineData("<html>Please sign in</html>", "application/json")]
    [InlineData("  \n<!doctype html><p>Hi", "text/plain")]
    [InlineData("OK", "text/plain")]
    [InlineData("Welcome to the guest network", "text/html")]
    [InlineData("<?xml version=\"1.0\"?><ok/>", "application/xml")]
    public async Task A_success_that_is_a_page_of_somebody_else_is_no_change_that_was_done(string body, string media)
    {
        foreach (var verb in s_verbs.Append("PATCH"))
        {
            foreach (var status in new[] { 200, 201, 202 })
            {
                var failure = await FailAsync(verb, () => FakeService.Json(body, (HttpStatusCode)status, media));
                Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
                Assert.Contains("-BaseUri", failure.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(204, "")]
    [InlineData(200, "")]
    [InlineData(202, "")]
    [InlineData(202, "  \r\n")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"channelId":"ch-1","status":"Running"}""")]
    [InlineData(202, """{"monitorId":"mo-1","handled":{"vehicleIds":[]}}""")]
    public async Task An_empty_success_and_the_services_json_are_successes(int status, string body)
    {
        foreach (var verb in s_verbs)
        {
            foreach (var media in new[] { "application/json", "application/hal+json", "text/plain" })
            {
                using var client = new FakeService(_ => FakeService.Json(body, (HttpStatusCode)status, media)).Client();
                await client.SendAsync(new ApiCall(new Operation("change", verb, "/accounts/channels")), default);
            }
        }
    }

    [Theory]
    [InlineData("""{"channelId":""")]
    [InlineData("""{"channelId":"ch-1"}}""")]
    [InlineData("[1,")]
    [InlineData("{\"a\":1} trailing")]
    public async Task A_success_whose_json_cannot_be_read_is_unknown(string body)
    {
        foreach (var verb in s_verbs)
            Assert.Equal(ErrorIds.OutcomeUnknown, (await FailAsync(verb, () => FakeService.Json(body, HttpStatusCode.Accepted))).ErrorId);
    }

    [Theory]
    [InlineData("https://other.example.net:8443/v1/x?token=s3", "https://other.example.net:8443")]
    [InlineData("https://somebody:pass@other.example.net/x", "https://other.example.net")]
    [InlineData("//other.example.net/x", "https://other.example.net")]
    [InlineData("/elsewhere", "https://api.example.com")]
    [InlineData(null, "no address")]
    public async Task A_redirect_of_a_change_says_that_it_is_one_and_to_which_host(string? location, string host)
    {
        foreach (var verb in s_verbs)
        {
            foreach (var status in new[] { 301, 302, 303, 307, 308 })
            {
                var failure = await FailAsync(verb, () =>
                {
                    var response = FakeService.Json("", (HttpStatusCode)status);
                    if (location is not null)
                        response.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute);
                    return response;
                });
                Assert.Equal((ErrorIds.InvalidResponse, status), (failure.ErrorId, failure.StatusCode));
                Assert.Contains("redirect", failure.Message, StringComparison.Ordinal);
                Assert.Contains(host, failure.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("pass", failure.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("s3", failure.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"channelId":""}""")]
    [InlineData("""{"channelId":null,"status":"Running"}""")]
    [InlineData("""{"label":"Hook"}""")]
    public async Task What_was_made_and_has_no_id_is_unknown(string body)
    {
        using var client = new FakeService(_ => FakeService.Json(body, HttpStatusCode.Accepted)).Client();
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() =>
            client.CreateAsync(new ApiCall(Operations.NewChannel) { Body = "{}" }, Channel.Read, default));
        Assert.Equal((ErrorIds.OutcomeUnknown, Operations.NewChannel.Id), (failure.ErrorId, failure.OperationId));
        Assert.Contains("no id", failure.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Stops()
    {
        var all = new TheoryData<string, string>();
        foreach (var way in new[] { "create", "change", "send", "text" })
        {
            foreach (var moment in new[] { "as it comes", "with its last byte", "as it is read" })
                all.Add(way, moment);
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task Whoever_stops_when_a_change_is_answered_learns_what_was_made_or_that_it_is_unknown(string way, string moment)
    {
        const string Made = """{"channelId":"ch-7","label":"Hook"}""";
        using var stop = new CancellationTokenSource();
        using var client = new FakeService(_ =>
        {
            StopAt("as it comes");
            return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new LastByteContent(Made, () => StopAt("with its last byte")) };
        }).Client();
        var call = new ApiCall(Operations.NewChannel) { Body = "{}" };
        CallContext context = stop.Token;
        try
        {
            var made = way switch
            {
                "create" => (await client.CreateAsync(call, Read, context)).ChannelId,
                "change" => (await client.ChangeAsync(call, Read, context))?.ChannelId,
                "text" => (await client.TextAsync(call, context))[14..18],
                _ => await SentAsync(),
            };
            Assert.Equal("ch-7", made);
        }
        catch (StellantisApiException failure)
        {
            Assert.Equal((ErrorIds.OutcomeUnknown, "as it comes"), (failure.ErrorId, moment));
        }

        async Task<string> SentAsync()
        {
            await client.SendAsync(call, context);
            return "ch-7";
        }

        Channel Read(Client.Json.WireReader reader)
        {
            StopAt("as it is read");
            return Channel.Read(reader);
        }

        void StopAt(string now)
        {
            if (now == moment)
                stop.Cancel();
        }
    }

    private static async Task SeeAsync(int status, string body, string id, string word)
    {
        foreach (var verb in s_verbs)
        {
            var failure = await FailAsync(verb, () =>
                FakeService.Json(body, (HttpStatusCode)status, body.StartsWith('<') ? "text/html" : "application/json"));
            Assert.True((failure.ErrorId, failure.StatusCode) == (id, status), $"{verb} {status} {body}: {failure.ErrorId}");
            Assert.Contains(word, failure.Message, StringComparison.Ordinal);
            if (id != ErrorIds.OutcomeUnknown)
                Assert.DoesNotContain("may have been carried out", failure.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<StellantisApiException> FailAsync(string verb, Func<HttpResponseMessage> answer)
    {
        using var client = new FakeService(_ => answer()).Client();
        return await Assert.ThrowsAsync<StellantisApiException>(() =>
            client.SendAsync(new ApiCall(new Operation("change", verb, "/accounts/channels")), default));
    }

    /// <summary>A body that tells when it was read to its end.</summary>
    private sealed class LastByteContent(string body, Action atEnd) : StringContent(body, System.Text.Encoding.UTF8, "application/json")
    {
        protected override void Dispose(bool disposing)
        {
            atEnd();
            base.Dispose(disposing);
        }
    }
}
