using System.Net;
using System.Net.Http.Headers;
using Stellantis.Client.Calls;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>Whoever waits is told on what and until when, and waits in sum no longer than the connection allows.</summary>
public class WaitTests
{
    [Theory]
    [InlineData(429, 1)]
    [InlineData(429, 2)]
    [InlineData(429, 7)]
    [InlineData(503, 1)]
    [InlineData(503, 7)]
    public async Task Short_waits_that_do_not_end_are_told_once_and_end_with_the_longest_wait_in_sum(int status, int seconds)
    {
        var time = new FakeTime();
        var begin = time.Now;
        var service = new FakeService(_ =>
        {
            var answer = FakeService.Json("""{"name":"LATER","message":"Later."}""", (HttpStatusCode)status);
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
            return answer;
        });
        using var client = service.Client(time: time, maxRetry: 1000, maxWait: TimeSpan.FromSeconds(60));
        var log = new ListLog();
        var failure = await Assert.ThrowsAsync<StellantisApiException>(
            () => client.SendAsync(new ApiCall(Operations.GetVehicle).With("id", "x"), new CallContext(default, log)));
        Assert.Equal(status, failure.StatusCode);
        Assert.InRange((time.Now - begin).TotalSeconds, 60 - 2 * seconds, 60);
        // The service names the moment, and so does the error.
        Assert.Contains("takes calls again at", failure.Message, StringComparison.Ordinal);
        // A long wait is told when it begins, and each tells of itself.
        Assert.InRange(log.Warnings.Count, 1, seconds > 2 && status == 429 ? 60 / seconds : 1);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_told_with_what_is_waited_for_and_until_when()
    {
        var time = new FakeTime();
        var log = new ListLog();
        var service = new FakeService(_ =>
        {
            // Ten seconds are over before the service has answered.
            time.Later!();
            time.Later!();
            return FakeService.Json("{}");
        });
        using var client = service.Client(time: time, timeout: TimeSpan.FromSeconds(100));
        await client.SendAsync(new ApiCall(Operations.GetVehicle).With("id", "x"), new CallContext(default, log));
        var warning = Assert.Single(log.Warnings);
        Assert.Contains("getVehicleByid", warning, StringComparison.Ordinal);
        Assert.Contains((time.Now + TimeSpan.FromSeconds(100)).LocalDateTime.ToString("HH:mm:ss", null), warning, StringComparison.Ordinal);
        Assert.Contains("-TimeoutSec", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_comes_is_no_word_worth()
    {
        var log = new ListLog();
        using var client = new FakeService(_ => FakeService.Json("{}")).Client();
        await client.SendAsync(new ApiCall(Operations.GetVehicle).With("id", "x"), new CallContext(default, log));
        Assert.Empty(log.Warnings);
    }
}
