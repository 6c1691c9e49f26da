using System.Net;
using Stellantis.Client.Calls;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

public sealed class ErrorWordsTests
{
    public static TheoryData<string, string?, string?, string[]> Shapes => new()
    {
        { """{"name":"BAD_REQUEST","debug":"ERROR_17","message":"It went wrong."}""", "BAD_REQUEST", "ERROR_17", ["It went wrong"] },
        { """{"code":40499,"uuid":"u-1","message":"Nothing here."}""", "40499", "u-1", ["Nothing here"] },
        { """{"type":"about:blank","title":"Not allowed","status":400,"detail":"The scope is missing."}""", null, null,
            ["Not allowed", "The scope is missing"] },
        { """{"title":"Not allowed","detail":"Not allowed."}""", null, null, ["Not allowed"] },
        { """{"detail":"Only this."}""", null, null, ["Only this"] },
        { """{"httpCode":"401","httpMessage":"Unauthorized","moreInformation":"Client id not registered."}""", "401", null,
            ["Unauthorized", "Client id not registered"] },
        { """{"error":{"code":"InvalidThing","message":"The thing is invalid.","traceId":"t-9"}}""", "InvalidThing", "t-9",
          ["The thing is invalid"] },
        { """{"fault":{"faultstring":"Rate limit quota violation","detail":{"errorcode":"policies.ratelimit"}}}""", null, null,
            ["Rate limit quota violation"] },
        { """{"errors":[{"code":"A1","message":"First."},{"code":"A2","message":"Second."}]}""", "A1", null, ["First", "Second"] },
        { """{"message":"Validation failed","errors":["label is too long","op is unknown"]}""", null, null,
            ["Validation failed", "label is too long", "op is unknown"] },
        { """["one thing","another thing"]""", null, null, ["one thing", "another thing"] },
        { """[{"message":"m1"},{"message":"m2"},{"message":"m3"},{"message":"m4"}]""", null, null, ["m1", "m3", "1 more"] },
        { "\"no such thing\"", null, null, ["no such thing"] },
        { """{"timestamp":"2026-01-01T00:00:00Z","status":400,"error":"Bad Request","path":"/v1/x"}""", "Bad Request", null, [] },
        { """{"timestamp":"2026-01-01T00:00:00Z","status":400,"error":"Bad Request","message":"No value present","path":"/v1/x"}""", "Bad Request",
            null, ["No value present"] },
        { """{"error":"invalid_token","error_description":"It has expired."}""", "invalid_token", null, ["It has expired"] },
        { """{"MESSAGE":"In capitals."}""", null, null, ["In capitals"] },
        { """{"message":"one","Message":"two"}""", null, null, ["two"] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task The_words_of_an_error_are_shown_whatever_the_shape_of_its_body(string body, string? name, string? debug, string[] words)
    {
        var service = new FakeService(_ => FakeService.Json(body, HttpStatusCode.BadRequest));
        using var client = service.Client();
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(Operations.GetVehicles), default));
        Assert.Equal((ErrorIds.InvalidRequest, name, debug), (failure.ErrorId, failure.ErrorName, failure.DebugId));
        foreach (var word in words)
            Assert.Contains(word, failure.Message, StringComparison.Ordinal);
        if (name is not null)
            Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"title":"No","detail":"client-0042 may not see VR3UHZKXZPT500042"}""")]
    [InlineData("""{"httpMessage":"s3cr3t-0042","moreInformation":"VR3UHZKXZPT500042"}""")]
    [InlineData("""{"error":{"message":"s3cr3t-0042 VR3UHZKXZPT500042"}}""")]
    [InlineData("""{"errors":["s3cr3t-0042","VR3UHZKXZPT500042"]}""")]
    [InlineData("\"s3cr3t-0042 VR3UHZKXZPT500042\"")]
    public async Task Words_of_any_shape_are_masked(string body)
    {
        var service = new FakeService(_ => FakeService.Json(body, HttpStatusCode.Forbidden));
        using var client = service.Client();
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(Operations.GetVehicles), default));
        foreach (var secret in new[] { "s3cr3t-0042", "client-0042", "VR3UHZKXZPT500042" })
        {
            Assert.DoesNotContain(secret, failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, failure.ServiceMessage, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_body_nested_without_end_and_one_that_says_nothing_are_errors_with_their_status()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"error":""", 40)) + "\"x\"" + new string('}', 40);
        foreach (var body in new[] { deep, "{}", "[]", "null", "{\"errors\":[]}", "[null,1,true]", "{\"error\":", "\"" })
        {
            var service = new FakeService(_ => FakeService.Json(body, HttpStatusCode.BadRequest));
            using var client = service.Client();
            var failure = await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(Operations.GetVehicles), default));
            Assert.Equal((ErrorIds.InvalidRequest, 400), (failure.ErrorId, failure.StatusCode));
        }
    }
}
