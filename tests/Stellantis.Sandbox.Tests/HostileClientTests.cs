using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Stellantis.Server.Http;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>Clients that lie, stall or want everything for themselves.</summary>
public sealed class HostileClientTests
{
    private const string Get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";
    private const string Hidden = "GET /hidden HTTP/1.1\r\nHost: h\r\n\r\n";

    // What some take for one request, and others for two.
    public static TheoryData<string, int> Ambiguous => new()
    {
        { "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nContent-Length: 35\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 0, 0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length:\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: +0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 0x0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 0\0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999999\r\n\r\n", 413 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", 501 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n", 501 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding:\r\nContent-Length: 0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding:\vchunked\r\n\r\n0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nX: y\r\n Transfer-Encoding: chunked\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nX: y\r\n\tfolded\r\n\r\n", 400 },
        { "POST /a HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400 },
        { "GET /a HTTP/1.1\nHost: h\n\n", 400 },
        { "GET /a HTTP/1.1\r\nHost: h\nX: y\r\n\r\n", 400 },
        { "GET /a HTTP/1.1\r\nHost: h\r\n\n", 400 },
        { "GET /a HTTP/1.1\r\nHost: h\r\nX: a\rContent-Length: 4\r\n\r\n", 400 },
        { "GET /a HTTP/1.1\r\r\nHost: h\r\n\r\n", 400 },
        { "\nGET /a HTTP/1.1\r\nHost: h\r\n\r\n", 400 },
        { "GET /a HTTP/1.1\r\nHost: h\r\nHost: g\r\n\r\n", 400 },
        { "GET /a\tb HTTP/1.1\r\nHost: h\r\n\r\n", 400 },
        { "GET /a\u001b[2J HTTP/1.1\r\nHost: h\r\n\r\n", 400 },
        { "GET  /a HTTP/1.1\r\nHost: h\r\n\r\n", 400 },
        { " GET /a HTTP/1.1\r\nHost: h\r\n\r\n", 400 },
        { "G\"T /a HTTP/1.1\r\nHost: h\r\n\r\n", 400 },
        { "GET /a HTTP/1.1\r\nHost: h\r\n: y\r\n\r\n", 400 },
        { "GET /a HTTP/1.1\r\nHost: h\r\nX(y): z\r\n\r\n", 400 },
        { "GET /a HTTP/1.1\r\nHost: h\r\nX\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\n0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n+1\r\na\r\n0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n 1\r\na\r\n0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n\r\na\r\n0\r\n\r\n", 400 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\na\r\n0\r\n\r\n", 413 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n7FFFFFFF\r\na\r\n0\r\n\r\n", 413 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFFFF\r\na\r\n0\r\n\r\n", 413 },
        { "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1;" + new string('x', 65_530)
            + "\r\na\r\n1;xxxxxxxxxxxxxxxxxxxx\r\na\r\n", 400 },
        { "GET /a HTTP/1.1\r\nHost: h\r\n" + string.Concat(Enumerable.Repeat("X: y\r\n", 200)) + "\r\n", 431 },
        { "GET /" + new string('a', 70_000) + " HTTP/1.1\r\nHost: h\r\n\r\n", 431 },
        { string.Concat(Enumerable.Repeat("\r\n", 20)), 400 },
    };

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public async Task A_request_of_two_meanings_is_refused_and_what_follows_it_is_not_read(string request, int status)
    {
        var seen = new ConcurrentQueue<string>();
        using var server = new HttpServer(0, received =>
        {
            seen.Enqueue(received.Target);
            return Text("hello");
        });
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync(request + Hidden);
        var answers = await connection.ReceiveAllAsync();

        Assert.StartsWith($"HTTP/1.1 {status} ", answers, StringComparison.Ordinal);
        Assert.Equal(0, answers.IndexOf("HTTP/1.1 ", StringComparison.Ordinal));
        Assert.Equal(0, answers.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal));
        Assert.Empty(seen);
    }

    [Fact]
    public async Task A_thousand_idle_connections_keep_nobody_out()
    {
        using var server = new HttpServer(0, _ => Text("hello"));
        var idle = new List<RawConnection>();
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                idle.Add(await RawConnection.OpenAsync(server.Port));
                if (i % 2 == 0)
                    await idle[i].SendAsync("GET /a HTTP/1.1\r\nHo");
            }

            using var connection = await RawConnection.OpenAsync(server.Port);
            await connection.SendAsync(Get);
            Assert.Equal("hello", (await connection.ReceiveAsync()).Body);
            await idle[0].SendAsync("st: h\r\n\r\n");
            Assert.Equal("hello", (await idle[0].ReceiveAsync()).Body);
        }
        finally
        {
            idle.ForEach(connection => connection.Dispose());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("G")]
    [InlineData("GET /a HTTP/1.1\r\nHost: h\r\n")]
    [InlineData("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhell")]
    [InlineData("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5")]
    [InlineData("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")]
    public async Task Who_stalls_is_hung_up_on(string begun)
    {
        var moment = TimeSpan.FromMilliseconds(20);
        using var server = new HttpServer(0, _ => Text("hello"), times: new HttpTimes { Idle = moment, Head = moment, Body = moment });
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync(begun);

        Assert.Equal("", await EndAsync(connection));
    }

    [Fact]
    public async Task Who_does_not_take_an_answer_is_hung_up_on()
    {
        var ended = new TaskCompletionSource();
        using var server = new HttpServer(
            0, _ => Text(new string('a', 64 * 1024 * 1024)), stream =>
                Task.FromResult<Stream>(new Watched(stream, ended)), times: new HttpTimes { Answer = TimeSpan.FromMilliseconds(20) });
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync(Get);

        await ended.Task;
    }

    [Theory]
    [InlineData("Content-Length: 16777216\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1000000\r\n")]
    public void A_body_that_is_announced_and_does_not_come_takes_no_memory(string announcement)
    {
        using var stream = new EndlessWait("POST /a HTTP/1.1\r\nHost: h\r\n" + announcement);
        using var deadline = new Deadline(() => { });
        var reader = new HttpReader(stream, deadline, new HttpTimes(), new HttpBounds(), _ => true);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = reader.ReadAsync();

        Assert.False(reading.IsCompleted);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    [Theory]
    [InlineData("Content-Length: 10000000\r\n\r\n")]
    [InlineData("Content-Length: 10000000\r\nExpect: 100-continue\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n10001\r\n")]
    public async Task A_large_body_that_nobody_wants_is_not_waited_for(string announcement)
    {
        using var server = new HttpServer(0, request => Text($"{request.IsCut} {request.Body.Length}"), wantsBody: _ => false);
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync("POST /a HTTP/1.1\r\nHost: h\r\n" + announcement);
        var answer = await connection.ReceiveAsync();

        Assert.StartsWith("HTTP/1.1 200 ", answer.Head, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer.Head, StringComparison.Ordinal);
        Assert.Equal("True 0", answer.Body);
        Assert.Equal("", await connection.ReceiveAllAsync());
    }

    [Theory]
    [InlineData("Content-Length: 10000000\r\n\r\n")]
    [InlineData("Content-Length: 17000000\r\n\r\n")]
    public async Task Who_sends_on_and_on_after_a_refusal_is_hung_up_on(string announcement)
    {
        using var server = new HttpServer(0, _ => Text("hello"), wantsBody: _ =>
            false, times: new HttpTimes { Linger = TimeSpan.FromMilliseconds(20) });
        using var connection = await RawConnection.OpenAsync(server.Port);
        await connection.SendAsync("POST /a HTTP/1.1\r\nHost: h\r\n" + announcement);
        await connection.ReceiveAsync();

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            while (true)
                await connection.SendAsync(new string('a', 1024));
        });
    }

