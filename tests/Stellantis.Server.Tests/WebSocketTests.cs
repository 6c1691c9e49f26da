using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Stellantis.Server.Receiving;
using Xunit;

namespace Stellantis.Server.Tests;

/// <summary>Messages by WebSocket: from a real client, and from one that does what no client may.</summary>
public sealed class WebSocketTests
{
    private const string Ask = "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n" +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    public static TheoryData<string, byte[], int> Faults => new()
    {
        { "not masked", [0x81, 2, (byte)'{', (byte)'}'], 1002 },
        { "a reserved bit", [0xC1, 0x80, 0, 0, 0, 0], 1002 },
        { "an unknown kind", [0x83, 0x80, 0, 0, 0, 0], 1002 },
        { "binary", [0x82, 0x80, 0, 0, 0, 0], 1003 },
        { "a fragment of nothing", [0x80, 0x80, 0, 0, 0, 0], 1002 },
        { "a message in a message", [0x01, 0x81, 0, 0, 0, 0, 1, 0x81, 0x80, 0, 0, 0, 0], 1002 },
        { "a ping in fragments", [0x09, 0x80, 0, 0, 0, 0], 1002 },
        { "a long ping", [0x89, 0xFE, 0, 126, 0, 0, 0, 0], 1002 },
        { "larger than 1 MB", [0x81, 0xFF, 0, 0, 0, 0, 0, 0x10, 0, 1, 0, 0, 0, 0], 1009 },
        { "as large as can be written", [0x81, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0], 1009 },
        { "of a negative length", [0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0], 1002 },
        { "no UTF-8", [0x81, 0x81, 0, 0, 0, 0, 0xFF], 1007 },
        { "half a character", [0x81, 0x82, 0, 0, 0, 0, 0xE2, 0x82], 1007 },
    };

    [Fact]
    public async Task Messages_come_whole_and_in_their_order()
    {
        using var inbox = new Inbox(Inbox.Secret);
        using var socket = await OpenAsync(inbox);
        var large = new string('x', 300_000) + "é";
        await SendAsync(socket, "one");
        await SendAsync(socket, "two", 1);
        await SendAsync(socket, large, 70_000);
        await inbox.WaitAsync(3);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Equal(WebSocketState.Closed, socket.State);
        Assert.Equal($"one|two|{large}", inbox.Text);
        Assert.All(inbox.Taken, delivery => Assert.Contains(new("X-Vin", "VR3A"), delivery.Outside));
        Assert.Empty(inbox.Refused);
    }

