namespace Stellantis.Sandbox.World;

/// <summary>All that the API tells about: it begins when the server starts and ends with it.</summary>
internal sealed class SandboxWorld
{
    private readonly Func<DateTimeOffset> _clock;

    public SandboxWorld(int seed, int vehicleCount, Func<DateTimeOffset> clock)
    {
        _clock = clock;
        Fleet = new Fleet(seed, vehicleCount);
        Alerts = new AlertHistory(seed, Now);
        Subscriptions = new Subscriptions(seed);
    }

    /// <summary>The time of the world: UTC, in whole seconds as the API writes it.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = _clock().ToUniversalTime();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        }
    }

    public Fleet Fleet { get; }

    public AlertHistory Alerts { get; }

    public Subscriptions Subscriptions { get; }
}
