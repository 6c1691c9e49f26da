namespace Stellantis.PowerShell.Completion;

/// <summary>The parts of a fleet.</summary>
public readonly struct Shards : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
        [("Auto", "From JOB_COMPLETION_INDEX and JOB_COMPLETIONS"), ("1/2", "The first of two parts"), ("2/2", "The second of two parts")];
}
