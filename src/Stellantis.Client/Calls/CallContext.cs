namespace Stellantis.Client.Calls;

/// <summary>On whose behalf a call runs: what ends it, and who hears what it has to tell.</summary>
internal readonly struct CallContext(CancellationToken cancellation, ICallLog? log = null)
{
    /// <summary>Matters that are told once for all calls of a command; those above zero are the limiter's waits.</summary>
    public const long RepeatedItems = -1, Unavailable = -2, OtherHost = -3, OddWait = -4, NoItems = -5, LongWait = -6;

    private readonly ICallLog? _log = log;

    /// <summary>Ends the call, and every wait in it.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Whose call it is: the same object for all calls of one command; null for calls of nobody.</summary>
    public object? Owner => _log;

    /// <summary>Hears what happens on the way.</summary>
    public ICallLog Log => _log ?? SilentLog.Instance;

    public static implicit operator CallContext(CancellationToken cancellation) => new(cancellation);

    /// <summary>The same, ended by another token.</summary>
    public CallContext EndedBy(CancellationToken cancellation) => new(cancellation, _log);

    private sealed class SilentLog : ICallLog
    {
        public static readonly SilentLog Instance = new();

        public bool WantsVerbose => false;

        public bool WantsDebug => false;

        public void Verbose(string text)
        {
            // Nobody listens.
        }

        public void Debug(string text)
        {
            // Nobody listens.
        }

        public void Warning(string text)
        {
            // Nobody listens.
        }

        public void WarningOnce(long key, string text)
        {
            // Nobody listens.
        }
    }
}
