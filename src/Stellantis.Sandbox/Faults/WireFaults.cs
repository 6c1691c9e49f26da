using System.Globalization;
using System.Text;
using Stellantis.Server.Http;

namespace Stellantis.Sandbox.Faults;

/// <summary>Connections that break or stall.</summary>
internal static class WireFaults
{
    private const int Pieces = 10;

    public static HttpResponse Hang(FaultCase fault) => new(0) { Takeover = StallAsync };

    public static HttpResponse Reset(FaultCase fault) => new(0) { Takeover = Break };

    public static HttpResponse Close(FaultCase fault) => new(0) { Takeover = End };

    public static HttpResponse LostAnswer(FaultCase fault)
    {
        fault.Answer();
        return new HttpResponse(0) { Takeover = Break };
    }

    public static HttpResponse LostClose(FaultCase fault)
    {
        fault.Answer();
        return new HttpResponse(0) { Takeover = End };
    }

    public static HttpResponse TruncateHead(FaultCase fault)
    {
        var right = fault.Answer();
        return new HttpResponse(right.Status)
        {
            Takeover = async wire =>
            {
                var head = right.Head(fault.Now, keepAlive: false);
                await WriteAsync(wire, head, 0, head.Length / 2).ConfigureAwait(false);
                wire.Finish();
            },
        };
    }

    public static HttpResponse Truncate(FaultCase fault) => Begin(fault, async (wire, body) =>
    {
        await WriteAsync(wire, body, 0, body.Length / 2).ConfigureAwait(false);
        wire.Finish();
    });

    public static HttpResponse HangBody(FaultCase fault) => Begin(fault, async (wire, body) =>
    {
        await WriteAsync(wire, body, 0, body.Length / 2).ConfigureAwait(false);
        await StallAsync(wire).ConfigureAwait(false);
    });

    public static HttpResponse SlowBody(FaultCase fault) => Begin(fault, async (wire, body) =>
    {
        var pause = fault.Fault.Delay ?? FaultKinds.Find(fault.Fault.Kind)!.StandardDelay;
        for (var piece = 0; piece < Pieces; piece++)
        {
            await Task.Delay(pause, wire.Stopped).ConfigureAwait(false);
            var start = (int)((long)body.Length * piece / Pieces);
            await WriteAsync(wire, body, start, (int)((long)body.Length * (piece + 1) / Pieces) - start).ConfigureAwait(false);
        }
    });

    public static HttpResponse TruncateChunked(FaultCase fault) => Begin(
        fault,
        async (wire, body) =>
        {
            var half = body.Length / 2;
            var size = Encoding.ASCII.GetBytes(half.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
            await WriteAsync(wire, size, 0, size.Length).ConfigureAwait(false);
            await WriteAsync(wire, body, 0, half).ConfigureAwait(false);
            wire.Finish();
        },
        chunked: true);

    private static HttpResponse Begin(FaultCase fault, Func<HttpWire, byte[], Task> write, bool chunked = false)
    {
        var right = fault.Answer();
        return new HttpResponse(right.Status)
        {
            Takeover = async wire =>
            {
                var head = right.Head(fault.Now, keepAlive: false, chunked);
                await WriteAsync(wire, head, 0, head.Length).ConfigureAwait(false);
                await write(wire, right.Body?.ToArray() ?? []).ConfigureAwait(false);
            },
        };
    }

    private static async Task WriteAsync(HttpWire wire, byte[] bytes, int start, int count)
    {
        await wire.Stream.WriteAsync(bytes, start, count).ConfigureAwait(false);
        await wire.Stream.FlushAsync().ConfigureAwait(false);
    }

    private static Task Break(HttpWire wire)
    {
        wire.Reset();
        return Task.CompletedTask;
    }

    private static Task End(HttpWire wire)
    {
        wire.Finish();
        return Task.CompletedTask;
    }

    private static async Task StallAsync(HttpWire wire)
    {
        var ignored = new byte[1024];
        while (await wire.Stream.ReadAsync(ignored, 0, ignored.Length).ConfigureAwait(false) > 0)
            continue;
    }
}
