using System.Net.Sockets;

namespace Stellantis.Sandbox.Tests;

/// <summary>A connection of a server that tells when the server lets go of it.</summary>
internal sealed class Watched(Stream connection, TaskCompletionSource ended) : NetworkStream(((NetworkStream)connection).Socket)
{
    protected override void Dispose(bool disposing)
    {
        ended.TrySetResult();
        base.Dispose(disposing);
    }
}
