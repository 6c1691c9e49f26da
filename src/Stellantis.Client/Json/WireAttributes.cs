namespace Stellantis.Client.Json;

/// <summary>Marks a class whose reader and writer are generated from its <see cref="WireAttribute"/> properties.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WireObjectAttribute : Attribute;

/// <summary>Names the JSON member of a property; a dotted path reaches into nested objects that have no class of their own.
/// The path of such an object may have a property too: it takes what stands in the object's place.</summary>
/// <param name="path">The wire name, or the path of wire names: <c>geometry.type</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireAttribute(string path) : Attribute
{
    /// <summary>The wire name or path.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// Other spellings of the last name in the path that are read as well. A member leaves in the spelling it came in, else in the first.
    /// </summary>
    public string[] Also { get; set; } = [];

    /// <summary>
    /// True when an array of strings in the place of the whole object stands for this member alone: <c>["Mon"]</c> for <c>{"day": ["Mon"]}</c>.
    /// </summary>
    public bool Bare { get; set; }

    /// <summary>
    /// True for an address that mostly begins with that of the resource itself: the setter takes what follows it, and a member <c>Stem</c> what
    /// it begins with.
    /// </summary>
    public bool ByStem { get; set; }

    /// <summary>What <c>false</c> stands for in the place of a string.</summary>
    public string? False { get; set; }

    /// <summary>What <c>true</c> stands for in the place of a string.</summary>
    public string? True { get; set; }
}
