namespace Stellantis.Client.Hal;

/// <summary>One page of a collection.</summary>
internal sealed record HalPage<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>The marks of the items by their text, for a page with items that have no id of their own; null for other pages.</summary>
    public IReadOnlyList<ulong>? Marks { get; init; }

    /// <summary>How many entries among the items are none: nulls and bare values.</summary>
    public int NoItems { get; init; }

    /// <summary>The address of the next page, as the service gave it; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>True when the service says that there is more.</summary>
    public bool HasNext => !string.IsNullOrWhiteSpace(Next);

    /// <summary>The number of items in the whole collection, where the service tells.</summary>
    public long? Total { get; init; }

    public long? TotalPage { get; init; }

    public long? CurrentPage { get; init; }

    /// <summary>Members of the page that have no property here, as JSON by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Unknown { get; init; } = [];
}
