namespace Stellantis.PowerShell.Completion;

/// <summary>Days, weeks and months that are often asked for as a whole.</summary>
public readonly struct PeriodWords : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
    [
        ("today", "From midnight to midnight, local time"), ("yesterday", "The day before"), ("this week", "From Monday on"),
        ("last week", "From Monday to Sunday"), ("this month", "From its first day on"), ("last month", "The whole month before"),
    ];
}
