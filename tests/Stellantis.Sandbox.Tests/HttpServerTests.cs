using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Stellantis.Server.Http;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class HttpServerTests
{
    private const string Get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

    [Fact]
    public async Task The_target_reaches_the_handler_as_it_was_sent()
    {
        var target = await AskAsync("GET //a%2Fb/%C3%A9?x=1%2B1&x=%20 HTTP/1.1\r\nHost: h\r\n\r\n", request => request.Target);

        Assert.Equal("//a%2Fb/%C3%A9?x=1%2B1&x=%20", target);
    }

    [Fact]
    public async Task Two_cookie_lines_stay_two()
    {
        var cookies = await AskAsync(
            "GET / HTTP/1.1\r\nHost: h\r\nCookie: PSACountry=IT\r\nX-A: 1\r\ncookie: PSACountry=FR\r\n\r\n",
            request => string.Join("|", request.Headers.Select(header => header.Key + "=" + header.Value)));

        Assert.Equal("Host=h|Cookie=PSACountry=IT|X-A=1|cookie=PSACountry=FR", cookies);
    }

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n05\r\nhello\r\n0\r\nTrailer: t\r\n\r\n")]
    public async Task Sized_and_chunked_bodies_are_read(string request) => Assert.Equal("hello", await AskAsync(request, Body));

    [Fact]
    public async Task Requests_that_were_sent_ahead_are_answered_in_order()
    {
        using var server = new HttpServer(0, request => Text(request.Target + Body(request)));
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync("POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab" + "GET /2 HTTP/1.1\r\nHost: h\r\n\r\n\r\n"
            + "GET /3 HTTP/1.1\r\nHost: h\r\n\r\n");

        Assert.Equal("/1ab", (await connection.ReceiveAsync()).Body);
        Assert.Equal("/2", (await connection.ReceiveAsync()).Body);
        Assert.Equal("/3", (await connection.ReceiveAsync()).Body);
    }

    [Fact]
    public async Task A_request_that_comes_byte_by_byte_is_read()
    {
        using var server = new HttpServer(0, request => Text(Body(request)));
        using var connection = await RawConnection.OpenAsync(server.Port);

        foreach (var c in "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab")
            await connection.SendAsync(c.ToString());

        Assert.Equal("ab", (await connection.ReceiveAsync()).Body);
    }

    [Fact]
    public async Task Head_gets_the_length_and_no_body()
    {
        using var server = new HttpServer(0, _ => Text("hello"));
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n" + Get);

        Assert.Contains("Content-Length: 5", (await connection.ReceiveAsync(headOnly: true)).Head, StringComparison.Ordinal);
        Assert.Equal("hello", (await connection.ReceiveAsync()).Body);
    }

    [Fact]
    public async Task A_client_that_asks_before_sending_its_body_is_told_to_go_on()
    {
        using var server = new HttpServer(0, request => Text(Body(request)));
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 100 ", (await connection.ReceiveAsync()).Head, StringComparison.Ordinal);
        await connection.SendAsync("hello");

        Assert.Equal("hello", (await connection.ReceiveAsync()).Body);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.0\r\n\r\n")]
    public async Task The_connection_ends_when_the_client_wants_it_to(string request)
    {
        using var server = new HttpServer(0, _ => Text("hello"));
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync(request);

        Assert.EndsWith("Connection: close\r\n\r\nhello", await connection.ReceiveAllAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", 400)]
    [InlineData("GET / HTTP/2\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: h\r\n folded\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n", 501)]
    [InlineData("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 16777217\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1000001\r\n", 413)]
    public async Task What_is_not_http_or_too_large_is_refused(string request, int status)
    {
        using var server = new HttpServer(0, _ => Text("hello"));
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync(request);

        Assert.StartsWith($"HTTP/1.1 {status} ", (await connection.ReceiveAsync()).Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_of_more_than_64_kB_is_refused()
    {
        using var server = new HttpServer(0, _ => Text("hello"));
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync("GET / HTTP/1.1\r\nHost: h\r\nX-A: " + new string('a', 65_536) + "\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 431 ", (await connection.ReceiveAsync()).Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_refusal_of_a_large_body_arrives_although_the_client_goes_on_sending()
    {
        using var server = new HttpServer(0, _ => Text("hello"));
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 17000000\r\n\r\n");
        await connection.SendAsync(new string('a', 17_000_000));

        Assert.StartsWith("HTTP/1.1 413 ", (await connection.ReceiveAsync()).Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_16_MB_passes()
    {
        using var server = new HttpServer(0, request => Text(request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        using var client = new HttpClient();

        using var answer = await client.PostAsync($"http://localhost:{server.Port}/", new ByteArrayContent(new byte[16 * 1024 * 1024]));

        Assert.Equal("16777216", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Many_connections_are_served_side_by_side()
    {
        var waiting = 0;
        var all = new TaskCompletionSource();
        using var server = new HttpServer(0, async _ =>
        {
            if (Interlocked.Increment(ref waiting) == 64)
                all.SetResult();
            await all.Task;
            return await Text("hello");
        });
        using var client = new HttpClient();

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => client.GetStringAsync($"http://127.0.0.1:{server.Port}/")));

        Assert.All(answers, answer => Assert.Equal("hello", answer));
    }

    [Fact]
    public async Task A_handler_can_answer_with_raw_bytes_and_hang_up()
    {
        using var server = new HttpServer(0, _ => Task.FromResult(new HttpResponse(0)
        {
            Takeover = async wire =>
            {
                await wire.Stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel"u8.ToArray());
                wire.Finish();
            },
        }));
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync(Get);

        Assert.EndsWith("\r\n\r\nhel", await connection.ReceiveAllAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_can_break_the_connection_off()
    {
        using var server = new HttpServer(0, _ => Task.FromResult(new HttpResponse(0)
        {
            Takeover = wire =>
            {
                wire.Reset();
                return Task.CompletedTask;
            },
        }));
        using var connection = await RawConnection.OpenAsync(server.Port);

        await connection.SendAsync(Get);

        var error = await Assert.ThrowsAsync<IOException>(connection.ReceiveAllAsync);
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
    }

    [Fact]
    public async Task Tls_goes_under_the_server()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        using var server = new HttpServer(0, _ => Text("hello"), async stream =>
        {
            var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(certificate);
            return tls;
        });
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) =>
            shown!.Thumbprint == certificate.Thumbprint
        };
        using var client = new HttpClient(handler);

        Assert.Equal("hello", await client.GetStringAsync($"https://localhost:{server.Port}/"));
    }

    [Fact]
    public async Task Stopping_closes_connections_at_once_whatever_they_do()
    {
        var never = new TaskCompletionSource<HttpResponse>();
        var arrived = new TaskCompletionSource();
        var server = new HttpServer(0, request =>
        {
            if (request.Target == "/a")
                return Text("hello");
            arrived.SetResult();
            return never.Task;
        });
        using var idle = await RawConnection.OpenAsync(server.Port);
        await idle.SendAsync(Get);
        await idle.ReceiveAsync();
        using var busy = await RawConnection.OpenAsync(server.Port);
        await busy.SendAsync("GET /b HTTP/1.1\r\nHost: h\r\n\r\n");
        await arrived.Task;

        server.Dispose();

        Assert.False(server.IsRunning);
        Assert.Equal("", await idle.ReceiveAllAsync());
        Assert.Equal("", await busy.ReceiveAllAsync());
        using var late = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => late.ConnectAsync(IPAddress.Loopback, server.Port));
        using var successor = new HttpServer(server.Port, _ => Text("hello"));
        Assert.Equal(server.Port, successor.Port);
    }

    private static Task<HttpResponse> Text(string text) =>
        Task.FromResult(new HttpResponse(200).WithBody("text/plain", writer => writer.Write(text)));

    private static string Body(HttpRequest request) => Encoding.ASCII.GetString(request.Body);

    private static async Task<string> AskAsync(string request, Func<HttpRequest, string> answer)
    {
        using var server = new HttpServer(0, received => Text(answer(received)));
        using var connection = await RawConnection.OpenAsync(server.Port);
        await connection.SendAsync(request);
        return (await connection.ReceiveAsync()).Body;
    }
}
