using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>What is sent again, after which wait, and what is not. The clock is the test's: waits take no time.</summary>
public class RetryTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("GET", 502, 5)]
    [InlineData("GET", 503, 5)]
    [InlineData("GET", 504, 5)]
    [InlineData("PUT", 503, 5)]
    [InlineData("DELETE", 503, 5)]
    [InlineData("POST", 502, 1)]
    [InlineData("POST", 503, 1)]
    [InlineData("POST", 504, 1)]
    [InlineData("GET", 500, 1)]
    [InlineData("GET", 501, 1)]
    [InlineData("GET", 408, 1)]
    [InlineData("PUT", 400, 1)]
    public async Task A_status_is_sent_again_when_that_can_do_nothing_twice(string verb, int status, int sent)
    {
        var service = new FakeService(_ => FakeService.Json("", (HttpStatusCode)status));
        using var client = service.Client(maxRetry: 4);
        await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(Of(verb)), default));
        Assert.Equal(sent, service.Sent.Count);
    }

    [Fact]
    public async Task Waits_grow_and_are_scattered()
    {
        var time = new FakeTime();
        var service = new FakeService(_ => FakeService.Json("", HttpStatusCode.BadGateway));
        using var client = service.Client(time: time, maxRetry: 4);
        await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(Operations.GetVehicles), default));
        // Half of 0.5, 1, 2 and 4 seconds: the chance of the test's clock is a half.
        Assert.Equal([0.25, 0.5, 1, 2], time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task A_creation_is_sent_again_when_the_service_says_that_it_did_not_take_it()
    {
        var answers = new Queue<HttpResponseMessage>([After(503, 3), After(429, 2), FakeService.Json("{}")]);
        var time = new FakeTime();
        var service = new FakeService(_ => answers.Dequeue());
        using var client = service.Client(time: time, maxRetry: 4);
        await client.SendAsync(new ApiCall(Operations.NewChannel) { Body = "{}" }, default);
        Assert.Equal(3, service.Sent.Count);
        Assert.All(service.Sent, sent => Assert.Equal("{}", sent.Body));
        Assert.Equal([3, 2], time.Waits.Select(w => Math.Round(w.TotalSeconds)));
    }

    [Fact]
    public async Task A_lost_answer_of_a_creation_is_never_asked_for_again()
    {
        var service = new FakeService(_ => throw new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset)));
        using var client = service.Client(maxRetry: 4);
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() =>
            client.SendAsync(new ApiCall(Operations.SendRemote).With("id", "v").With("chId", "c"), default));
        Assert.Equal("OutcomeUnknown", failure.ErrorId);
        Assert.Single(service.Sent);
    }

    [Fact]
    public async Task A_deletion_that_finds_nothing_after_a_lost_answer_has_succeeded()
    {
        var first = true;
        var service = new FakeService(_ =>
        {
            if (!first)
                return FakeService.Json("", HttpStatusCode.NotFound);
            first = false;
            throw new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset));
        });
        using var client = service.Client(maxRetry: 1);
        await client.SendAsync(new ApiCall(Operations.RemoveChannel).With("chId", "c"), default);
        Assert.Equal(2, service.Sent.Count);
    }

    [Fact]
    public async Task A_refused_deletion_that_then_finds_nothing_has_failed()
    {
        var answers = new Queue<HttpResponseMessage>([After(429, 1), FakeService.Json("", HttpStatusCode.NotFound)]);
        var service = new FakeService(_ => answers.Dequeue());
        using var client = service.Client(maxRetry: 1);
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() =>
            client.SendAsync(new ApiCall(Operations.RemoveChannel).With("chId", "c"), default));
        Assert.Equal("ResourceNotFound", failure.ErrorId);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, 1)]
    [InlineData(SocketError.ConnectionRefused, 5)]
    [InlineData(SocketError.TryAgain, 5)]
    public async Task A_name_that_does_not_exist_is_not_asked_for_again_and_a_busy_host_is(SocketError error, int sent)
    {
        var service = new FakeService(_ => throw new HttpRequestException("no", new SocketException((int)error)));
        using var client = service.Client(maxRetry: 4);
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(Operations.GetVehicles), default));
        Assert.Equal("NetworkError", failure.ErrorId);
        Assert.True(failure.IsOfConnection);
        Assert.Equal(sent, service.Sent.Count);
    }

    [Fact]
    public async Task After_a_refusal_all_requests_wait_together_and_it_is_told_once()
    {
        var time = new HeldTime();
        var log = new ListLog();
        var received = 0;
        using var together = new Barrier(8);
        var service = new FakeService(_ =>
        {
            if (Interlocked.Increment(ref received) > 8)
                return FakeService.Json("{}");
            together.SignalAndWait();
            return After(429, 30);
        });
        using var client = service.Client(time: time, maxRetry: 4);
        var calls = Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Task.Run(() => client.SendAsync(new ApiCall(Operations.GetVehicles), new CallContext(default, log)))));
        await time.WaitingAsync(8).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(8, service.Sent.Count);
        time.Advance(TimeSpan.FromSeconds(30));
        await calls.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(16, service.Sent.Count);
        Assert.Contains("30 s", Assert.Single(log.Warnings), StringComparison.Ordinal);
        Assert.True(client.Limiter.Allowed < 16);
    }

    [Fact]
    public async Task Concurrency_halves_once_for_the_requests_that_went_together_and_grows_back()
    {
        var service = new FakeService(_ => FakeService.Json("{}"));
        using var client = service.Client(maxRetry: 4);
        var limiter = client.Limiter;
        var exchange = new Http.Exchange(new ApiCall(Operations.GetVehicles), default);
        var places = new List<Http.LimiterPlace>();
        for (var i = 0; i < 16; i++)
            places.Add(await limiter.EnterAsync(exchange, default));
        places.ForEach(place =>
        {
            limiter.Throttled(place, TimeSpan.Zero);
            place.Dispose();
        });
        Assert.Equal(8, limiter.Allowed);
        for (var i = 0; i < 8; i++)
            limiter.Succeeded();
        Assert.Equal(8, limiter.Allowed);
        for (var i = 0; i < 20; i++)
            limiter.Succeeded();
        Assert.InRange(limiter.Allowed!.Value, 10, 11);
    }

    [Fact]
    public async Task A_wait_beyond_the_longest_is_an_error_that_tells_until_when_and_nothing_more_is_sent()
    {
        var time = new FakeTime();
        var service = new FakeService(_ => After(429, 7200));
        using var client = service.Client(time: time, maxRetry: 4);
        foreach (var _ in new[] { 1, 2 })
        {
            var failure = await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(Operations.GetVehicles), default));
            Assert.Equal("Throttled", failure.ErrorId);
            Assert.Equal(TimeSpan.FromHours(2), failure.RetryAfter);
            Assert.Contains((time.Now + TimeSpan.FromHours(2)).LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss",
                System.Globalization.CultureInfo.InvariantCulture), failure.Message, StringComparison.Ordinal);
        }
        Assert.Single(service.Sent);
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task The_last_call_of_a_second_makes_the_next_wait_for_the_next_second()
    {
        var time = new FakeTime();
        var service = new FakeService(_ =>
        {
            var answer = FakeService.Json("{}");
            answer.Headers.Add("X-RateLimit-Limit-1", "5000");
            answer.Headers.Add("X-RateLimit-Remaining-1", "4321");
            answer.Headers.Add("X-RateLimit-Limit-2", "1");
            answer.Headers.Add("X-RateLimit-Remaining-2", "0");
            return answer;
        });
        using var client = service.Client(time: time, maxRetry: 4);
        await client.SendAsync(new ApiCall(Operations.GetVehicles), default);
        await client.SendAsync(new ApiCall(Operations.GetVehicles), default);
        Assert.Equal([s_second], time.Waits);
        Assert.Equal(4321, client.Limiter.Headers!.DailyRemaining);
    }

    [Fact]
    public async Task A_service_that_throttles_without_end_is_given_up_after_the_longest_wait()
    {
        var time = new FakeTime();
        var service = new FakeService(_ => After(429, 10));
        using var client = service.Client(time: time, maxRetry: 4, maxWait: TimeSpan.FromSeconds(35));
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(Operations.GetVehicles), default));
        Assert.Equal("Throttled", failure.ErrorId);
        Assert.Equal(4, service.Sent.Count);
        Assert.True(time.Waits.Sum(w => w.TotalSeconds) <= 35);
    }

    [Fact]
    public async Task A_connection_without_retries_sends_everything_once()
    {
        var service = new FakeService(_ => After(429, 1));
        using var client = service.Client(maxRetry: 0);
        await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(Operations.GetVehicles), default));
        Assert.Single(service.Sent);
    }

    private static Operation Of(string verb) => new("op", verb, "/x");

    private static HttpResponseMessage After(int status, int seconds)
    {
        var answer = FakeService.Json("", (HttpStatusCode)status);
        answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        return answer;
    }
}
