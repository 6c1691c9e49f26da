using Stellantis.Client.Calls;
using Stellantis.Client.Json;

namespace Stellantis.Client.Hal;

/// <summary>Walks collections with a client.</summary>
internal static class Walking
{
    /// <summary>Walks a collection of items.</summary>
    public static PageWalker<T> Walk<T>(this StellantisClient client, ApiCall call, Func<WireReader, T> read) =>
        client.WalkPages(call, reader => PageReader.Read(reader, call.Operation.ItemKey!, read));

    /// <summary>Walks a collection whose pages are read as a whole.</summary>
    public static PageWalker<T> WalkPages<T>(this StellantisClient client, ApiCall call, Func<WireReader, HalPage<T>> read) => new(client, call, read);
}
