namespace Stellantis.PowerShell.Parameters;

/// <summary>The names of parameter sets that several cmdlets have.</summary>
internal static class ParameterSets
{
    /// <summary>Reads a collection.</summary>
    public const string ListSet = "List";

    /// <summary>Reads single items by their id.</summary>
    public const string IdSet = "Id";

    /// <summary>Takes a body in parts.</summary>
    public const string PartsSet = "Parts";

    /// <summary>Takes a whole body.</summary>
    public const string BodySet = "Body";

    /// <summary>Takes a body from a file.</summary>
    public const string PathSet = "Path";
}
