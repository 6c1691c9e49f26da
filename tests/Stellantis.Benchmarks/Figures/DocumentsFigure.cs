using Stellantis.Benchmarks.Samples;
using Stellantis.Benchmarks.Server;

namespace Stellantis.Benchmarks.Figures;

/// <summary>The same fleet in every kind of document that a service may send; the worst kind counts.</summary>
internal sealed class DocumentsFigure : Figure
{
    private static readonly (Documents Kind, string Name)[] s_kinds =
    [
        (Documents.Plain, "VINs for ids, links of the gateway"),
        (Documents.OpaqueIds, "opaque ids"),
        (Documents.OpaqueIds | Documents.InnerLinks, "opaque ids, links of an inner host"),
        (Documents.Text, "text that is not ASCII"),
        (Documents.Extension, "with _embedded.extension"),
        (Documents.Unknown, "with unknown members"),
        (Documents.Pretty, "pretty-printed"),
        (Documents.Gzip, "gzipped"),
        (Documents.All, "all of that"),
    ];

    public override string Name => "documents";

    public override void Measure(Bench bench)
    {
        var report = bench.Report;
        var released = ReleasedEngine.Prepare();
        report.Heading($"{Bench.Vehicles:N0} vehicles in every kind of document: the cmdlet in x of the token walk over the same document");
        report.Value("the engine of PowerShell", released is null ? "that of its packages, compiled while it runs: it could not be compiled ahead"
            : "compiled ahead, as in its releases");
        report.Value($"steady: from run {SampleResult.WarmingUp + 1} on",
            "run 1    run 2    run 3    steady   allocated   methods compiled in a steady run");
        var (warm, first, allocated) = (0.0, 0.0, 0.0);
        foreach (var (kind, name) in s_kinds)
        {
            var row = Measure(bench, kind, released);
            report.Value(name, row.Text);
            (warm, first, allocated) = (Math.Max(warm, row.Steady), Math.Max(first, row.First), Math.Max(allocated, row.Kilobytes));
        }
        report.AtMost("the worst kind, steady", warm, 0.8, " x", "the steady token walk");
        report.AtMost("the worst kind, first call", first, 1.3, " x", "the first token walk");
        report.AtMost("the worst kind, allocated a vehicle", allocated, 4, " kB", "the heap");
        if (released is not null)
            report.Value("beside it: all of that, the engine compiled while it runs", Measure(bench, Documents.All, null).Text);
    }

    private static Row Measure(Bench bench, Documents kind, string? program)
    {
        var (walk, cmdlet) = Samples(bench, kind, program);
        double Ratio(int run) => At(cmdlet, run) / At(walk, run);
        var steady = new Spread(cmdlet.SelectMany(r => r.Warm)).Median / new Spread(walk.SelectMany(r => r.Warm)).Median;
        var kilobytes = new Spread(cmdlet.Select(r => r.Allocated / Bench.Vehicles / 1000)).Median;
        var compiled = cmdlet.SelectMany(r => r.Compiled!.Skip(SampleResult.WarmingUp)).Average();
        return new Row(Ratio(0), steady, kilobytes, FormattableString.Invariant($"{Ratio(0),5:0.00}    {Ratio(1),5:0.00}    {Ratio(2),5:0.00}") +
            FormattableString.Invariant($"    {steady,5:0.00}    {kilobytes,5:0.00} kB    {compiled,5:0}"));
    }

    private static double At(IEnumerable<SampleResult> results, int run) => new Spread(results.Select(r => r.Seconds[run])).Median;

    // One process of each in turn, so that what else the machine does falls on both.
    private static (List<SampleResult> Walk, List<SampleResult> Cmdlet) Samples(Bench bench, Documents kind, string? program)
    {
        var baseUri = bench.Server.BaseUri(Bench.Vehicles, manner: FormattableString.Invariant($"d{(int)kind}"));
        using (var http = new HttpClient())
            http.GetByteArrayAsync(new Uri($"{baseUri}/accounts/vehicles?pageSize={Bench.PageSize}")).GetAwaiter().GetResult();
        var (walk, cmdlet) = (new List<SampleResult>(), new List<SampleResult>());
        for (var i = 0; i < bench.Options.Times(5, 2); i++)
        {
            walk.Add(Take(Sample.Walk));
            cmdlet.Add(Take(Sample.Cmdlet));
        }
        return (walk, cmdlet);

        SampleResult Take(string sample)
        {
            var result = Sample.Of(sample, baseUri, SampleResult.WarmingUp + bench.Options.Times(8, 4), program);
            return result.Items == Bench.Vehicles ? result
                : throw new InvalidOperationException($"'{sample}' read {result.Items} of {Bench.Vehicles} vehicles.");
        }
    }

    private sealed record Row(double First, double Steady, double Kilobytes, string Text);
}
