namespace Stellantis.Client.Bodies;

/// <summary>
/// A member that lies deep, or a part of one, under a name of its own and flat: so ConvertTo-Json shows it, whose depth is bounded. What comes back
/// under this name is the member, unless the member itself comes too.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InsteadAttribute(string path) : Attribute
{
    /// <summary>The wire names that lead to the member, with dots between.</summary>
    public string Path { get; } = path;
}
