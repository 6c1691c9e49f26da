using Newtonsoft.Json.Linq;

namespace Stellantis.Sandbox.World;

/// <summary>A remote command on its way: the states through which it goes, when they begin, and when it ends.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Vehicle">The vehicle that it is for.</param>
/// <param name="ChannelId">The channel on which it was sent.</param>
/// <param name="Type">The name that the API gives its kind.</param>
/// <param name="Body">The JSON by which it was sent, as it came.</param>
/// <param name="Action">The action that is asked for, by its name.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Steps">The states until the end.</param>
/// <param name="EndsAt">When it is done or has failed.</param>
/// <param name="Refusal">Why it fails before the vehicle has a say; null when the vehicle decides.</param>
/// <param name="Arranged">How it ends because somebody wants it so; null when it is as usual.</param>
internal sealed record Remote(
    string Id, Vehicle Vehicle, string ChannelId, string Type, string Body, JProperty Action, DateTimeOffset SentAt,
    IReadOnlyList<(DateTimeOffset At, string Status)> Steps, DateTimeOffset EndsAt, string? Refusal, RemoteOutcome? Arranged)
{
    public const string Accepted = "Accepted";
    public const string WakingUp = "WakingUpVehicle";
    public const string Checking = "CheckingVehicle";
    public const string Sent = "SentToVehicle";

    /// <summary>How it ended; null while it is under way.</summary>
    public RemoteOutcome? Outcome { get; init; }

    /// <summary>Whether it stays in its last state because somebody wants it so.</summary>
    public bool IsHeld => EndsAt == DateTimeOffset.MaxValue;

    public bool WakesVehicle => Steps.Any(step => step.Status == WakingUp);

    public string StatusAt(DateTimeOffset instant) => Outcome?.Status ?? Steps.Last(step => step.At <= instant || step == Steps[0]).Status;
}

/// <summary>How a remote ended, and why when it failed.</summary>
internal sealed record RemoteOutcome(string Status, string? Cause = null)
{
    public static RemoteOutcome Success { get; } = new("Success");

    public static RemoteOutcome AlreadyDone { get; } = new("AlreadyDone");

    public static RemoteOutcome Failed(string cause) => new("Failed", cause);
}
