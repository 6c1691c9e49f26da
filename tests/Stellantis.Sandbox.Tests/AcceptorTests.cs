using System.Net.Sockets;
using Stellantis.Server.Http;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class AcceptorTests
{
    [Fact]
    public async Task When_descriptors_run_out_it_waits_longer_and_longer_and_goes_on_when_there_are_some()
    {
        using var stop = new CancellationTokenSource();
        var accepted = 0;
        var waits = new List<TimeSpan>();
        var served = new List<TcpClient>();
        var tries = 0;
        var acceptor = new Acceptor(
            () => ++tries switch
            {
                <= 20 => throw new SocketException((int)SocketError.TooManyOpenSockets),
                <= 22 => Task.FromResult(new TcpClient()),
                23 => Task.FromException<TcpClient>(new SocketException((int)SocketError.TooManyOpenSockets)),
                24 => Task.FromResult(new TcpClient()),
                _ => Stopped(stop),
            },
            client =>
            {
                accepted++;
                served.Add(client);
            },
            (time, _) =>
            {
                waits.Add(time);
                return Task.CompletedTask;
            });

        await acceptor.RunAsync(stop.Token);

        Assert.Equal(3, accepted);
        Assert.Equal(21, waits.Count);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1)));
        Assert.Equal(waits.Take(20).Order(), waits.Take(20));
        Assert.Equal(TimeSpan.FromSeconds(1), waits[19]);
        Assert.Equal(waits[0], waits[20]);
        served.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Stopping_ends_the_wait_for_descriptors()
    {
        using var stop = new CancellationTokenSource();
        var acceptor = new Acceptor(
            () => throw new SocketException((int)SocketError.TooManyOpenSockets),
            _ => Assert.Fail("There is no connection."),
            (_, stopped) =>
            {
                stop.Cancel();
                return Task.FromCanceled(stopped);
            });

        await acceptor.RunAsync(stop.Token);
    }

    private static Task<TcpClient> Stopped(CancellationTokenSource stop)
    {
        stop.Cancel();
        return Task.FromException<TcpClient>(new ObjectDisposedException("listener"));
    }
}
