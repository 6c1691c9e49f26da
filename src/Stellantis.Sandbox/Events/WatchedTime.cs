namespace Stellantis.Sandbox.Events;

/// <summary>The message was sent within one of some windows.</summary>
internal sealed record WatchedTime(string Name, IReadOnlyList<TriggerWindow> Windows) : WatchedTrigger(Name)
{
    public override bool Holds(Told told, DateTimeOffset at) => Windows.Any(window => window.Contains(at));
}
