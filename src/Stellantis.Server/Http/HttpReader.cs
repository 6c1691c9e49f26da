using System.Globalization;
using System.Text;

namespace Stellantis.Server.Http;

/// <summary>
/// Reads requests from one connection, one after the other; what a pipelining client sent ahead stays in the buffer. It takes one spelling of each
/// thing only, so that nobody can mean one request and have another read. Memory follows what has come, and not what is announced.
/// </summary>
/// <param name="stream">The connection.</param>
/// <param name="deadline">Ends the connection when the client takes too long.</param>
/// <param name="times">How long it may take.</param>
/// <param name="bounds">How much it may send.</param>
/// <param name="wants">Whether a body of more than <see cref="SmallBody"/> is worth reading; it is asked when there is one.</param>
internal sealed class HttpReader(Stream stream, Deadline deadline, HttpTimes times, HttpBounds bounds, Func<HttpRequest, bool> wants)
{
    public const int MaxHead = 64 * 1024;
    public const int MaxHeaders = 200;
    public const int SmallBody = 64 * 1024;

    // A leftover of the request before is an empty line or two.
    private const int MaxBlank = 16;

    private const string TokenSigns = "!#$%&'*+-.^_`|~";

    private static readonly Encoding s_latin1 = Encoding.GetEncoding("iso-8859-1");
    private static readonly byte[] s_continue = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");

    private byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;

    /// <summary>True while a request is being read, from its first byte on.</summary>
    public bool IsReading { get; private set; }

    /// <summary>The next request, or null when the client has closed the connection between two requests.</summary>
    public async Task<HttpRequest?> ReadAsync()
    {
        deadline.Set(times.Idle);
        if (_start == _end && !await FillAsync().ConfigureAwait(false))
            return null;
        IsReading = true;
        deadline.Set(times.Head);
        if (await ReadHeadAsync().ConfigureAwait(false) is not { } head)
            return null;
        var request = ParseHead(head);
        deadline.Set(times.Body);
        await ReadBodyAsync(request).ConfigureAwait(false);
        deadline.Lift();
        IsReading = false;
        return request;
    }

    /// <summary>Takes what was read ahead of the next request, for whoever goes on with the connection.</summary>
    public byte[] TakeRest()
    {
        var rest = new byte[_end - _start];
        Buffer.BlockCopy(_buffer, _start, rest, 0, rest.Length);
        _start = _end;
        return rest;
    }

    /// <summary>Reads and forgets what the client is still sending, within bounds, so that closing does not destroy an answer on its way.</summary>
    public async Task DrainAsync()
    {
        deadline.Set(times.Linger);
        var left = 2L * bounds.Body;
        while (left > 0 && await stream.ReadAsync(_buffer, 0, _buffer.Length).ConfigureAwait(false) is > 0 and var count)
            left -= count;
    }

