using System.Text;
using Stellantis.Server.Http;

namespace Stellantis.Server.WebSockets;

/// <summary>
/// Receives the text messages of one WebSocket as its server, one after the other. Memory follows what has come, and not what a frame announces; a
/// client that keeps silent is asked whether it is still there.
/// </summary>
/// <param name="wire">The connection, upgraded already.</param>
/// <param name="bounds">How large a message may be, its fragments together.</param>
/// <param name="times">How long a frame may take once it has begun, and how long the client may keep silent.</param>
internal sealed class WebSocketReader(HttpWire wire, HttpBounds bounds, HttpTimes times) : IDisposable
{
    private const int Continuation = 0, TextKind = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10;
    private const int MostOfControl = 125;
    private const int PartSize = 16 * 1024;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly byte[] _buffer = new byte[8 * 1024];
    private int _early;
    private int _start;
    private int _end;

    /// <summary>Hands each message to <paramref name="take"/>, and waits for it, until the client closes the connection.</summary>
    /// <exception cref="WebSocketFault">The client sent what no client may; it was told, and the connection is to be closed.</exception>
    public async Task ReadAsync(Func<byte[], Task> take)
    {
        using var deadline = new Deadline(wire.Reset);
        using var alive = new Timer(_ => _ = SendQuietlyAsync(Ping, []), null, Half(times.Idle), Half(times.Idle));
        try
        {
            while (await ReadMessageAsync(deadline).ConfigureAwait(false) is { } message)
                await take(message).ConfigureAwait(false);
            await SendQuietlyAsync(Close, []).ConfigureAwait(false);
        }
        catch (WebSocketFault fault)
        {
            byte[] code = [(byte)(fault.Code >> 8), (byte)fault.Code];
            await SendQuietlyAsync(Close, [.. code, .. Encoding.UTF8.GetBytes(fault.Message)]).ConfigureAwait(false);
            throw;
        }
    }

    public void Dispose() => _sending.Dispose();

    private static TimeSpan Half(TimeSpan time) => TimeSpan.FromTicks(time.Ticks / 2);

    // The next text message; null when the client closes.
    private async Task<byte[]?> ReadMessageAsync(Deadline deadline)
    {
        using var message = new MemoryStream();
        var kind = Continuation;
        while (true)
        {
            deadline.Set(kind == Continuation ? times.Idle : times.Body);
            var first = await NumberAsync(1).ConfigureAwait(false);
            deadline.Set(times.Body);
            var opcode = (int)first & 0x0F;
            if ((first & 0x70) != 0)
                throw new WebSocketFault(1002, "A frame has a reserved bit set.");
            var isFinal = (first & 0x80) != 0;
            var (length, mask) = await LengthAsync().ConfigureAwait(false);
            if (opcode is Close or Ping or Pong)
            {
                if (!isFinal || length > MostOfControl)
                    throw new WebSocketFault(1002, "A control frame is fragmented, or longer than 125 bytes.");
                using var control = new MemoryStream();
                await CopyAsync(control, (int)length, mask).ConfigureAwait(false);
                if (opcode == Close)
                    return null;
                if (opcode == Ping)
                    await SendQuietlyAsync(Pong, control.ToArray()).ConfigureAwait(false);
                continue;
            }

            if (opcode is not (Continuation or TextKind or Binary))
                throw new WebSocketFault(1002, "A frame is of a kind that does not exist.");
            if (opcode == Continuation != (kind != Continuation))
                throw new WebSocketFault(1002, "The fragments of a message are not in order.");
            if (opcode == Binary)
                throw new WebSocketFault(1003, "Messages are text.");
            if (length > bounds.Body - message.Length)
                throw new WebSocketFault(1009, $"A message is larger than {bounds.BodyInWords}.");
            kind = TextKind;
            await CopyAsync(message, (int)length, mask).ConfigureAwait(false);
            if (!isFinal)
                continue;
            deadline.Lift();
            return Checked(message.ToArray());
        }
    }

    private static byte[] Checked(byte[] text)
    {
        try
        {
            s_strict.GetCharCount(text);
            return text;
        }
        catch (ArgumentException)
        {
            throw new WebSocketFault(1007, "A message is not UTF-8.");
        }
    }

    private async Task<(long Length, byte[] Mask)> LengthAsync()
    {
        var second = await NumberAsync(1).ConfigureAwait(false);
        if ((second & 0x80) == 0)
            throw new WebSocketFault(1002, "A frame of a client is not masked.");
        var length = second & 0x7F;
        if (length >= 126)
            length = await NumberAsync(length == 126 ? 2 : 8).ConfigureAwait(false);
        if (length < 0)
            throw new WebSocketFault(1002, "The length of a frame is negative.");
        var mask = await NumberAsync(4).ConfigureAwait(false);
        return (length, [(byte)(mask >> 24), (byte)(mask >> 16), (byte)(mask >> 8), (byte)mask]);
    }

    private async Task CopyAsync(MemoryStream target, int count, byte[] mask)
    {
        for (var done = 0; done < count;)
        {
            if (_start == _end)
                await FillAsync().ConfigureAwait(false);
            var part = Math.Min(Math.Min(count - done, _end - _start), PartSize);
            for (var i = 0; i < part; i++)
                _buffer[_start + i] ^= mask[done + i & 3];
            target.Write(_buffer, _start, part);
            _start += part;
            done += part;
        }
    }

    // Most bytes are there already; a task for each would be waste.
    private async Task<long> NumberAsync(int size)
    {
        var number = 0L;
        for (var i = 0; i < size; i++)
        {
            if (_start == _end)
                await FillAsync().ConfigureAwait(false);
            number = number << 8 | _buffer[_start++];
        }
        return number;
    }

    private async Task FillAsync()
    {
        _start = 0;
        if (_early < wire.Early.Length)
        {
            _end = Math.Min(_buffer.Length, wire.Early.Length - _early);
            Buffer.BlockCopy(wire.Early, _early, _buffer, 0, _end);
            _early += _end;
            return;
        }
        _end = await wire.Stream.ReadAsync(_buffer, 0, _buffer.Length).ConfigureAwait(false);
        if (_end == 0)
            throw new EndOfStreamException();
    }

    // Whoever does not read what it is told is found out by reading from it.
    private async Task SendQuietlyAsync(int opcode, byte[] content)
    {
        try
        {
            if (!await _sending.WaitAsync(times.Linger, wire.Stopped).ConfigureAwait(false))
                return;
            try
            {
                byte[] frame = [(byte)(0x80 | opcode), (byte)Math.Min(content.Length, MostOfControl), .. content.Take(MostOfControl)];
                await wire.Stream.WriteAsync(frame, 0, frame.Length).ConfigureAwait(false);
                await wire.Stream.FlushAsync().ConfigureAwait(false);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The connection has ended.
        }
    }
}
