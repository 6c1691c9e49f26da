using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Stellantis.Sandbox.Deliveries;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>Events go out as text messages of a client where the target of a channel is a web socket.</summary>
public sealed class WebSocketDeliveryTests : IDisposable
{
    private readonly HttpListener _listener;
    private readonly WebSocketSender _sender = new();
    private readonly Uri _target;

    public WebSocketDeliveryTests()
    {
        // The listener takes no port of its own choice: one that is free is looked for.
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            _target = new Uri($"ws://me:secret@127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/events/?a=b");
        }

        _listener = new HttpListener();
        _listener.Prefixes.Add($"http://127.0.0.1:{_target.Port}/");
        _listener.Start();
    }

    public void Dispose()
    {
        _sender.Dispose();
        _listener.Close();
    }

    [Fact]
    public async Task Messages_come_on_one_connection_with_the_header_fields_of_the_channel()
    {
        var first = SendAsync("one");
        var context = await _listener.GetContextAsync();
        var socket = (await context.AcceptWebSocketAsync(null)).WebSocket;
        Assert.Equal((101, null), await first);
        Assert.Equal("/events/?a=b", context.Request.RawUrl);
        Assert.Equal("car", context.Request.Headers["X-Car"]);
        Assert.Equal("Basic " + Convert.ToBase64String("me:secret"u8), context.Request.Headers["Authorization"]);
        Assert.Equal((101, null), await SendAsync("two"));

        Assert.Equal(["one", "two"], new[] { await ReadAsync(socket), await ReadAsync(socket) });
    }

    [Fact]
    public async Task A_connection_that_the_other_side_has_closed_is_made_anew()
    {
        var first = SendAsync("one");
        var socket = (await (await _listener.GetContextAsync()).AcceptWebSocketAsync(null)).WebSocket;
        await first;
        await ReadAsync(socket);
        await socket.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "", CancellationToken.None);

        var second = SendAsync("two");
        socket = (await (await _listener.GetContextAsync()).AcceptWebSocketAsync(null)).WebSocket;

        Assert.Equal((101, null), await second);
        Assert.Equal("two", await ReadAsync(socket));
    }

    [Fact]
    public async Task A_message_that_is_cut_has_no_end_and_failed()
    {
        var sent = SendAsync("one and two", isCut: true);
        var socket = (await (await _listener.GetContextAsync()).AcceptWebSocketAsync(null)).WebSocket;
        Assert.Equal((101, "The connection was cut."), await sent);

        var buffer = new byte[100];
        var read = await socket.ReceiveAsync(buffer, CancellationToken.None);
        Assert.Equal(("one a", false), (Encoding.UTF8.GetString(buffer, 0, read.Count), read.EndOfMessage));
        await Assert.ThrowsAnyAsync<Exception>(() => socket.ReceiveAsync(buffer, CancellationToken.None));
    }

    [Fact]
    public async Task Where_nobody_listens_it_fails()
    {
        _listener.Close();

        var (status, failure) = await SendAsync("one");

        Assert.Equal(0, status);
        Assert.NotNull(failure);
    }

    [Fact]
    public async Task Under_tls_a_web_socket_of_this_machine_may_show_any_certificate()
    {
        using var authority = new Testing.Tls.TestAuthority();
        var taken = new TaskCompletionSource<string>();
        using var receiver = new Server.Receiving.Receiver(
            new Server.Receiving.ReceiverOptions { Certificate = authority.Server("other.example.com"), Secret = "secret" }, delivery =>
            {
                taken.TrySetResult(Encoding.UTF8.GetString(delivery.Body));
                return Server.Receiving.Receipt.Taken;
            });

        var outcome = await _sender.SendAsync(
            new Dispatch(new Uri($"wss://me:secret@127.0.0.1:{receiver.Port}/"), [], "one", false), CancellationToken.None);

        Assert.Equal((101, null), (outcome.Status, outcome.Failure));
        Assert.Equal("one", await taken.Task.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    private async Task<(int Status, string? Failure)> SendAsync(string body, bool isCut = false)
    {
        var outcome = await _sender.SendAsync(new Dispatch(_target, [new("X-Car", "car")], body, isCut), CancellationToken.None);
        return (outcome.Status, outcome.Failure);
    }

    private static async Task<string> ReadAsync(WebSocket socket)
    {
        var buffer = new byte[100];
        var read = await socket.ReceiveAsync(buffer, CancellationToken.None);
        return Encoding.UTF8.GetString(buffer, 0, read.Count);
    }
}