    private async Task<string?> ReadHeadAsync()
    {
        var length = 0;
        var lineStart = 0;
        var blank = 0;
        while (true)
        {
            for (; _start + length < _end; length++)
            {
                if (_buffer[_start + length] != '\n')
                    continue;
                if (length == lineStart || _buffer[_start + length - 1] != '\r')
                    throw new HttpFault(400, "A line of the header ends without a carriage return.");
                if (length - lineStart > 1)
                {
                    lineStart = length + 1;
                }
                else if (lineStart > 0)
                {
                    RefuseLargeHead(length);
                    var head = s_latin1.GetString(_buffer, _start, lineStart - 2);
                    _start += length + 1;
                    return head;
                }
                else
                {
                    if (++blank > MaxBlank)
                        throw new HttpFault(400, "There are empty lines and no request.");
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
        var lines = head.Split(["\r\n"], StringSplitOptions.None);
        if (lines.Length - 1 > MaxHeaders)
            throw new HttpFault(431, $"The header has more than {MaxHeaders} lines.");
        if (lines.Any(HasControl))
            throw new HttpFault(400, "The header has a control character in it.");
        var words = lines[0].Split(' ');
        if (words.Length != 3 || !IsToken(words[0]) || words[1].Length == 0 || words[1].IndexOf('\t') >= 0
            || words[2] is not ("HTTP/1.1" or "HTTP/1.0"))
            throw new HttpFault(400, "The request line is not HTTP/1.1.");

        var headers = new HeaderList();
        foreach (var line in lines.Skip(1))
        {
            // A line that begins with a blank would go on with the one before it, for some.
            var colon = line.IndexOf(':');
            if (colon <= 0 || !IsToken(line.Substring(0, colon)))
                throw new HttpFault(400, "A header line has no name, or a character in it that no name has.");
            headers.Add(line.Substring(0, colon), line.Substring(colon + 1).Trim(' ', '\t'));
        }

        var request = new HttpRequest(words[0], words[1], words[2] == "HTTP/1.1" ? 1 : 0, headers);
        if (headers.Count(header => string.Equals(header.Key, "Host", StringComparison.OrdinalIgnoreCase)) is var hosts
            && (hosts > 1 || (hosts == 0 && request.MinorVersion > 0)))
            throw new HttpFault(400, "The Host header must be there once.");
        return request;
    }

    private static bool HasControl(string line) => line.Any(c => c is (< ' ' and not '\t') or '\x7F');

    private static bool IsToken(string text) =>
        text.Length > 0 && text.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' || TokenSigns.IndexOf(c) >= 0);

    private async Task ReadBodyAsync(HttpRequest request)
    {
        var length = request.Headers.Find("Content-Length");
        var coding = request.Headers.Find("Transfer-Encoding");
        if (coding is not null)
        {
            if (length is not null)
                throw new HttpFault(400, "Content-Length and Transfer-Encoding exclude each other.");
            if (request.MinorVersion == 0)
                throw new HttpFault(400, "HTTP/1.0 has no Transfer-Encoding.");
            if (!string.Equals(coding, "chunked", StringComparison.OrdinalIgnoreCase))
                throw new HttpFault(501, "The only transfer coding known here is chunked.");
            await InviteAsync(request).ConfigureAwait(false);
            await ReadChunksAsync(request).ConfigureAwait(false);
            return;
        }

        if (length is null)
            return;
        if (length.Length == 0 || !length.All(c => c is >= '0' and <= '9'))
            throw new HttpFault(400, "Content-Length is not a number.");
        if (!int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > bounds.Body)
            throw TooLarge();
        // Nobody is invited to send what nobody reads.
        if (count > SmallBody && !wants(request))
        {
            request.IsCut = true;
            return;
        }

        if (count > 0)
            await InviteAsync(request).ConfigureAwait(false);
        using var body = new MemoryStream(Math.Min(count, SmallBody));
        await CopyAsync(body, count).ConfigureAwait(false);
        request.Body = body.ToArray();
    }

    private Task InviteAsync(HttpRequest request) => _start == _end && request.Headers.Has("Expect", "100-continue")
        ? stream.WriteAsync(s_continue, 0, s_continue.Length)
        : Task.CompletedTask;

    private async Task ReadChunksAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        var limit = Math.Min(SmallBody, bounds.Body);
        var framing = 0;
        while (true)
        {
            var line = await ReadLineAsync().ConfigureAwait(false);
            var size = line.Split(';')[0].TrimEnd(' ', '\t');
            if (size.Length == 0 || !size.All(Uri.IsHexDigit))
                throw new HttpFault(400, "A chunk does not begin with its size.");
            if ((framing += line.Length - size.TrimStart('0').Length) > MaxHead)
                throw new HttpFault(400, "There is more about the chunks than in them.");
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count) || count < 0
                || body.Length + count > bounds.Body)
                throw TooLarge();
            if (count == 0)
                break;
            if (body.Length + count > limit)
            {
                if (!wants(request))
                {
                    request.IsCut = true;
                    return;
                }

                limit = bounds.Body;
            }

            await CopyAsync(body, count).ConfigureAwait(false);
            if (await ReadLineAsync().ConfigureAwait(false) is not "")
                throw new HttpFault(400, "A chunk is longer than its size.");
        }

        for (var trailer = 0; await ReadLineAsync().ConfigureAwait(false) is { Length: > 0 and var length };)
        {
            if ((trailer += length) > MaxHead)
                throw new HttpFault(431, "The trailer is larger than 64 kB.");
        }

        request.Body = body.ToArray();
    }

    private HttpFault TooLarge() => new(413, $"The body is larger than {bounds.BodyInWords}.");

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
            if (length == 0 || _buffer[_start + length - 1] != '\r')
                throw new HttpFault(400, "A line of the body's framing ends without a carriage return.");
            var line = s_latin1.GetString(_buffer, _start, length - 1);
            _start += length + 1;
            return HasControl(line) ? throw new HttpFault(400, "The body's framing has a control character in it.") : line;
        }
    }

    private async Task CopyAsync(MemoryStream target, int count)
    {
        while (count > 0)
        {
            if (_start == _end && !await FillAsync().ConfigureAwait(false))
                throw new EndOfStreamException();
            var part = Math.Min(count, _end - _start);
            target.Write(_buffer, _start, part);
            _start += part;
            count -= part;
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
