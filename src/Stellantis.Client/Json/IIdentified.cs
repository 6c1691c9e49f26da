namespace Stellantis;

/// <summary>A resource of a collection whose id occurs once in it.</summary>
internal interface IIdentified
{
    /// <summary>The id; null when it came without one.</summary>
    string? Identity { get; }
}
