using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http;
using Stellantis.Client.Json;

namespace Stellantis.Client.Http;

/// <summary>The body of an answer, read to its end into lent buffers; parsed from memory.</summary>
internal sealed class ResponseBody : IDisposable
{
    // A page of 500 vehicles has about half a megabyte; what is this large is no answer of the service.
    private const int Largest = 64 * 1024 * 1024;

    // A body that drips is given up after as many times the longest wait for a piece.
    private const int Patience = 3;

    /// <summary>The compression that is understood, as a request asks for it.</summary>
    public const string Packing = "gzip";

    // A head of ten bytes, a block of two, and an end of eight: so long is what holds nothing.
    private const int ShortestPacked = 20;

    private readonly char[] _text;
    private readonly Use _own;
    private int _uses = 1;

    private ResponseBody(char[] text, int length, int bytes)
    {
        (_text, Length, Bytes) = (text, length, bytes);
        _own = new Use(this);
    }

    public int Length { get; }

    /// <summary>The number of bytes, uncompressed.</summary>
    public int Bytes { get; }

    /// <summary>True when there is nothing in it that could be read.</summary>
    public bool IsBlank => Look(static (text, length) => Array.FindIndex(text, 0, length, c => !char.IsWhiteSpace(c)) < 0);

    /// <summary>A reader of the text; until it is disposed, the text stays as it is, whatever becomes of the body.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    public WireReader Reader(CancellationToken cancellation = default) => new(_text, Length, Hold(), cancellation);

    /// <summary>Looks at the text: the array, and how many characters of it count.</summary>
    public T Look<T>(Func<char[], int, T> look)
    {
        using var use = Hold();
        return look(_text, Length);
    }

    public override string ToString() => Look(static (text, length) => new string(text, 0, length));

    /// <summary>
    /// Reads asynchronously, with a limit on the time between two pieces, and one on the time of them all: a synchronous read on a network stream
    /// cannot be ended.
    /// </summary>
    /// <param name="content">The body.</param>
    /// <param name="idle">The longest wait for a piece; all of them may take a few times as long.</param>
    /// <param name="peek">Looks at the beginning of the body while the rest is still under way, until it has seen enough; null for nobody.</param>
    /// <param name="cancellation">Ends the wait, and the read that is waited for.</param>
    /// <exception cref="InvalidDataException">The answer is larger than any that the service gives, or it contradicts itself.</exception>
    /// <exception cref="IOException">It broke off.</exception>
    /// <exception cref="TimeoutException">It stalled, or dripped.</exception>
    public static async Task<ResponseBody> ReadAsync(HttpContent content, TimeSpan idle, Func<byte[], int, bool>? peek,
        CancellationToken cancellation)
    {
        var promised = LengthOf(content);
        var watch = Stopwatch.StartNew();
        var raw = new WatchedStream(await content.ReadAsStreamAsync().EndedBy(idle, cancellation).ConfigureAwait(false));
        var isPacked = IsPacked(content);
        var stream = isPacked ? new GZipStream(raw, CompressionMode.Decompress) : (Stream)raw;
        // No "finally" gives the buffer back: whoever leaves a wait early leaves a read behind that may still write into it. Then it is nobody's.
        var bytes = isPacked || promised is null ? BufferPool<byte>.RentLongest(0)
            : BufferPool<byte>.Rent((int)Math.Min(promised.Value + 1, BufferPool<byte>.Longest));
        var count = 0;
        int read;
        while ((read = await PieceAsync(stream.ReadAsync(bytes, count, bytes.Length - count, cancellation), idle, watch, count, cancellation)
            .ConfigureAwait(false)) > 0)
        {
            count += read;
            if (count > Largest)
                throw TooLarge();
            if (peek?.Invoke(bytes, count) == true)
                peek = null;
            if (count == bytes.Length)
                bytes = Larger(bytes);
        }
        if (promised > raw.Count)
            throw new IOException($"The answer broke off after {raw.Count} of {promised} bytes.");
        // The framework takes a packed body that was cut short for a whole one.
        if (isPacked && raw.Count > 0 && (raw.Count < ShortestPacked || raw.Tail != count))
            throw new InvalidDataException("its gzip compression is cut short, or something follows it");
        stream.Dispose();
        var body = Decode(content, bytes, count);
        BufferPool<byte>.Return(bytes);
        return body;
    }

    public void Dispose() => _own.Dispose();

    private static async Task<int> PieceAsync(Task<int> reading, TimeSpan idle, Stopwatch watch, int count, CancellationToken cancellation)
    {
        // What has come already is not waited for.
        if (reading.Status == TaskStatus.RanToCompletion && reading.Result == 0)
            return 0;
        var whole = TimeSpan.FromTicks(idle.Ticks * Patience);
        var left = whole - watch.Elapsed;
        try
        {
            return await reading.EndedBy(left > idle ? idle : left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException) when (left <= idle)
        {
            throw new SlowAnswerException(count, whole);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException("its gzip compression is damaged", e);
        }
    }

    // Of two lengths, each may be the wrong one.
    private static long? LengthOf(HttpContent content)
    {
        var promised = content.Headers.ContentLength;
        if (content.Headers.TryGetValues("Content-Length", out var given) && string.Join(", ", given) is var text
            && (promised is null || text.Contains(',')))
            throw new InvalidDataException($"it says '{text}' of its length (Content-Length)");
        return promised > Largest ? throw TooLarge() : promised;
    }

    private static bool IsPacked(HttpContent content)
    {
        var codings = content.Headers.ContentEncoding.Where(c => !string.Equals(c, "identity", StringComparison.OrdinalIgnoreCase)).ToList();
        if (codings.Count == 0)
            return false;
        return codings.Count == 1 && codings[0].ToLowerInvariant() is "gzip" or "x-gzip" ? true
            : throw new InvalidDataException($"it is compressed as '{string.Join(", ", codings)}', and {Packing} was asked for");
    }

    // The read before is over, so the smaller array is free.
    private static byte[] Larger(byte[] bytes)
    {
        var larger = BufferPool<byte>.Rent(Math.Min(bytes.Length * 2, Largest + 1));
        Buffer.BlockCopy(bytes, 0, larger, 0, bytes.Length);
        BufferPool<byte>.Return(bytes);
        return larger;
    }

    private static ResponseBody Decode(HttpContent content, byte[] bytes, int count)
    {
        var (encoding, mark) = Charset.Of(content, bytes, count);
        var text = BufferPool<char>.Rent(encoding.GetMaxCharCount(count - mark));
        return new ResponseBody(text, encoding.GetChars(bytes, mark, count - mark, text, 0), count);
    }

    private static InvalidDataException TooLarge() =>
        new(FormattableString.Invariant($"it is larger than {Largest >> 20} MiB, the most that is read of one answer. ") +
            "Ask for less at a time, such as a smaller -PageSize or a shorter span of time");

    private Use Hold()
    {
        int uses;
        do
        {
            uses = Volatile.Read(ref _uses);
            if (uses == 0)
                throw new ObjectDisposedException(nameof(ResponseBody));
        }
        while (Interlocked.CompareExchange(ref _uses, uses + 1, uses) != uses);
        return new Use(this);
    }

    /// <summary>One that uses the text. With the last of them it goes back to be lent again, once, however often each is disposed.</summary>
    private sealed class Use(ResponseBody body) : IDisposable
    {
        private ResponseBody? _body = body;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _body, null) is { } body && Interlocked.Decrement(ref body._uses) == 0)
                BufferPool<char>.Return(body._text);
        }
    }
}
