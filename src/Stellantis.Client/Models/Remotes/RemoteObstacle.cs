namespace Stellantis;

/// <summary>Why a vehicle would not carry a command out.</summary>
public sealed class RemoteObstacle
{
    internal RemoteObstacle(string cause, string text, string remedy, string source, DateTime? at, DateTimeOffset now) =>
        (Cause, Text, Remedy, Source, At, Age) = (cause, text, remedy, source, at, Moment.Since(at, now));

    /// <summary>
    /// The failure cause that the service would tell, for example DoorsOpen; NotSupported and NotGranted where it would refuse at once.
    /// </summary>
    public string Cause { get; }

    /// <summary>What is the matter, in plain words.</summary>
    public string Text { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }

    /// <summary>The fact that tells it, for example Ignition, DoorsState or Capability.</summary>
    public string Source { get; }

    /// <summary>When the vehicle told that fact; null where it has no time.</summary>
    public DateTime? At { get; }

    /// <summary>How old the fact was by the clock of the service when it was looked at; null where it has no time.</summary>
    public TimeSpan? Age { get; }

    /// <summary>What is the matter, and how old the fact is.</summary>
    public override string ToString() => Age is { } age ? $"{Text} ({Source}, {Moment.Words(age)} ago)" : $"{Text} ({Source})";
}
