using System.Net.Sockets;

namespace Stellantis.Sandbox.Http;

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
        var wait = s_first;
        while (!stopped.IsCancellationRequested)
        {
            try
            {
                serve(await accept().ConfigureAwait(false));
                wait = s_first;
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException or IOException)
            {
                // A client that left before it was accepted is no reason to stop; being stopped is.
                if (stopped.IsCancellationRequested)
                    return;
                await WaitAsync(wait, stopped).ConfigureAwait(false);
                wait = TimeSpan.FromTicks(Math.Min(2 * wait.Ticks, s_longest.Ticks));
            }
        }
    }

    private async Task WaitAsync(TimeSpan time, CancellationToken stopped)
    {
        try
        {
            await pause(time, stopped).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }
}
