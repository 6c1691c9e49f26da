namespace Stellantis.Client.Json;

/// <summary>A member of a document that an object keeps as text: an unknown one, or a known one whose text its value does not give back.</summary>
/// <param name="path">The path of the object that has it, below the one that keeps it.</param>
/// <param name="name">Its name.</param>
/// <param name="json">Its value, as it came.</param>
/// <param name="known">True when a property has its value.</param>
/// <param name="value">The value of that property.</param>
/// <param name="isFormer">True when the same member came once more.</param>
internal sealed class KeptMember(string path, string name, string json, bool known, object? value, bool isFormer = false)
{
    public string Path => path;

    public string Name => name;

    public string Json => json;

    public bool Known => known;

    public object? Value => value;

    public bool IsFormer => isFormer;

    /// <summary>The one that came after it, for <see cref="KeptMembers"/>; after the last, the first.</summary>
    public KeptMember? Next { get; set; }

    /// <summary>The same member, in no list.</summary>
    public KeptMember Copy() => new(path, name, json, known, value, isFormer);
}
