using System.Diagnostics;
using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>
/// How long a listener takes to refuse a secret that is wrong in its first letter, in its last, and in its length. The kinds take turns, so that
/// what else the machine does falls on all of them; two groups of the same kind show what chance alone makes of it.
/// </summary>
internal sealed class SecretFigure : Figure
{
    private const string Secret = "correct-horse-battery-staple-0042";

    public override string Name => "secret";

    public override void Measure(Bench bench)
    {
        bench.Report.Heading("A listener refuses wrong secrets: does the time tell how wrong?");
        using var host = new ModuleHost();
        host.Import(Bench.Manifest);
        host.Run($"$secret = ConvertTo-SecureString '{Secret}' -AsPlainText -Force; $listener = Start-StellantisEventListener -Secret $secret");
        var address = new Uri(host.Run("$listener.Uri.AbsoluteUri")[0].ToString());
        (string Name, string Shown)[] kinds =
        [
            ("wrong in the first letter", "x" + Secret[1..]), ("wrong in the first letter, again", "x" + Secret[1..]),
            ("wrong in the last letter", Secret[..^1] + "x"), ("one letter too short", Secret[..^1]), ("one letter", Secret[..1]),
        ];
        var times = TimeAsync(address, [.. kinds.Select(kind => kind.Shown)], bench.Options.Times(20_000, 2_000)).GetAwaiter().GetResult();
        host.Run("Stop-StellantisEventListener $listener");

        var medians = times.Select(one => new Spread(one).Median * 1e6).ToArray();
        for (var i = 0; i < kinds.Length; i++)
            bench.Report.Value(kinds[i].Name, new Spread(times[i]).Show("µs", "0.0", 1e6));
        var chance = Math.Abs(medians[0] - medians[1]);
        bench.Report.AtMost("difference of the first and the last letter", Math.Abs(medians[0] - medians[2]), Math.Max(2, 3 * chance), " µs",
            $"{medians[0]:0.0} µs, where the same kind twice differs by {chance:0.00} µs");
    }

    private static async Task<double[][]> TimeAsync(Uri address, string[] secrets, int times)
    {
        using var client = new HttpClient();
        var seconds = secrets.Select(_ => new double[times]).ToArray();
        var random = new Random(1);
        var order = Enumerable.Range(0, secrets.Length).ToArray();
        for (var turn = -times / 10; turn < times; turn++)
        {
            random.Shuffle(order);
            foreach (var kind in order)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("{}") };
                request.Headers.TryAddWithoutValidation("X-Stellantis-Secret", secrets[kind]);
                var began = Stopwatch.GetTimestamp();
                using var answer = await client.SendAsync(request);
                var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
                if (answer.StatusCode != System.Net.HttpStatusCode.Unauthorized)
                    throw new InvalidOperationException($"The listener answered {(int)answer.StatusCode} to a wrong secret.");
                if (turn >= 0)
                    seconds[kind][turn] = took;
            }
        }

        return seconds;
    }
}
