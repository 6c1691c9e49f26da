namespace Stellantis.Client.Http;

/// <summary>Reads from another stream, and remembers how many bytes came, and the last of them.</summary>
internal sealed class WatchedStream(Stream inner) : Stream
{
    private byte[]? _buffer;
    private int _offset;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The number of bytes so far.</summary>
    public long Count { get; private set; }

    /// <summary>The last four bytes as a number, the last of them highest: so a gzip body ends with the length of what is in it.</summary>
    public uint Tail { get; private set; }

    public override int Read(byte[] buffer, int offset, int count) => Saw(buffer, offset, inner.Read(buffer, offset, count));

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Saw(buffer, offset, await inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));

    // .NET Framework unpacks by these two, and its own would hold a thread.
    public override IAsyncResult BeginRead(byte[] buffer, int offset, int count, AsyncCallback? callback, object? state)
    {
        (_buffer, _offset) = (buffer, offset);
        return inner.BeginRead(buffer, offset, count, callback, state);
    }

    public override int EndRead(IAsyncResult asyncResult) => Saw(_buffer!, _offset, inner.EndRead(asyncResult));

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Saw(byte[] buffer, int offset, int read)
    {
        Count += read;
        for (var i = Math.Max(0, read - 4); i < read; i++)
            Tail = Tail >> 8 | (uint)buffer[offset + i] << 24;
        return read;
    }
}