    [Fact]
    public async Task Without_the_secret_there_is_no_socket()
    {
        using var inbox = new Inbox(Inbox.Secret);
        await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(inbox, "wrong"));
        Assert.Equal(1, inbox.Refused["Secret"]);
    }

    [Fact]
    public async Task While_there_is_no_room_the_message_waits_and_is_not_lost()
    {
        using var inbox = new Inbox(Inbox.Secret);
        var isFull = true;
        inbox.Next = () => isFull ? Receipt.Full : Receipt.Taken;
        using var socket = await OpenAsync(inbox);
        await SendAsync(socket, "one");
        await inbox.WaitAsync(3);
        Assert.Equal("", inbox.Text);
        isFull = false;
        while (inbox.Taken.IsEmpty)
            await inbox.WaitAsync();
        Assert.Equal("one", inbox.Text);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_no_client_may_send_closes_the_connection_with_its_code(string what, byte[] frame, int code)
    {
        using var inbox = new Inbox();
        using var client = await UpgradeAsync(inbox, Ask);
        await client.GetStream().WriteAsync(frame);
        var close = new byte[4];
        await client.GetStream().ReadExactlyAsync(close);
        Assert.True((close[0] == 0x88, close[2] << 8 | close[3]) == (true, code), what);
        await client.GetStream().CopyToAsync(Stream.Null);
        Assert.Equal(1, inbox.Refused["Frame"]);
        Assert.Empty(inbox.Taken);
        // Others are not concerned.
        using var other = await UpgradeAsync(inbox, Ask);
        await other.GetStream().WriteAsync((byte[])[0x81, 0x82, 0, 0, 0, 0, (byte)'{', (byte)'}']);
        await inbox.WaitAsync();
        Assert.Equal("{}", inbox.Text);
    }

    [Fact]
    public async Task Fragments_that_are_too_much_together_are_refused()
    {
        using var inbox = new Inbox();
        using var client = await UpgradeAsync(inbox, Ask);
        var part = new byte[100_000];
        for (var i = 0; i < 10; i++)
            await client.GetStream().WriteAsync((byte[])[(byte)(i == 0 ? 1 : 0), 0xFF, 0, 0, 0, 0, 0, 1, 0x86, 0xA0, 0, 0, 0, 0, .. part]);
        await client.GetStream().WriteAsync((byte[])[0x80, 0xFF, 0, 0, 0, 0, 0, 1, 0x86, 0xA0, 0, 0, 0, 0]);
        var close = new byte[4];
        await client.GetStream().ReadExactlyAsync(close);
        Assert.Equal(1009, close[2] << 8 | close[3]);
    }

    [Fact]
    public async Task Pings_are_answered_also_between_fragments_and_what_was_sent_with_the_request_is_read()
    {
        using var inbox = new Inbox();
        using var client = await UpgradeAsync(inbox, Ask, [0x01, 0x81, 1, 0, 0, 0, (byte)'{' ^ 1, 0x89, 0x81, 0, 2, 0, 0, (byte)'p']);
        await client.GetStream().WriteAsync((byte[])[0x80, 0x81, 0, 0, 0, 0, (byte)'}']);
        var pong = new byte[3];
        await client.GetStream().ReadExactlyAsync(pong);
        Assert.Equal([0x8A, 1, (byte)'p'], pong);
        await inbox.WaitAsync();
        Assert.Equal("{}", inbox.Text);
    }

    [Theory]
    [InlineData("GET /", "POST /")]
    [InlineData("HTTP/1.1", "HTTP/1.0")]
    [InlineData("keep-alive, Upgrade", "keep-alive")]
    [InlineData("Version: 13", "Version: 8")]
    [InlineData("dGhlIHNhbXBsZSBub25jZQ==", "dGhl")]
    [InlineData("dGhlIHNhbXBsZSBub25jZQ==", "no base64")]
    [InlineData("Sec-WebSocket-Key", "Sec-WebSocket-Lock")]
    public async Task A_socket_is_asked_for_in_one_way(string right, string wrong)
    {
        using var inbox = new Inbox();
        using var client = new TcpClient("127.0.0.1", inbox.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Ask.Replace(right, wrong, StringComparison.Ordinal)));
        using var reader = new StreamReader(client.GetStream());
        Assert.StartsWith("HTTP/1.1 400 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal(1, inbox.Refused["Upgrade"]);
    }

    private static async Task<ClientWebSocket> OpenAsync(Inbox inbox, string secret = Inbox.Secret)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user:" + secret)));
        socket.Options.SetRequestHeader("X-Vin", "VR3A");
        await socket.ConnectAsync(inbox.Address(scheme: "ws"), CancellationToken.None);
        return socket;
    }

    private static async Task SendAsync(ClientWebSocket socket, string text, int part = int.MaxValue)
    {
        var left = Encoding.UTF8.GetBytes(text);
        for (var done = 0; done < left.Length; done += part)
        {
            var count = Math.Min(part, left.Length - done);
            await socket.SendAsync(left.AsMemory(done, count), WebSocketMessageType.Text, done + count == left.Length, CancellationToken.None);
            if (count < part)
                return;
        }
    }

    private static async Task<TcpClient> UpgradeAsync(Inbox inbox, string request, byte[]? early = null)
    {
        var client = new TcpClient("127.0.0.1", inbox.Port);
        await client.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(request), .. early ?? []]);
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || Encoding.ASCII.GetString([.. head[^4..]]) != "\r\n\r\n")
        {
            await client.GetStream().ReadExactlyAsync(one);
            head.Add(one[0]);
        }
        var text = Encoding.ASCII.GetString([.. head]);
        Assert.StartsWith("HTTP/1.1 101 ", text, StringComparison.Ordinal);
        // The example of RFC 6455, section 1.3.
        Assert.Contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", text, StringComparison.Ordinal);
        return client;
    }
}
