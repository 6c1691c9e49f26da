using System.Net.Http;
using System.Text;
using Stellantis.Client.Json;

namespace Stellantis.Client.Http;

/// <summary>The body of an answer, read to its end into lent buffers; parsed from memory.</summary>
internal sealed class ResponseBody : IDisposable
{
    // A page of 500 vehicles has about half a megabyte; what is this large is no answer of the service.
    private const int Largest = 256 * 1024 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private char[] _text;

    private ResponseBody(char[] text, int length, int bytes) => (_text, Length, Bytes) = (text, length, bytes);

    public int Length { get; }

    /// <summary>The number of bytes, uncompressed.</summary>
    public int Bytes { get; }

    /// <summary>The text of the body, <see cref="Length"/> characters of it.</summary>
    public char[] Text => _text;

    public WireReader Reader() => new(_text, Length);

    public override string ToString() => new(_text, 0, Length);

    /// <summary>Reads asynchronously, with a limit on the time between two pieces: a synchronous read on a network stream cannot be ended.</summary>
    /// <param name="content">The body.</param>
    /// <param name="idle">The longest wait for a piece.</param>
    /// <param name="peek">Looks at the beginning of the body while the rest is still under way, until it has seen enough; null for nobody.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<ResponseBody> ReadAsync(HttpContent content, TimeSpan idle, Func<byte[], int, bool>? peek, CancellationToken cancellation)
    {
        var bytes = BufferPool<byte>.Rent((int)Math.Min(content.Headers.ContentLength + 1 ?? 0, 1 << 20));
        try
        {
            var stream = await content.ReadAsStreamAsync().EndedBy(idle, cancellation).ConfigureAwait(false);
            var count = 0;
            int read;
            while ((read = await stream.ReadAsync(bytes, count, bytes.Length - count, cancellation).EndedBy(idle, cancellation).ConfigureAwait(false)) > 0)
            {
                count += read;
                if (peek?.Invoke(bytes, count) == true)
                    peek = null;
                if (count < bytes.Length)
                    continue;
                if (count >= Largest)
                    throw new InvalidDataException("The answer is larger than any that the service gives.");
                var larger = BufferPool<byte>.Rent(bytes.Length * 2);
                Buffer.BlockCopy(bytes, 0, larger, 0, count);
                BufferPool<byte>.Return(bytes);
                bytes = larger;
            }
            if (content.Headers.ContentLength is { } promised && promised > count && content.Headers.ContentEncoding.Count == 0)
                throw new IOException($"The answer broke off after {count} of {promised} bytes.");
            var mark = count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
            var text = BufferPool<char>.Rent(s_utf8.GetMaxCharCount(count - mark));
            return new ResponseBody(text, s_utf8.GetChars(bytes, mark, count - mark, text, 0), count);
        }
        finally
        {
            BufferPool<byte>.Return(bytes);
        }
    }

    public void Dispose()
    {
        var text = Interlocked.Exchange(ref _text, []);
        if (text.Length > 0)
            BufferPool<char>.Return(text);
    }
}
