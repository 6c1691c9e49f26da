using Stellantis.Client.Calls;
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

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task A_clock_that_is_set_makes_no_wait_longer_and_none_shorter(int seconds)
    {
        var time = new FakeTime();
        var limiter = new Limiter(time, TimeSpan.FromSeconds(60));
        var exchange = new Exchange(new ApiCall(Operations.GetVehicles), default);
        using (var place = await limiter.EnterAsync(exchange, default))
            limiter.Throttled(place, TimeSpan.FromSeconds(10));
        time.Set(TimeSpan.FromSeconds(seconds));
        Assert.Equal(time.Now.AddSeconds(10), limiter.Opens);
        using var next = await limiter.EnterAsync(exchange, default);
        Assert.Equal([TimeSpan.FromSeconds(10)], time.Waits);
        Assert.Null(limiter.Opens);
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
}
