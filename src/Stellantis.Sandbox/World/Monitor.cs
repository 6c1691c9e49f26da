namespace Stellantis.Sandbox.World;

/// <summary>An event rule on a channel. <see cref="Body"/> is the JSON by which it was created or replaced, as it came.</summary>
internal sealed record Monitor(string Id, string ChannelId, string Body, bool IsSetting, DateTimeOffset CreatedAt)
{
    public string Status { get; init; } = RunStatus.Running;

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    /// <summary>The VINs of the vehicles that it watches, in the order in which they were attached.</summary>
    public IReadOnlyList<string> VehicleIds { get; init; } = [];

    /// <summary>The groups that it watches: none, or the account's root.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}
