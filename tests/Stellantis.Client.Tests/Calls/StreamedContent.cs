using System.Net;
using System.Net.Http;

namespace Stellantis.Client.Tests.Calls;

/// <summary>A body whose reads are written by a test, and know no token, as on .NET Framework.</summary>
internal abstract class StreamedContent : HttpContent
{
    public abstract Task<int> ReadAsync(byte[] buffer, int offset, int count);

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new Read(this));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private sealed class Read(StreamedContent content) : MemoryStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => content.ReadAsync(buffer, offset, count);

#if NET
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new NotSupportedException();
#endif
    }
}
