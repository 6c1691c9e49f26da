namespace Stellantis.Client.Hal;

/// <summary>How much of a collection is wanted, and how it is read.</summary>
internal sealed class FeedOptions
{
    /// <summary>Read one page only, whatever comes after it.</summary>
    public bool FirstPageOnly { get; init; }

    /// <summary>Items that are wanted at most; no page beyond them is asked for.</summary>
    public long Limit { get; init; } = long.MaxValue;

    /// <summary>Items that the call leaves out at the beginning.</summary>
    public long Skip { get; init; }

    /// <summary>The page size that the call asks for; 0 when it asks for none.</summary>
    public int PageSize { get; init; }

    /// <summary>Pages that may be under way side by side, by their index range; 1 to follow the links.</summary>
    public int SideBySide { get; init; } = 1;
}
