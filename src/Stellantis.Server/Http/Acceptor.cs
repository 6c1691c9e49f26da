using System.Net.Sockets;

namespace Stellantis.Server.Http;

/// <summary>Takes in connections. When none can be taken, because descriptors have run out, it waits longer and longer, and goes on.</summary>
/// <param name="accept">The next connection.</param>
/// <param name="serve">Serves it; returns at once.</param>
/// <param name="pause">Waits.</param>
internal sealed class Acceptor(Func<Task<TcpClient>> accept, Action<TcpClient> serve, Func<TimeSpan, CancellationToken, Task> pause)
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    /// <summary>Goes on until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stopped)
    {
        var wait = TimeSpan.Zero;
        while (!stopped.IsCancellationRequested)
        {
            try
            {
                if (wait > TimeSpan.Zero)
                    await pause(wait, stopped).ConfigureAwait(false);
                serve(await accept().ConfigureAwait(false));
                wait = TimeSpan.Zero;
            }
            catch (Exception)
            {
                // Without descriptors anything can fail. A client that left before it was accepted is no reason to stop either; being stopped is.
                wait = wait == TimeSpan.Zero ? s_first : TimeSpan.FromTicks(Math.Min(2 * wait.Ticks, s_longest.Ticks));
            }
        }
    }
}
