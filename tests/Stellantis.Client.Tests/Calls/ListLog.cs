using System.Collections.Concurrent;
using Stellantis.Client.Calls;

namespace Stellantis.Client.Tests.Calls;

/// <summary>Keeps what calls have to tell.</summary>
internal sealed class ListLog : ICallLog
{
    private readonly HashSet<long> _told = [];

    public bool WantsVerbose => true;

    public bool WantsDebug => true;

    public ConcurrentQueue<string> Lines { get; } = new();

    public ConcurrentQueue<string> Bodies { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public void Verbose(string text) => Lines.Enqueue(text);

    public void Debug(string text) => Bodies.Enqueue(text);

    public void Warning(string text) => Warnings.Enqueue(text);

    public void WarningOnce(long key, string text)
    {
        lock (_told)
        {
            if (_told.Add(key))
                Warning(text);
        }
    }
}
