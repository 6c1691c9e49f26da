using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>The whole fleet with no latency: the floor, what a program or a script would do instead, and the module.</summary>
internal sealed class ReadFigure : Figure
{
    private const double LargestKilobytes = 4;

    public override string Name => "read";

    public override void Measure(Bench bench)
    {
        var report = bench.Report;
        var baseUri = bench.Server.BaseUri(Bench.Vehicles);
        using (var http = new HttpClient())
        {
            var page = http.GetByteArrayAsync(new Uri($"{baseUri}/accounts/vehicles?pageSize={Bench.PageSize}")).GetAwaiter().GetResult();
            report.Heading($"{Bench.Vehicles:N0} vehicles in {Bench.Vehicles / Bench.PageSize} pages of {page.Length / 1000} kB, following links, " +
                $"no latency");
        }

        // One process of each kind in turn, so that what else the machine does falls on all of them.
        string[] kinds = [Sample.Walk, Sample.Serializer, Sample.JObjects, Sample.Cmdlet];
        var results = kinds.ToDictionary(k => k, _ => new List<SampleResult>());
        for (var i = 0; i < bench.Options.Times(5, 3); i++)
        {
            foreach (var kind in kinds)
            {
                var result = Sample.Of(kind, baseUri, SampleResult.WarmingUp + bench.Options.Times(4, 2));
                if (result.Items != Bench.Vehicles)
                    throw new InvalidOperationException($"'{kind}' read {result.Items} of {Bench.Vehicles} vehicles.");
                results[kind].Add(result);
            }
        }
        foreach (var (kind, name) in new[]
        {
            (Sample.Walk, "every token, JsonTextReader, one thread"), (Sample.Serializer, "JsonSerializer loop"), (Sample.JObjects, "JObject loop"),
            (Sample.Cmdlet, $"{CmdletSample.All} | Out-Null"),
        })
        {
            report.Value($"{name}, first call", First(kind).Seconds());
            report.Value($"{name}, warm (from run {SampleResult.WarmingUp + 1} on)", Warm(kind).Seconds());
            report.Value($"{name}, processor time",
                $"first {Processor(kind, first: true).Seconds()}, warm {Processor(kind, first: false).Seconds()}");
            report.Value($"{name}, allocated a vehicle", Allocated(kind).Show("kB", "0.00"));
        }
        report.AtMost("the cmdlet, warm", Warm(Sample.Cmdlet).Median / Warm(Sample.Walk).Median, 0.8, " x", "the warm token walk");
        report.AtMost("the cmdlet, first call", First(Sample.Cmdlet).Median / First(Sample.Walk).Median, 1.3, " x", "the first token walk");
        report.AtMost("the cmdlet, allocated a vehicle", Allocated(Sample.Cmdlet).Median, LargestKilobytes, " kB", "the heap");
        Script(bench, baseUri, First(Sample.Cmdlet).Median, Warm(Sample.Cmdlet).Median);

        Spread First(string kind) => new(results[kind].Select(r => r.First));
        Spread Warm(string kind) => new(results[kind].SelectMany(r => r.Warm));
        Spread Processor(string kind, bool first) =>
            new(results[kind].SelectMany(r => first ? r.Processor!.Take(1) : r.Processor!.Skip(SampleResult.WarmingUp)));
        Spread Allocated(string kind) => new(results[kind].Select(r => r.Allocated / Bench.Vehicles / 1000));
    }

    private static void Script(Bench bench, string baseUri, double first, double warm)
    {
        var report = bench.Report;
        var loops = new List<SampleResult>();
        var cmdlets = new List<SampleResult>();
        for (var i = 0; i < bench.Options.Times(3, 1); i++)
        {
            loops.Add(Pwsh.Time("", $$"""
                $uri = '{{baseUri}}/accounts/vehicles?pageSize={{Bench.PageSize}}'
                & { while ($uri) { $page = Invoke-RestMethod $uri; $page._embedded.vehicles; $uri = $page._links.next.href } } | Out-Null
                """, 2));
            cmdlets.Add(Pwsh.Time($"Import-Module '{Bench.Manifest}'; Connect-Stellantis '{baseUri}' ([pscredential]::new('client', ('x' | " +
                $"ConvertTo-SecureString -AsPlainText -Force))) user -Realm B2C",
                $"{CmdletSample.All} | Out-Null", SampleResult.WarmingUp + bench.Options.Times(4, 2)));
        }
        var scriptFirst = new Spread(loops.Select(l => l.First));
        var scriptWarm = new Spread(loops.Select(l => l.Seconds[1]));
        report.Value("Invoke-RestMethod script in pwsh, first call", scriptFirst.Seconds());
        report.Value("Invoke-RestMethod script in pwsh, warm (its second run)", scriptWarm.Seconds());
        var (pwshFirst, pwshWarm) = (new Spread(cmdlets.Select(c => c.First)), new Spread(cmdlets.SelectMany(c => c.Warm)));
        report.Value("the cmdlet in pwsh, first call", pwshFirst.Seconds());
        report.Value("the cmdlet in pwsh, warm", pwshWarm.Seconds());
        report.AtLeast("the cmdlet in pwsh, warm", scriptWarm.Median / pwshWarm.Median, 15, " x", "as fast as the script");
        report.AtLeast("the cmdlet in pwsh, first call", scriptFirst.Median / pwshFirst.Median, 6, " x", "as fast as the script");
        report.AtLeast("the cmdlet in this engine, warm", scriptWarm.Median / warm, 15, " x", "as fast as the script");
        report.AtLeast("the cmdlet in this engine, first call", scriptFirst.Median / first, 6, " x", "as fast as the script");
    }
}
