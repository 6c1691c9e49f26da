namespace Stellantis.Sandbox.World;

/// <summary>
/// A notification channel of a kind, for events of some types. <see cref="Body"/> is the JSON by which it was created or replaced, as it came.
/// </summary>
internal sealed record Channel(string Id, string Kind, IReadOnlyList<string> Types, string Body, DateTimeOffset CreatedAt)
{
    public string Status { get; init; } = RunStatus.Running;

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;
}
