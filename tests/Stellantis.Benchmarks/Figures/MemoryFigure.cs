using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>The largest working set of a process that reads a fleet and keeps none of it.</summary>
internal sealed class MemoryFigure : Figure
{
    private const int Small = 10_000;
    private const int Large = 1_000_000;
    private const double MostMegabytes = 30;

    public override string Name => "memory";

    public override void Measure(Bench bench)
    {
        var report = bench.Report;
        report.Heading("peak working set of a fresh process, the fleet in the pipeline");
        var (small, large) = (Peak(bench, Small), Peak(bench, Large));
        report.Value($"{Small:N0} vehicles", small.Show("MB", "0.0"));
        report.Value($"{Large:N0} vehicles", large.Show("MB", "0.0"));
        report.AtMost("more memory for a hundred times as many", large.Median - small.Median, MostMegabytes, " MB", "working set");
    }

    private static Spread Peak(Bench bench, int vehicles) => new(Enumerable.Range(0, bench.Options.Times(3, 1)).Select(_ =>
    {
        var result = Sample.Of(Sample.Memory, bench.Server.BaseUri(vehicles));
        return result.Items == vehicles ? result.Peak / 1e6
            : throw new InvalidOperationException($"{result.Items} of {vehicles} vehicles were read.");
    }).ToArray());
}
