using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>An account of many channels and monitors that is brought into a file, from a service that takes its time for each answer.</summary>
internal sealed class ConfigurationFigure : Figure
{
    private const int Latency = 50;
    private const int Channels = 200;
    private const int MonitorsOfChannel = 5;
    private const int Throttle = 16;

    public override string Name => "configuration";

    public override void Measure(Bench bench)
    {
        const int Monitors = Channels * MonitorsOfChannel;
        bench.Report.Heading($"{Channels} channels and {Monitors:N0} monitors to Export-StellantisConfiguration, {Latency} ms latency");
        var (listener, address) = Listen();
        _ = ServeAsync(listener);
        var file = Path.Combine(Directory.CreateTempSubdirectory("stellantis-account").FullName, "account.json");
        try
        {
            using var host = ModuleHost.Connected(address);
            var times = new List<double>();
            for (var i = 0; i < bench.Options.Times(5, 2); i++)
            {
                times.Add(host.Time($"$export = Export-StellantisConfiguration '{file}' -ThrottleLimit {Throttle}"));
                var made = host.Run("\"$($export.ChannelCount) $($export.MonitorCount)\"")[0].ToString();
                if (made != $"{Channels} {Monitors}")
                    throw new InvalidOperationException($"The file has {made} channels and monitors.");
            }
            // The list of channels, the monitors of each channel, and what each monitor watches.
            var ideal = (1 + Math.Ceiling((double)(Channels + Monitors) / Throttle)) * Latency / 1000.0;
            var spread = new Spread(times);
            bench.Report.Value($"-ThrottleLimit {Throttle}", spread.Seconds());
            bench.Report.AtMost($"-ThrottleLimit {Throttle}", spread.Median / ideal, 1.25, " x",
                $"{1 + Channels + Monitors} requests, {ideal:0.00} s");
        }
        finally
        {
            listener.Stop();
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static (HttpListener Listener, string Address) Listen()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        free.Stop();
        var listener = new HttpListener();
        listener.Prefixes.Add(address);
        listener.Start();
        return (listener, address + "v1");
    }

    private static async Task ServeAsync(HttpListener listener)
    {
        while (listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static async Task AnswerAsync(HttpListenerContext context)
    {
        await Task.Delay(Latency);
        var path = context.Request.Url!.AbsolutePath.Split('/');
        var bytes = Encoding.UTF8.GetBytes(path[^1] switch
        {
            "channels" => List("channels", Enumerable.Range(0, Channels).Select(Channel)),
            "monitors" => List("monitors", Enumerable.Range(0, MonitorsOfChannel).Select(number => Monitor(path[^2], number))),
            _ => """{"_links":{},"total":1,"totalPage":1,"currentPage":1,"_embedded":{"vehicleIds":["VR3MADEUP00000001"],"groups":[]}}""",
        });
        context.Response.ContentType = "application/hal+json";
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    private static string List(string name, IEnumerable<string> items) =>
        $$"""{"_links":{},"_embedded":{"{{name}}":[{{string.Join(",", items)}}]} }""";

    private static string Channel(int number) =>
        $$$"""
        {"channelId":"ch{{{number}}}","id":"ch{{{number}}}","status":{"status":"Running"},"subscribe":{"label":"Channel {{{number}}}",
         "channel":{"webhook":{"target":"https://hooks.example.com/{{{number}}}","name":"hook"} } } }
        """;

    private static string Monitor(string channel, int number) =>
        $$$$"""
        {"monitorId":"{{{{channel}}}}m{{{{number}}}}","status":{"status":"Running"},"monitor":{"label":"Monitor {{{{number}}}} of {{{{channel}}}}",
         "triggerParam":{"boolExp":"low","triggers":[{"name":"low",
         "data":{"data":"vehicle.energy.electric.level","op":"lowerThan","value":["20"]} }]} } }
        """;
}
