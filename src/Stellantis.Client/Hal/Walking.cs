using Stellantis.Client.Calls;
using Stellantis.Client.Json;

namespace Stellantis.Client.Hal;

/// <summary>Walks collections with a client.</summary>
internal static class Walking
{
    /// <summary>Begins to read a collection of items; whoever takes its pages disposes of it.</summary>
    public static PageFeed<T> Walk<T>(
        this StellantisClient client, ApiCall call, Func<WireReader, T> read, CallContext context, FeedOptions? options = null) where T : class =>
        client.WalkPages(call, reader => PageReader.Read(reader, call.Operation.ItemKey!, read), context, options);

    /// <summary>Begins to read a collection whose pages are read as a whole.</summary>
    public static PageFeed<T> WalkPages<T>(
        this StellantisClient client, ApiCall call, Func<WireReader, HalPage<T>> read, CallContext context, FeedOptions? options = null) where T
            : class
    {
        var feed = new PageFeed<T>(client, call, read, options ?? new FeedOptions(), context);
        _ = feed.StartAsync();
        return feed;
    }

    /// <summary>Reads the first page of a collection of items.</summary>
    /// <exception cref="StellantisApiException">It could not be read.</exception>
    public static Task<HalPage<T>> FirstPageAsync<T>(
        this StellantisClient client, ApiCall call, Func<WireReader, T> read, CallContext context) where T : class =>
        client.FirstPageAsync(call, reader => PageReader.Read(reader, call.Operation.ItemKey!, read), context);

    /// <summary>Reads the first page of a collection whose pages are read as a whole.</summary>
    /// <exception cref="StellantisApiException">It could not be read.</exception>
    public static async Task<HalPage<T>> FirstPageAsync<T>(
        this StellantisClient client, ApiCall call, Func<WireReader, HalPage<T>> read, CallContext context) where T : class
    {
        using var feed = client.WalkPages(call, read, context, new FeedOptions { FirstPageOnly = true });
        return (await feed.NextAsync().ConfigureAwait(false))!;
    }
}
