using System.Collections.Concurrent;
using System.Text;
using Stellantis.Server.Http;
using Stellantis.Server.Receiving;

namespace Stellantis.Server.Tests;

/// <summary>A receiver whose deliveries are kept, and which answers as it is told.</summary>
internal sealed class Inbox : IDisposable
{
    public const string Secret = "correct horse";

    private readonly Receiver _receiver;
    private readonly SemaphoreSlim _come = new(0);

    public Inbox(string? secret = null, string path = "/", HttpTimes? times = null) =>
        _receiver = new Receiver(new ReceiverOptions { Secret = secret, Path = path }, Take, times);

    public ConcurrentQueue<Delivery> Taken { get; } = new();

    /// <summary>What becomes of the next delivery.</summary>
    public Func<Receipt> Next { get; set; } = () => Receipt.Taken;

    public int Port => _receiver.Port;

    public IReadOnlyDictionary<string, long> Refused => _receiver.Refused;

    public string Text => string.Join("|", Taken.Select(delivery => Encoding.UTF8.GetString(delivery.Body)));

    public Uri Address(string rest = "/", string scheme = "http") => new($"{scheme}://127.0.0.1:{Port}{rest}");

    /// <summary>Waits until so many more deliveries were asked for.</summary>
    public async Task WaitAsync(int count = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var i = 0; i < count; i++)
            await _come.WaitAsync(patience.Token);
    }

    public void Dispose()
    {
        _receiver.Dispose();
        _come.Dispose();
    }

    private Receipt Take(Delivery delivery)
    {
        var receipt = Next();
        if (receipt == Receipt.Taken)
            Taken.Enqueue(delivery);
        _come.Release();
        return receipt;
    }
}
