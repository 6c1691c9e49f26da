using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>How soon control is back when the user stops a command that waits.</summary>
internal sealed class StopFigure : Figure
{
    private const double Limit = 0.1;

    public override string Name => "stop";

    public override void Measure(Bench bench)
    {
        var report = bench.Report;
        report.Heading("Ctrl+C: from the stop until control is back");
        foreach (var (wait, vehicles, latency, manner, command) in new[]
        {
            ("no answer", Bench.Vehicles, 0, "hang", CmdletSample.All),
            ("a body that stalls", Bench.Vehicles, 0, "stall", CmdletSample.All),
            ("between pages", Bench.Vehicles, 300, "ok", CmdletSample.All),
            ("in the stream of objects", 1_000_000, 0, "ok", CmdletSample.All),
            ("telemetry of many vehicles, no answer", Bench.Vehicles, 0, "hang",
                "1..100 | ForEach-Object { 'VR3FBYHZ3{0:D8}' -f $_ } | Get-StellantisTelemetry -Latest"),
            ("a wait that the service asked for (429)", Bench.Vehicles, 0, "busy", CmdletSample.All),
        })
        {
            using var host = ModuleHost.Connected(bench.Server.BaseUri(vehicles, latency, manner));
            var seconds = Enumerable.Range(0, bench.Options.Times(7, 3))
                .Select(_ => host.TimeToStop($"{command} | Measure-Arrival", TimeSpan.FromMilliseconds(700))).ToArray();
            if (seconds.Any(s => s is null))
            {
                report.Skip(wait, "the command ended before it was stopped");
                continue;
            }
            var spread = new Spread(seconds.Select(s => s!.Value));
            report.Value(wait, spread.Milliseconds());
            report.AtMost(wait, spread.Max * 1000, Limit * 1000, " ms", "the slowest");
        }
    }
}
