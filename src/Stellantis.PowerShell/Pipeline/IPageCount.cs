namespace Stellantis.PowerShell.Pipeline;

/// <summary>How far a collection is read.</summary>
internal interface IPageCount
{
    /// <summary>Items that were read, written or not.</summary>
    long Read { get; }

    /// <summary>Items that were written.</summary>
    long Written { get; }

    /// <summary>Items that there are, where the service tells.</summary>
    long? Total { get; }

    /// <summary>True when the last page says that there is a further one.</summary>
    bool HasMore { get; }
}