    [Fact]
    public async Task A_large_body_is_read_when_it_is_wanted()
    {
        using var server = new HttpServer(0, request => Text($"{request.IsCut} {request.Body.Length}"), wantsBody: request =>
            request.Target == "/wanted");
        using var connection = await RawConnection.OpenAsync(server.Port);
        var body = new string('a', 100_000);

        await connection.SendAsync($"POST /wanted HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n{body}");
        Assert.Equal("False 100000", (await connection.ReceiveAsync()).Body);
        await connection.SendAsync($"POST /wanted HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n186A0\r\n{body}\r\n0\r\n\r\n");
        Assert.Equal("False 100000", (await connection.ReceiveAsync()).Body);
        await connection.SendAsync("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 65536\r\n\r\n" + body[..65_536]);
        Assert.Equal("False 65536", (await connection.ReceiveAsync()).Body);
    }

    [Fact]
    public async Task An_answer_holds_its_own_bytes_however_others_break_off()
    {
        using var server = new HttpServer(0, request => Text(Expected(request.Target)));

        await Task.WhenAll(Enumerable.Range(0, 16).Select(reader => Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                using var connection = await RawConnection.OpenAsync(server.Port);
                var targets = new[] { $"/{reader}x{i}", $"/{reader}y{i}" };
                await connection.SendAsync(string.Concat(targets.Select(target => $"GET {target} HTTP/1.1\r\nHost: h\r\n\r\n")));
                if (i % 3 == 0)
                    continue;
                foreach (var target in targets)
                    Assert.Equal(Expected(target), (await connection.ReceiveAsync()).Body);
            }
        })));

        static string Expected(string target) => string.Concat(Enumerable.Repeat(target, 20_000));
    }

    private static Task<HttpResponse> Text(string text) =>
        Task.FromResult(new HttpResponse(200).WithBody("text/plain", writer => writer.Write(text)));

    // A connection that is closed while bytes are under way is told of by a reset.
    private static async Task<string> EndAsync(RawConnection connection)
    {
        var all = new MemoryStream();
        try
        {
            await connection.Stream.CopyToAsync(all);
        }
        catch (IOException e) when (e.InnerException is SocketException)
        {
            return Encoding.ASCII.GetString(all.ToArray());
        }

        return Encoding.ASCII.GetString(all.ToArray());
    }
}
