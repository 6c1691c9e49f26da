namespace Stellantis.Client.Auth;

/// <summary>The time, and waits; tests bring their own.</summary>
internal sealed class SignInClock
{
    public static SignInClock Real { get; } = new();

    public Func<DateTimeOffset> Now { get; init; } = static () => DateTimeOffset.UtcNow;

    public Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;
}
