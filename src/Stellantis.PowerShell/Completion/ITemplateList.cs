namespace Stellantis.PowerShell.Completion;

/// <summary>Hashtables that a parameter takes, ready to be filled in.</summary>
internal interface ITemplateList
{
    /// <summary>The names by which they are found, the hashtables, and what each does.</summary>
    IEnumerable<(string Word, string Text, string Meaning)> Templates(string typed);
}
