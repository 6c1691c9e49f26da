namespace Stellantis.Client.Calls;

/// <summary>
/// Hears what happens to calls on their way. It is called on any thread, with texts in which nothing stands that a log must not show.
/// </summary>
internal interface ICallLog
{
    /// <summary>True when <see cref="Verbose"/> goes anywhere.</summary>
    bool WantsVerbose { get; }

    /// <summary>True when <see cref="Debug"/> goes anywhere.</summary>
    bool WantsDebug { get; }

    /// <summary>A request, its answer, a retry.</summary>
    void Verbose(string text);

    /// <summary>Headers and bodies.</summary>
    void Debug(string text);

    /// <summary>What the user should know.</summary>
    void Warning(string text);

    /// <summary>What concerns many requests and is told once, whichever of them comes first: the same key is the same matter.</summary>
    void WarningOnce(long key, string text);
}
