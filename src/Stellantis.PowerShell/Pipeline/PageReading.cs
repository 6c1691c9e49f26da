using Stellantis.Client.Hal;

namespace Stellantis.PowerShell.Pipeline;

/// <summary>Reads a collection, page after page.</summary>
/// <param name="target">What an error is about.</param>
/// <param name="feed">Reads the pages.</param>
/// <param name="limit">Items that are wanted at most.</param>
/// <param name="owner">Hears how it goes, on the pipeline thread.</param>
/// <param name="write">Writes an item, and tells whether it was one of those that are wanted.</param>
internal sealed class PageReading<T>(object? target, PageFeed<T> feed, long limit, IPageOwner owner, Func<T, bool> write) : Reading(target),
    IPageCount where T : class
{
    private HalPage<T>? _page;
    private int _pages;

    public long Read { get; private set; }

    public long Written { get; private set; }

    public long? Total { get; private set; }

    public bool HasMore { get; private set; }

    public override Task StartAsync() => feed.StartAsync();

    public override async Task<bool> NextAsync()
    {
        if (Written >= limit)
            return false;
        _page = await feed.NextAsync().ConfigureAwait(false);
        if (_page is null)
            return false;
        _pages++;
        return true;
    }

    public override void Write()
    {
        Total = _page!.Total ?? Total;
        HasMore = _page.HasNext;
        var items = _page.Items;
        var held = items as List<T>;
        for (var i = 0; i < items.Count && Written < limit; i++)
        {
            var item = items[i];
            // What was written is not held by its page: whoever keeps none of it keeps memory flat.
            if (held is not null)
                held[i] = null!;
            if (write(item))
                Written++;
            Read++;
        }
        _page = null;
        owner.PageWritten(this);
    }

    public override void End() => owner.Ended(this);

    public override bool NoData(StellantisApiException said)
    {
        // Whoever has sent a page has data.
        if (_pages > 0)
            return false;
        owner.NoData(said);
        return true;
    }

    public override void Dispose() => feed.Dispose();
}
