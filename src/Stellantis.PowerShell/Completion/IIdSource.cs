namespace Stellantis.PowerShell.Completion;

/// <summary>Where the ids of a kind of resource come from.</summary>
internal interface IIdSource
{
    /// <summary>The listing of what has the ids; null when the command line does not say where to look.</summary>
    Listing? Of(Connection connection, BoundValues given, string typed);
}
