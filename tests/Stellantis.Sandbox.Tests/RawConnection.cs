using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Stellantis.Sandbox.Tests;

/// <summary>A client that sends what it is told, byte for byte, and shows what comes back.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();

    private RawConnection()
    {
    }

    public Stream Stream => _client.GetStream();

    public static async Task<RawConnection> OpenAsync(int port)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync("127.0.0.1", port);
        return connection;
    }

    public Task SendAsync(string text) => Stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    /// <summary>One answer: its status line and header fields, and its body as long as Content-Length says.</summary>
    public async Task<(string Head, string Body)> ReceiveAsync(bool headOnly = false)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head.Append((char)await ReadByteAsync());
        const string Length = "Content-Length: ";
        var line = head.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith(Length, StringComparison.Ordinal));
        var body = new byte[line is null || headOnly ? 0 : int.Parse(line[Length.Length..], CultureInfo.InvariantCulture)];
        await Stream.ReadExactlyAsync(body);
        return (head.ToString(), Encoding.UTF8.GetString(body));
    }

    /// <summary>Everything up to the end of the connection.</summary>
    public async Task<string> ReceiveAllAsync()
    {
        using var all = new MemoryStream();
        await Stream.CopyToAsync(all);
        return Encoding.UTF8.GetString(all.ToArray());
    }

    public void Dispose() => _client.Dispose();

    private async Task<byte> ReadByteAsync()
    {
        var one = new byte[1];
        await Stream.ReadExactlyAsync(one);
        return one[0];
    }
}
