using System.Text;

namespace Stellantis.Sandbox.Tests;

/// <summary>A connection on which some bytes come at once, and then nothing.</summary>
internal sealed class EndlessWait(string bytes) : MemoryStream(Encoding.Latin1.GetBytes(bytes))
{
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Read(buffer, offset, count) is > 0 and var read ? Task.FromResult(read) : new TaskCompletionSource<int>().Task;
}
