namespace Stellantis.Client.Json;

/// <summary>
/// A member name of documents, and what came with it when it was last met. Documents repeat themselves: what is expected is found by one comparison.
/// </summary>
internal sealed class MetName(string name)
{
    public string Name => name;

    /// <summary>The way to the member that followed it in its object.</summary>
    public WayToMember? Next { get; set; }

    /// <summary>The way to the first member of the object that was its value, or of one in the list that was.</summary>
    public WayToMember? First { get; set; }

    /// <summary>What stood between its value and the place behind the object that it was the last member of.</summary>
    public string? End { get; set; }

    /// <summary>The string that was its value, with nothing escaped; for a relation of links, that of the address behind its stem.</summary>
    public string? Text { get; set; }

    /// <summary>How often a reader learned another way from it.</summary>
    public int Lessons { get; set; }
}
