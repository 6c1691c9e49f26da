using System.Diagnostics;
using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>The whole fleet where each page takes its time: one after the other, and side by side.</summary>
internal sealed class LatencyFigure : Figure
{
    private const int Latency = 50;

    public override string Name => "latency";

    public override void Measure(Bench bench)
    {
        var report = bench.Report;
        report.Heading($"{Bench.Vehicles:N0} vehicles, {Latency} ms a page");
        using var host = ModuleHost.Connected(bench.Server.BaseUri(Bench.Vehicles, Latency));
        host.Run("Get-StellantisVehicle -First 1000 | Out-Null");

        // What the server means by 50 ms is more on the wire: a timer fires late, and a page takes its way. The latency is what a bare client waits.
        var first = FirstByte(bench);
        var pages = Bench.Vehicles / Bench.PageSize * first.Median;
        report.Value("the first byte of a page, to a bare client", first.Milliseconds());
        var links = Times(CmdletSample.All);
        report.Value($"{CmdletSample.All}, links only", links.Seconds());
        report.Value("links only, of pages x 50 ms", $"{links.Median / (Bench.Vehicles / Bench.PageSize * Latency / 1000.0):0.00} x");
        report.AtMost("links only", links.Median / pages, 1.1, " x", $"pages x latency, {pages:0.0} s");
        if (!host.Has("Get-StellantisVehicle", "ThrottleLimit"))
        {
            report.Skip("-ThrottleLimit 8", "Get-StellantisVehicle has no such parameter yet");
            return;
        }
        var beside = Times($"{CmdletSample.All} -ThrottleLimit 8");
        report.Value($"{CmdletSample.All} -ThrottleLimit 8", beside.Seconds());
        report.AtMost("-ThrottleLimit 8", beside.Median / links.Median, 0.25, " x", "links only");

        Spread Times(string command) =>
            new(Enumerable.Range(0, bench.Options.Times(3, 1)).Select(_ => host.Time($"{command} | Measure-Arrival")).Select(s =>
            MeasureArrivalCommand.Count == Bench.Vehicles ? s
                : throw new InvalidOperationException($"{command} wrote {MeasureArrivalCommand.Count} vehicles.")).ToArray());
    }

    private static Spread FirstByte(Bench bench)
    {
        using var http = new HttpClient();
        var address = $"{bench.Server.BaseUri(Bench.Vehicles, Latency)}/accounts/vehicles?pageSize={Bench.PageSize}";
        var seconds = new List<double>();
        for (var i = -3; i < 30; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            var start = Stopwatch.GetTimestamp();
            using var response = http.Send(request, HttpCompletionOption.ResponseHeadersRead);
            if (i >= 0)
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            response.Content.ReadAsStream().CopyTo(Stream.Null);
        }
        return new Spread(seconds);
    }
}
