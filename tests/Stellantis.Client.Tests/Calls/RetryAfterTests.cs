using System.Globalization;
using System.Net;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;
using Stellantis.Client.Tests.Auth;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>Whatever a service says of the time to wait, it is waited for sensibly: never for days, and never not at all.</summary>
public class RetryAfterTests
{
    private static readonly DateTimeOffset s_now = new FakeTime().Now;
    private static readonly string[] s_names = ["Retry-After", "X-RateLimit-Reset"];

    public static TheoryData<string, double?> Texts => new()
    {
        { "0", 0 },
        { "30", 30 },
        { " 30 ", 30 },
        { "0.5", 0.5 },
        { "86400", 86400 },
        { "86401", null },
        { "99999999999", null },
        { "900000000000", null },
        { "1e300", null },
        { "-1e300", null },
        { "-5", null },
        { "NaN", null },
        { "Infinity", null },
        { "soon", null },
        { "", null },
        { "5, 20", 20 },
        { Epoch(90, 1), 90 },
        { Epoch(90, 1000), 90 },
        { Epoch(90, 1_000_000), 90 },
        { Epoch(90, 1_000_000_000), 90 },
        { Epoch(-90, 1), 0 },
        { Epoch(200_000, 1), null },
        { s_now.AddMinutes(2).ToString("R", CultureInfo.InvariantCulture), 120 },
        { s_now.AddMinutes(-2).ToString("R", CultureInfo.InvariantCulture), 0 },
        { s_now.AddYears(-50).ToString("R", CultureInfo.InvariantCulture), 0 },
        { s_now.AddDays(3).ToString("R", CultureInfo.InvariantCulture), null },
        { "Fri, 31 Dec 9999 23:59:59 GMT", null },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_time_is_taken_for_what_it_most_likely_is(string text, double? seconds) => Assert.All(s_names, name =>
    {
        using var answer = Answer(429, (name, text));
        var wait = RateLimitHeaders.RetryAfter(answer, s_now, out var odd);
        // Numbers of nanoseconds are not exact.
        Assert.Equal(seconds, wait is null ? null : Math.Round(wait.Value.TotalSeconds, 3));
        Assert.Equal(seconds is null ? name : null, odd);
    });

    [Fact]
    public void Of_several_headers_the_longest_wait_counts_and_one_that_says_nothing_is_left_out()
    {
        Assert.Equal(20, Wait(("Retry-After", "5"), ("Retry-After", "20"), ("Retry-After", "99999999999")));
        Assert.Equal(7, Wait(("Retry-After", "99999999999"), ("X-RateLimit-Reset", "7")));
        Assert.Equal(5, Wait(("Retry-After", "5"), ("X-RateLimit-Reset", "900000000000")));
        Assert.Null(Wait());
    }

    [Theory]
    [InlineData(429, "Retry-After", "99999999999")]
    [InlineData(429, "X-RateLimit-Reset", "900000000000")]
    [InlineData(429, "X-RateLimit-Reset", "-1e300")]
    [InlineData(429, "X-RateLimit-Reset", "NaN")]
    [InlineData(503, "Retry-After", "99999999999")]
    [InlineData(503, "Retry-After", "-1")]
    public async Task What_cannot_be_a_wait_is_not_heeded_and_told_once(int status, string name, string text)
    {
        var (time, log, count) = (new FakeTime(), new ListLog(), 0);
        var service = new FakeService(_ => count++ < 3 ? Answer(status, (name, text)) : FakeService.Json("{}"));
        using var client = service.Client(time: time, maxRetry: 4);
        await client.SendAsync(new ApiCall(Operations.GetVehicles), new CallContext(default, log));
        Assert.Contains(name, Assert.Single(log.Warnings), StringComparison.Ordinal);
        Assert.Null(client.Limiter.Opens);
        Assert.Equal(3, time.Waits.Count);
        Assert.InRange(time.Waits.Sum(w => w.TotalSeconds), 1, 60);
    }

    [Theory]
    [InlineData(429, "0")]
    [InlineData(503, "0")]
    [InlineData(429, "Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData(503, "Thu, 01 Jan 1970 00:00:00 GMT")]
    public async Task Nothing_is_sent_again_at_once(int status, string text)
    {
        var (time, count) = (new FakeTime(), 0);
        var service = new FakeService(_ => count++ < 3 ? Answer(status, ("Retry-After", text)) : FakeService.Json("{}"));
        using var client = service.Client(time: time, maxRetry: 4);
        await client.SendAsync(new ApiCall(Operations.GetVehicles), default);
        Assert.Equal([1, 1, 1], time.Waits.Select(w => w.TotalSeconds));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task The_identity_provider_is_not_asked_again_at_once_nor_left_alone_for_years(string text)
    {
        var clock = new FakeTime();
        var provider = new FakeProvider { First = number => number < 3 ? Answer(503, ("Retry-After", text)) : null };
        using var endpoint = provider.Endpoint(clock);
        await endpoint.RequestAsync([new("grant_type", "client_credentials")], repeatable: true, default);
        Assert.Equal([0.5, 1], clock.Waits.Select(w => w.TotalSeconds));
    }

    [Property(Replay = "20261128,7", MaxTest = 500, Arbitrary = [typeof(Headers)])]
    public bool No_text_of_a_header_breaks_anything_or_asks_for_days(string text, bool isReset, bool isRefusal)
    {
        var (time, count) = (new FakeTime(), 0);
        var service = new FakeService(_ => count++ < 2 ? Answer(isRefusal ? 429 : 503, (s_names[isReset ? 1 : 0], text)) : FakeService.Json("{}"));
        using var client = service.Client(time: time, maxRetry: 4, maxWait: TimeSpan.FromDays(3));
        client.SendAsync(new ApiCall(Operations.GetVehicles), default).GetAwaiter().GetResult();
        return time.Waits.Count == 2 && time.Waits.All(w => w > TimeSpan.Zero && w <= TimeSpan.FromDays(1));
    }

    private static string Epoch(int away, long unit) => ((s_now.ToUnixTimeSeconds() + away) * unit).ToString(CultureInfo.InvariantCulture);

    private static double? Wait(params (string Name, string Text)[] headers)
    {
        using var answer = Answer(429, headers);
        return RateLimitHeaders.RetryAfter(answer, s_now, out _)?.TotalSeconds;
    }

    private static HttpResponseMessage Answer(int status, params (string Name, string Text)[] headers)
    {
        var answer = FakeService.Json("{}", (HttpStatusCode)status);
        foreach (var (name, text) in headers)
            Assert.True(answer.Headers.TryAddWithoutValidation(name, text));
        return answer;
    }

    /// <summary>Texts of headers: numbers of every size, dates of every year, and anything else on one line.</summary>
    internal static class Headers
    {
        public static Arbitrary<string> Text() => Gen.OneOf(
            ArbMap.Default.GeneratorFor<double>().Select(n => n.ToString("R", CultureInfo.InvariantCulture)),
            ArbMap.Default.GeneratorFor<long>().Select(n => n.ToString(CultureInfo.InvariantCulture)),
            ArbMap.Default.GeneratorFor<int>().Select(n => Epoch(n % 200_000, 1)),
            ArbMap.Default.GeneratorFor<int>().Select(n => Epoch(n % 200_000, 1000)),
            ArbMap.Default.GeneratorFor<DateTime>().Select(t => t.ToString("R", CultureInfo.InvariantCulture)),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => string.Concat(s.Get.Where(c => c is >= ' ' and <= '~')))).ToArbitrary();
    }
}
