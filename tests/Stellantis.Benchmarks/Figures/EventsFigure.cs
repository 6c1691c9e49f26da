using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>
/// 2,000 requests a second to a listener, with duplicates, arrays, garbage, oversize and slow bodies among them, while the events are taken: nothing
/// is lost, as what was sent is what was received, left out and refused.
/// </summary>
internal sealed class EventsFigure : Figure
{
    private const int Rate = 2000;
    private const int Workers = 64;
    private const int Slow = 20;
    private const int Batch = 10;

    public override string Name => "events";

    public override void Measure(Bench bench)
    {
        var seconds = bench.Options.Times(10, 3);
        bench.Report.Heading($"{Rate} requests a second for {seconds} s to a listener, mixed with what is no event");
        Measure(bench, seconds, "in memory", "");
        var spool = Directory.CreateTempSubdirectory("stellantis-spool").FullName;
        Measure(bench, seconds, "with -SpoolPath", $"-SpoolPath '{spool}'");
        Directory.Delete(spool, recursive: true);
    }

    private static void Measure(Bench bench, int seconds, string what, string options)
    {
        using var host = new ModuleHost();
        host.Import(Bench.Manifest);
        host.Run($"$listener = Start-StellantisEventListener -Capacity 20000 {options}");
        var address = new Uri(host.Run("$listener.Uri.AbsoluteUri")[0].ToString());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var sending = Task.Run(() => SendAsync(address, seconds));
        host.Run($"$taken = 0; Receive-StellantisEvent -TimeoutSec {seconds + 2} | ForEach-Object {{ $taken++ }}");
        var (messages, requests, time) = sending.GetAwaiter().GetResult();
        // What was slow is given up after 30 s, and counted then.
        host.Run($"Receive-StellantisEvent -TimeoutSec 31 | ForEach-Object {{ $taken++ }}");
        var counts = host.Run("$listener.Received, $listener.Duplicates, $listener.Refused, $taken, $listener.Full")
            .Select(value => Convert.ToInt64(value.BaseObject, CultureInfo.InvariantCulture)).ToArray();
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        host.Run("Stop-StellantisEventListener $listener");
        bench.Report.AtLeast($"{what}: requests", requests / time, Rate * 0.95, " a second", "were answered");
        bench.Report.Value($"{what}: sent = received + left out + refused", $"{messages} = {counts[0]} + {counts[1]} + {counts[2]}");
        bench.Report.AtMost($"{what}: messages lost", messages - counts[0] - counts[1] - counts[2] + counts[0] - counts[3], 0, "",
            $"{messages} sent");
        bench.Report.AtMost($"{what}: memory held", held / 1e6, 40, " MB", "what the heap had before");
    }

    private static async Task<(long Messages, long Requests, double Seconds)> SendAsync(Uri address, int seconds)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Workers });
        var slow = Enumerable.Range(0, Slow).Select(_ => Begin(address.Port)).ToList();
        long messages = Slow, requests = 0, number = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            var last = Event(Interlocked.Increment(ref number));
            for (var turn = 0; turn < Rate * seconds / Workers; turn++)
            {
                var due = TimeSpan.FromSeconds((double)turn * Workers / Rate + (double)worker / Rate) - watch.Elapsed;
                if (due > TimeSpan.Zero)
                    await Task.Delay(due);
                var (body, count) = random.Next(100) switch
                {
                    < 10 => (last, 1),
                    < 15 => ("[" + string.Join(",", Enumerable.Range(0, Batch).Select(_ => Event(Interlocked.Increment(ref number)))) + "]", Batch),
                    < 18 => ("garbage " + turn, 1),
                    < 19 => (new string('x', 1_100_000), 1),
                    _ => (last = Event(Interlocked.Increment(ref number)), 1),
                };
                // 500 says that there was no room: it is sent again, as the service does.
                while (await PostAsync(client, address, body) == HttpStatusCode.InternalServerError)
                    await Task.Delay(20);
                Interlocked.Add(ref messages, count);
                Interlocked.Increment(ref requests);
            }
        })));
        var time = watch.Elapsed.TotalSeconds;
        _ = Task.Delay(TimeSpan.FromMinutes(1)).ContinueWith(_ => slow.ForEach(one => one.Dispose()), TaskScheduler.Default);
        return (messages, requests, time);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, Uri address, string body)
    {
        using var answer = await client.PostAsync(address, new StringContent(body, Encoding.UTF8, "application/json"));
        return answer.StatusCode;
    }

    private static TcpClient Begin(int port)
    {
        var client = new TcpClient("127.0.0.1", port);
        client.GetStream().Write(Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{"));
        return client;
    }

    private static string Event(long number) => string.Create(CultureInfo.InvariantCulture,
        $$$$$"""
        {"channelId":"c0a8f1d2","date":"2026-05-01T06:00:00Z","type":"Monitor","attributes":[{"key":"vin","value":"VR3MADEUP{{{{{number:D8}}}}}"}],
         "monitorEvent":{"monitorId":"a41c7be0","data":{"values":[{"data":"vehicle.energy.electric.level","value":"29.5","previous":"31.0"}],
         "extensions":[{"type":"vehicle.position","body":[{"position":{"type":"Feature","geometry":{"type":"Point","coordinates":[2.41,48.83]},
         "properties":{"type":"Acquire","createdAt":"2026-05-01T06:00:00Z"}}}]}],"refresh":false}}}
        """);
}
