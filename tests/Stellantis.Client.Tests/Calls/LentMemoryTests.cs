using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>The bytes of one answer appear in no other, whatever was given up before it.</summary>
public class LentMemoryTests
{
    private const int Readers = 16;
    private const int Answers = 1600;

#if NETFRAMEWORK
    // Mono is slow to find threads for sixteen.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
#else
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(300);
#endif

    [Fact]
    public async Task An_answer_that_stalls_and_goes_on_does_not_write_into_the_next()
    {
        for (var round = 0; round < 50; round++)
        {
            var body = new string(' ', 200) + """{"vin":"VR3UPHNKSKT000001"}""";
            var secondBegun = new TaskCompletionSource();
            var firstWentOn = new TaskCompletionSource();
            var stalled = new StalledContent(body, secondBegun.Task, firstWentOn);
            var sent = 0;
            var service = new FakeService(_ => Interlocked.Increment(ref sent) == 1
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = stalled }
                : new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content =
                    new SlowContent(body.Replace("000001", "000002"), secondBegun, firstWentOn.Task)
                });
            using var client = service.Client(timeout: TimeSpan.FromMilliseconds(50));
            var call = new ApiCall(Operations.GetVehicle).With("id", "v");

            await Assert.ThrowsAsync<StellantisApiException>(() => client.ReadAsync(call, Vehicle.Read, default));
            using var patient = service.Client();
            var second = await patient.ReadAsync(call, Vehicle.Read, default);

            Assert.Equal("VR3UPHNKSKT000002", second.Vin);
        }
    }

    [Fact]
    public async Task Each_answer_has_its_own_bytes_when_others_stall_and_are_cancelled()
    {
        var givenUp = Enumerable.Range(0, Answers + 1).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .ToArray();
        using var server = new WireServer(async (request, stream, end) =>
        {
            var number = int.Parse(Regex.Match(request, "/vehicles/([0-9]+)").Groups[1].Value, null);
            var body = Encoding.ASCII.GetBytes(Body(number));
            await stream.WriteAsync(WireServer.Bytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"),
                end);
            var half = body.Length / 2;
            await stream.WriteAsync(body.AsMemory(0, half), end);
            if (number % 8 == 0)
                await givenUp[number].Task;
            await stream.WriteAsync(body.AsMemory(half), end);
        });
        using var client = server.Client(timeout: s_patience);
        var (next, good) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= Answers)
            {
                using var impatience = new CancellationTokenSource();
                if (number % 7 == 0)
                    impatience.CancelAfter(number % 90);
                try
                {
                    Assert.Equal(Body(number), await client.TextAsync(new ApiCall(Operations.GetVehicle).With("id", $"{number}"),
                        new CallContext(impatience.Token)));
                    Interlocked.Increment(ref good);
                }
                catch (Exception e) when (e is OperationCanceledException
                    or StellantisApiException { ErrorId: ErrorIds.RequestTimeout or ErrorIds.NetworkError })
                {
                    givenUp[number].SetResult();
                }
            }
        })));
        Assert.InRange(good, Answers / 4, Answers);
    }

    [Fact]
    public async Task A_text_that_is_parsed_stays_as_it_is_when_its_answer_is_let_go()
    {
        using var content = new StringContent("""{"vin":"VR3UPHNKSKT000001"}""");
        var body = await ResponseBody.ReadAsync(content, TimeSpan.FromSeconds(100), null, default);
        var reader = body.Reader();
        body.Dispose();
        body.Dispose();

        Overwrite();
        Assert.True(reader.ReadDocument());
        Assert.Equal("VR3UPHNKSKT000001", Vehicle.Read(reader).Vin);
        reader.Dispose();
        reader.Dispose();

        Assert.Throws<ObjectDisposedException>(() => body.Reader());
        Assert.Throws<ObjectDisposedException>(() => body.ToString());
        var lent = Overwrite();
        Assert.Equal(lent.Distinct().Count(), lent.Count);
    }

    [Fact]
    public void Memory_of_one_large_answer_is_not_kept()
    {
        var large = new WeakReference(null);
        Lend();
        GC.Collect();
        Assert.False(large.IsAlive);

        void Lend()
        {
            var bytes = BufferPool<byte>.Rent(5 * 1024 * 1024);
            large.Target = bytes;
            BufferPool<byte>.Return(bytes);
        }
    }

    [Fact]
    public void The_shortest_that_will_do_is_lent_and_no_more_is_kept_than_a_few()
    {
        var lent = ((List<int>)[40_000, 1_500_000, 20_000, 3_000_000, 300_000]).ConvertAll(BufferPool<long>.Rent);
        lent.ForEach(BufferPool<long>.Return);
        Assert.Same(lent[4], BufferPool<long>.Rent(250_000));
        Assert.Same(lent[3], BufferPool<long>.RentLongest(0));
        Assert.Same(lent[1], BufferPool<long>.RentLongest(1_000_000));
        var (fresh, many) = (BufferPool<long>.RentLongest(1_000_000), Enumerable.Range(0, 10).Select(_ => new long[4_000_000]).ToList());
        Assert.DoesNotContain(fresh, lent);
        many.ForEach(BufferPool<long>.Return);
        Assert.Equal(2, Enumerable.Range(0, 10).Select(_ => BufferPool<long>.RentLongest(0)).Count(many.Contains));
    }

    private static string Body(int number) => "{\"of\":\"" + string.Concat(Enumerable.Repeat($"{number} ", 1000 + number * 37 % 9000)) + "\"}";

    // All that the pool has, and more; each array filled with what no answer says.
    private static List<char[]> Overwrite()
    {
        var lent = Enumerable.Range(0, 20).Select(_ => BufferPool<char>.Rent(1)).ToList();
        lent.ForEach(l => Array.Fill(l, '!'));
        return lent;
    }

    /// <summary>A body whose read stalls past all patience, and then writes into the memory that it was given.</summary>
    private sealed class StalledContent(string body, Task goOn, TaskCompletionSource wentOn) : StreamedContent
    {
        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count)
        {
            await goOn;
            var read = Encoding.ASCII.GetBytes(body, 0, body.Length, buffer, offset);
            wentOn.SetResult();
            return read;
        }
    }

    /// <summary>A body in two pieces, the second of which waits for somebody.</summary>
    private sealed class SlowContent(string body, TaskCompletionSource begun, Task goOn) : StreamedContent
    {
        private int _at;

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count)
        {
            var piece = _at == 0 ? body.Length - 1 : body.Length - _at;
            Encoding.ASCII.GetBytes(body, _at, piece, buffer, offset);
            if (_at > 0 && piece > 0)
            {
                begun.SetResult();
                await goOn;
            }
            _at += piece;
            return piece;
        }
    }
}
