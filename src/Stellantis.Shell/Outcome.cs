namespace Stellantis.Shell;

/// <summary>How a command ended.</summary>
internal enum Outcome
{
    /// <summary>Without an error.</summary>
    Succeeded,

    /// <summary>To its end, with errors on the way.</summary>
    Failed,

    /// <summary>By an error.</summary>
    Terminated,

    /// <summary>By Ctrl+C.</summary>
    Stopped,
}
