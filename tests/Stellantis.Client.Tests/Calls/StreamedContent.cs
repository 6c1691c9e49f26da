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

#pragma warning disable CA1844 // .NET Framework, where these tests run too, has no memory to override.
    private sealed class Read(StreamedContent content) : MemoryStream
#pragma warning restore CA1844
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            content.ReadAsync(buffer, offset, count);
    }
}
