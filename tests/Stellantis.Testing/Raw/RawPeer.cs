using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Stellantis.Testing.Raw;

/// <summary>The other side of one connection: what it asks, and every way to answer or not to.</summary>
public sealed class RawPeer(Socket socket, CancellationToken end) : IDisposable
{
    private byte[] _received = new byte[8 * 1024];
    private int _count;

    /// <summary>True when this side has ended the connection.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Ends with the test.</summary>
    public CancellationToken End { get; } = end;

    /// <summary>The next request; null when the other side goes away before its request is whole.</summary>
    public async Task<RawRequest?> ReadAsync()
    {
        while (true)
        {
            var head = _received.AsSpan(0, _count).IndexOf("\r\n\r\n"u8);
            if (head >= 0)
            {
                var request = RawRequest.Parse(Encoding.Latin1.GetString(_received, 0, head), "");
                var length = request.Fields.TryGetValue("Content-Length", out var given) ? int.Parse(given, CultureInfo.InvariantCulture) : 0;
                var whole = head + 4 + length;
                if (_count >= whole)
                {
                    var body = Encoding.UTF8.GetString(_received, head + 4, length);
                    _received.AsSpan(whole, _count - whole).CopyTo(_received);
                    _count -= whole;
                    return request with { Body = body };
                }
            }
            if (_count == _received.Length)
                Array.Resize(ref _received, _count * 2);
            var read = await socket.ReceiveAsync(_received.AsMemory(_count), SocketFlags.None, End);
            if (read == 0)
                return null;
            _count += read;
        }
    }

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, End)..];
    }

    public Task SendAsync(byte[] bytes) => SendAsync(bytes.AsMemory());

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a whole answer, its body as long as it says.</summary>
    public Task AnswerAsync(int status, string body, string fields = "") => SendAsync(Whole(status, Encoding.UTF8.GetBytes(body), fields));

    /// <summary>The bytes of a whole answer.</summary>
    public static byte[] Whole(int status, byte[] body, string fields = "") =>
        [.. Head(status, $"Content-Length: {body.Length}\r\n" + fields), .. body];

    /// <summary>The bytes of the head of an answer.</summary>
    public static byte[] Head(int status, string fields) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Raw\r\nContent-Type: application/hal+json\r\n{fields}\r\n"));

    /// <summary>Ends the connection as a machine does that has forgotten it.</summary>
    public void Reset()
    {
        IsOver = true;
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Ends the connection in good order.</summary>
    public void Close()
    {
        IsOver = true;
        socket.Shutdown(SocketShutdown.Both);
        socket.Close();
    }

    /// <summary>Ends when the other side has ended the connection.</summary>
    public async Task GoneAsync()
    {
        var bytes = new byte[1024];
        try
        {
            while (await socket.ReceiveAsync(bytes.AsMemory(), SocketFlags.None, End) > 0)
            {
                // Whatever it still has to say.
            }
        }
        catch (SocketException)
        {
            // Gone without a word.
        }
        IsOver = true;
    }

    public void Dispose() => socket.Dispose();
}
