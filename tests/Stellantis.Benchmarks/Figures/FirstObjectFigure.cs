using System.Diagnostics;
using Newtonsoft.Json;
using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>How soon the first vehicle of a whole fleet is there.</summary>
internal sealed class FirstObjectFigure : Figure
{
    public override string Name => "first";

    public override void Measure(Bench bench)
    {
        Measure(bench, Bench.Vehicles, 0);
        Measure(bench, Bench.Vehicles / 10, 50);
    }

    private static void Measure(Bench bench, int vehicles, int latency)
    {
        var report = bench.Report;
        report.Heading($"the first object of {vehicles:N0}, {latency} ms latency, warm");
        var baseUri = bench.Server.BaseUri(vehicles, latency);
        using var host = ModuleHost.Connected(baseUri);
        using var http = new HttpClient();
        var (first, page, walk) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = -3; i < bench.Options.Times(15, 5); i++)
        {
            var start = Stopwatch.GetTimestamp();
            host.Run($"{CmdletSample.All} | Measure-Arrival");
            var arrived = Stopwatch.GetElapsedTime(start, MeasureArrivalCommand.FirstAt).TotalSeconds;
            var alone = host.Time($"Get-StellantisVehicle -PageSize {Bench.PageSize} -WarningAction Ignore | Measure-Arrival");
            start = Stopwatch.GetTimestamp();
            Walk(http, $"{baseUri}/accounts/vehicles?pageSize={Bench.PageSize}");
            if (i < 0)
                continue;
            first.Add(arrived);
            page.Add(alone);
            walk.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        var (firstSpread, pageSpread) = (new Spread(first), new Spread(page));
        report.Value("first object of -All", firstSpread.Milliseconds());
        report.Value("the first page alone, through the cmdlet", pageSpread.Milliseconds());
        report.Value("the first page alone, every token and no objects", new Spread(walk).Milliseconds());
        report.AtMost("first object", firstSpread.Median / pageSpread.Median, 1.3, " x", "the first page alone");
    }

    private static void Walk(HttpClient http, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = http.Send(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new JsonTextReader(new StreamReader(response.Content.ReadAsStream()));
        while (reader.Read())
        {
        }
    }
}
