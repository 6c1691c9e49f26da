using System.Globalization;
using System.Text;

namespace Stellantis.Sandbox.Http;

/// <summary>Reads requests from one connection, one after the other; what a pipelining client sent ahead stays in the buffer.</summary>
internal sealed class HttpReader(Stream stream)
{
    public const int MaxHead = 64 * 1024;
    public const int MaxBody = 16 * 1024 * 1024;

    private static readonly Encoding s_latin1 = Encoding.GetEncoding("iso-8859-1");
    private static readonly byte[] s_continue = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");

    private byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next request, or null when the client has closed the connection between two requests.</summary>
    public async Task<HttpRequest?> ReadAsync()
    {
        if (await ReadHeadAsync().ConfigureAwait(false) is not { } head)
            return null;
        var request = ParseHead(head);
        request.Body = await ReadBodyAsync(request.Headers).ConfigureAwait(false);
        return request;
    }

    /// <summary>Reads and forgets what the client is still sending, so that closing does not destroy an answer on its way.</summary>
    public async Task DrainAsync()
    {
        var left = 2L * MaxBody;
        while (left > 0 && await stream.ReadAsync(_buffer, 0, _buffer.Length).ConfigureAwait(false) is > 0 and var count)
            left -= count;
    }

    private async Task<string?> ReadHeadAsync()
    {
        var length = 0;
        var lineStart = 0;
        while (true)
        {
            for (; _start + length < _end; length++)
            {
                if (_buffer[_start + length] != '\n')
                    continue;
                var lineLength = length - lineStart;
                var empty = lineLength == 0 || (lineLength == 1 && _buffer[_start + lineStart] == '\r');
                if (!empty)
                {
                    lineStart = length + 1;
                }
                else if (lineStart > 0)
                {
                    RefuseLargeHead(length);
                    var head = s_latin1.GetString(_buffer, _start, lineStart);
                    _start += length + 1;
                    return head;
                }
                else
                {
                    // An empty line before a request is a leftover of the one before it.
                    _start += length + 1;
                    length = -1;
                }
            }

            RefuseLargeHead(length);
            if (!await FillAsync().ConfigureAwait(false))
                return length == 0 ? null : throw new EndOfStreamException();
        }
    }

    private static void RefuseLargeHead(int length)
    {
        if (length > MaxHead)
            throw new HttpFault(431, "The header is larger than 64 kB.");
    }

    private static HttpRequest ParseHead(string head)
    {
        var lines = head.Split('\n');
        var words = lines[0].TrimEnd('\r').Split(' ');
        if (words.Length != 3 || words[0].Length == 0 || words[1].Length == 0 || words[2] is not ("HTTP/1.1" or "HTTP/1.0"))
            throw new HttpFault(400, "The request line is not HTTP/1.1.");

        var headers = new HeaderList();
        foreach (var line in lines.Skip(1).Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0))
        {
            var colon = line.IndexOf(':');
            if (colon <= 0 || line.IndexOfAny([' ', '\t'], 0, colon) >= 0)
                throw new HttpFault(400, "A header line has no name, or a blank in it.");
            headers.Add(line.Substring(0, colon), line.Substring(colon + 1).Trim(' ', '\t'));
        }

        var minorVersion = words[2] == "HTTP/1.1" ? 1 : 0;
        if (minorVersion == 1 && headers.Find("Host") is null)
            throw new HttpFault(400, "The Host header is missing.");
        return new HttpRequest(words[0], words[1], minorVersion, headers);
    }

    private async Task<byte[]> ReadBodyAsync(HeaderList headers)
    {
        var length = headers.Find("Content-Length");
        var coding = headers.Find("Transfer-Encoding");
        if (coding is not null)
        {
            if (length is not null)
                throw new HttpFault(400, "Content-Length and Transfer-Encoding exclude each other.");
            if (!string.Equals(coding, "chunked", StringComparison.OrdinalIgnoreCase))
                throw new HttpFault(501, "The only transfer coding known here is chunked.");
            await InviteAsync(headers).ConfigureAwait(false);
            return await ReadChunksAsync().ConfigureAwait(false);
        }

        if (length is null)
            return [];
        if (!long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            throw new HttpFault(400, "Content-Length is not a number.");
        if (count > MaxBody)
            throw new HttpFault(413, "The body is larger than 16 MB.");
        if (count > 0)
            await InviteAsync(headers).ConfigureAwait(false);
        var body = new byte[count];
        await ReadExactlyAsync(body).ConfigureAwait(false);
        return body;
    }

    private Task InviteAsync(HeaderList headers) => _start == _end && headers.Has("Expect", "100-continue")
        ? stream.WriteAsync(s_continue, 0, s_continue.Length)
        : Task.CompletedTask;

    private async Task<byte[]> ReadChunksAsync()
    {
        using var body = new MemoryStream();
        while (true)
        {
            var line = await ReadLineAsync().ConfigureAwait(false);
            var size = line.Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count) || count < 0)
                throw new HttpFault(400, "A chunk does not begin with its size.");
            if (count == 0)
                break;
            if (body.Length + count > MaxBody)
                throw new HttpFault(413, "The body is larger than 16 MB.");
            var chunk = new byte[count];
            await ReadExactlyAsync(chunk).ConfigureAwait(false);
            body.Write(chunk, 0, count);
            if (await ReadLineAsync().ConfigureAwait(false) is not "")
                throw new HttpFault(400, "A chunk is longer than its size.");
        }

        for (var trailer = 0; await ReadLineAsync().ConfigureAwait(false) is { Length: > 0 and var length };)
        {
            if ((trailer += length) > MaxHead)
                throw new HttpFault(431, "The trailer is larger than 64 kB.");
        }

        return body.ToArray();
    }

    private async Task<string> ReadLineAsync()
    {
        for (var length = 0; ; length++)
        {
            if (length > MaxHead)
                throw new HttpFault(400, "A line of the body's framing is longer than 64 kB.");
            if (_start + length == _end && !await FillAsync().ConfigureAwait(false))
                throw new EndOfStreamException();
            if (_buffer[_start + length] != '\n')
                continue;
            var line = s_latin1.GetString(_buffer, _start, length).TrimEnd('\r');
            _start += length + 1;
            return line;
        }
    }

    private async Task ReadExactlyAsync(byte[] target)
    {
        var done = Math.Min(target.Length, _end - _start);
        Buffer.BlockCopy(_buffer, _start, target, 0, done);
        _start += done;
        while (done < target.Length)
        {
            var count = await stream.ReadAsync(target, done, target.Length - done).ConfigureAwait(false);
            if (count == 0)
                throw new EndOfStreamException();
            done += count;
        }
    }

    /// <summary>Reads more bytes behind those in the buffer. False at the end of the stream.</summary>
    private async Task<bool> FillAsync()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var count = await stream.ReadAsync(_buffer, _end, _buffer.Length - _end).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }
}
