namespace Stellantis.PowerShell.Completion;

/// <summary>Times that are often asked for.</summary>
public readonly struct TimeWords : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
    [
        ("1h", "One hour ago"), ("24h", "24 hours ago"), ("7d", "Seven days ago"), ("today", "The last midnight, local time"),
            ("yesterday", "The midnight before that, local time"), ("last week", "Its Monday, from the first midnight on"),
            ("this month", "Its first day"), ("last month", "The first day of the month before"),
    ];
}
