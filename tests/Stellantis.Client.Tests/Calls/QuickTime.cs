using Stellantis.Client.Http;

namespace Stellantis.Client.Tests.Calls;

/// <summary>Waits as the connection does, and lets no time pass.</summary>
internal sealed class QuickTime : TimeSource
{
    private long _ahead;

    public override DateTimeOffset Now => DateTimeOffset.UtcNow.AddTicks(Interlocked.Read(ref _ahead));

    public override TimeSpan Elapsed => base.Elapsed.Add(TimeSpan.FromTicks(Interlocked.Read(ref _ahead)));

    public override async Task Delay(TimeSpan time, CancellationToken cancellation)
    {
        Interlocked.Add(ref _ahead, time.Ticks);
        await Task.Yield();
    }
}
