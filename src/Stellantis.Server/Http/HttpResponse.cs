using System.Globalization;
using System.Text;

namespace Stellantis.Server.Http;

/// <summary>An answer: status, header fields and body, or whatever <see cref="Takeover"/> does with the connection instead.</summary>
internal sealed class HttpResponse(int status)
{
    private const int CopyBelow = 16 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public int Status { get; } = status;

    public HeaderList Headers { get; } = [];

    /// <summary>The body in a buffer of <see cref="AnswerBuffers"/>, given back when it is sent; null for none.</summary>
    public MemoryStream? Body { get; private set; }

    /// <summary>Writes to the connection in place of this answer; the connection is closed afterwards.</summary>
    public Func<HttpWire, Task>? Takeover { get; init; }

    /// <summary>Lets <paramref name="write"/> fill the body.</summary>
    public HttpResponse WithBody(string mediaType, Action<TextWriter> write)
    {
        Headers.Add("Content-Type", mediaType);
        Body = AnswerBuffers.Rent();
        using var text = new StreamWriter(Body, s_utf8, CopyBelow, leaveOpen: true);
        write(text);
        return this;
    }

    /// <summary>Lets <paramref name="write"/> fill the body anew.</summary>
    public void ReplaceBody(Action<TextWriter> write)
    {
        var body = AnswerBuffers.Rent();
        using (var text = new StreamWriter(body, s_utf8, CopyBelow, leaveOpen: true))
            write(text);
        ReplaceBody(body);
    }

    /// <summary>Puts a buffer of <see cref="AnswerBuffers"/>, or none, in the place of the body, whose own goes back.</summary>
    public void ReplaceBody(MemoryStream? body)
    {
        if (Body is not null)
            AnswerBuffers.Return(Body);
        Body = body;
    }

    /// <summary>Sends the answer, dated <paramref name="date"/>. False when the connection is not to be used again.</summary>
    public async Task<bool> SendAsync(HttpWire wire, DateTimeOffset date, bool keepAlive, bool headOnly)
    {
        if (Takeover is not null)
        {
            await Takeover(wire).ConfigureAwait(false);
            return false;
        }

        var head = Head(date, keepAlive);
        var body = headOnly || Body is null ? [] : Body.GetBuffer();
        var length = headOnly || Body is null ? 0 : (int)Body.Length;
        if (length is > 0 and < CopyBelow)
        {
            var headLength = head.Length;
            Array.Resize(ref head, headLength + length);
            Buffer.BlockCopy(body, 0, head, headLength, length);
            length = 0;
        }

        await wire.Stream.WriteAsync(head, 0, head.Length).ConfigureAwait(false);
        if (length > 0)
            await wire.Stream.WriteAsync(body, 0, length).ConfigureAwait(false);
        await wire.Stream.FlushAsync().ConfigureAwait(false);
        // Only here: a buffer whose sending was broken off may still be read from.
        ReplaceBody((MemoryStream?)null);
        return keepAlive;
    }

    /// <summary>The status line and the header fields, up to the empty line.</summary>
    public byte[] Head(DateTimeOffset date, bool keepAlive, bool chunked = false)
    {
        var head = new StringBuilder(256).Append("HTTP/1.1 ").Append(Status).Append(' ').Append(Reason(Status)).Append("\r\n");
        head.Append("Date: ").Append(date.ToString("R", CultureInfo.InvariantCulture)).Append("\r\n");
        foreach (var header in Headers)
            head.Append(header.Key).Append(": ").Append(header.Value).Append("\r\n");
        if (chunked)
            head.Append("Transfer-Encoding: chunked\r\n");
        else if (Status is not (204 or 304))
            head.Append("Content-Length: ").Append((Body?.Length ?? 0).ToString(CultureInfo.InvariantCulture)).Append("\r\n");
        if (!keepAlive)
            head.Append("Connection: close\r\n");
        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        202 => "Accepted",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Status",
    };
}
