namespace Stellantis.PowerShell.Completion;

/// <summary>A list of words that a parameter is known to take, and what each means.</summary>
public interface IWordList
{
    /// <summary>The words with their meanings.</summary>
    IEnumerable<(string Word, string Meaning)> Words { get; }
}
