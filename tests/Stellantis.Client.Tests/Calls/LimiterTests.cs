using Stellantis.Client.Http;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>Who waits for a place gets it, whatever becomes of the others.</summary>
public class LimiterTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 1)]
    [InlineData(4, 2)]
    [InlineData(4, 3)]
    public void Nobody_sleeps_while_a_place_is_free_whatever_happens_in_whatever_order(int callers, int allowed)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string[]>([[]]);
        var ends = 0;
        while (open.TryPop(out var path))
        {
            using var here = Follow(callers, allowed, path);
            if (here.IsOver)
                ends++;
            foreach (var step in here.Steps().ToList())
            {
                string[] further = [.. path, step];
                using var there = Follow(callers, allowed, further);
                if (seen.Add(there.State()))
                    open.Push(further);
            }
        }
        Assert.True(ends > 0);
        Assert.True(seen.Count > 100, $"Only {seen.Count} states were looked at.");
    }

    [Fact]
    public async Task Twenty_calls_at_a_time_all_end_when_the_service_refuses_for_too_long()
    {
        StellantisClient? client = null;
        var service = new FakeService(_ => Refusal(client!.Limiter.Allowed == 1 ? 600 : 1));
        using (client = service.Client(time: new FakeTime(), maxRetry: 4))
        {
            var calls = Enumerable.Range(0, 20).Select(_ => Task.Run(() => client.SendAsync(new ApiCall(Operations.GetVehicles), default))).ToList();
            await Task.WhenAll(calls.Select(c => Assert.ThrowsAsync<StellantisApiException>(() => c))).WaitAsync(TimeSpan.FromSeconds(60));
            Assert.All(calls, c => Assert.Equal("Throttled", ((StellantisApiException)c.Exception!.InnerException!).ErrorId));
            Assert.Equal(0, client.Limiter.Active);
        }
    }

    private static LimiterScenario Follow(int callers, int allowed, string[] path)
    {
        var scenario = new LimiterScenario(callers, allowed);
        foreach (var step in path)
        {
            try
            {
                scenario.Do(step);
            }
            catch (InvalidOperationException e)
            {
                throw new InvalidOperationException($"{e.Message}, after: {string.Join(", ", path)}.", e);
            }
        }
        return scenario;
    }

    private static HttpResponseMessage Refusal(int seconds)
    {
        var answer = FakeService.Json("", (System.Net.HttpStatusCode)429);
        answer.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        return answer;
    }
}
