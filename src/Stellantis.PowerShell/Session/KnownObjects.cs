using System.Collections.Concurrent;

namespace Stellantis.PowerShell.Session;

/// <summary>
/// What a connection has read of channels and monitors, for prompts: their label and status when they were last seen. It is asked for no decision.
/// </summary>
internal sealed class KnownObjects
{
    public const string ChannelNoun = "channel";
    public const string MonitorNoun = "monitor";

    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (string? Label, string? Status)> _seen = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Remembers a channel or a monitor that was read or made.</summary>
    public void Learn(object? read)
    {
        switch (read)
        {
            case Channel { ChannelId: { } id } channel:
                Learn(ChannelNoun, id, channel.Label, channel.Status);
                break;
            case Monitor { MonitorId: { } id } monitor:
                Learn(MonitorNoun, id, monitor.Label, monitor.Status);
                break;
        }
    }

    /// <summary>Remembers what of it has changed; null for what has not.</summary>
    public void Learn(string noun, string id, string? label, string? status)
    {
        var key = noun + id;
        if (_seen.TryGetValue(key, out var seen))
            _seen[key] = (label ?? seen.Label, status ?? seen.Status);
        // A dictionary for many threads counts itself slowly.
        else if (Volatile.Read(ref _count) < Most && _seen.TryAdd(key, (label, status)))
            Interlocked.Increment(ref _count);
    }

    /// <summary>What a person calls it: its label, if that is known, and its id.</summary>
    public string Name(string noun, string? id) => _seen.TryGetValue(noun + id, out var seen) && !string.IsNullOrEmpty(seen.Label)
        ? $"{noun} '{seen.Label}' ({id})" : $"{noun} {id}";

    /// <summary>Its status when it was last seen; null when that is not known.</summary>
    public string? StatusOf(string noun, string id) => _seen.TryGetValue(noun + id, out var seen) ? seen.Status : null;
}
