using System.Net;

namespace Stellantis.FrameworkControl;

/// <summary>One of each kind: a type, a method, a method of a generic type, a generic method, a field, an interface, an override.</summary>
public sealed class Newer : MemoryStream, IAsyncDisposable
{
    /// <summary>Uses them.</summary>
    public static object[] All(Dictionary<string, int> items) =>
        [new Index(1), "a".Contains('a'), items.TryAdd("a", 1), items.TakeLast(1), HttpVersion.Version20];

    /// <summary>Overrides what is not there.</summary>
    public override int Read(Span<byte> destination) => 0;
}
