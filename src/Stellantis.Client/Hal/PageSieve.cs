using Stellantis.Client.Calls;

namespace Stellantis.Client.Hal;

/// <summary>
/// Looks at the pages of a collection in their order: what a page repeats of the first one or of the one before is left out, and pages without end
/// are refused.
/// </summary>
internal sealed class PageSieve<T>(PageLinks links, CallContext context) where T : class
{
    private const int MostEmpty = 100;
    private const int MostRepeated = 3;

    private HashSet<string> _before = [];
    private HashSet<string>? _first;
    private HashSet<string>? _spare;
    private int _empty;
    private int _repeated;
    private long _leftOut;
    private long _kept;

    /// <summary>The number of items so far.</summary>
    public long Kept => Interlocked.Read(ref _kept);

    /// <summary>True when a page has an item of the page before.</summary>
    public bool Repeats(HalPage<T> page) => page.Items.Any(item => Id(item) is { } id && _before.Contains(id));

    /// <summary>Leaves out the next items: they are those that were kept before, read once more.</summary>
    public void LeaveOut(long items) => _leftOut = items;

    /// <summary>The page without what it repeats.</summary>
    /// <exception cref="StellantisApiException">InvalidResponse: page after page has nothing new.</exception>
    public HalPage<T> Sift(HalPage<T> page)
    {
        if (_leftOut > 0)
        {
            var known = (int)Math.Min(_leftOut, page.Items.Count);
            _leftOut -= known;
            if (known > 0)
                page = page with { Items = [.. page.Items.Skip(known)] };
            if (page.Items.Count == 0)
                return page;
        }
        if (page.Items.Count == 0 && page.HasNext && ++_empty > MostEmpty)
            throw links.Refused($"{MostEmpty} pages without items came one after the other, each with a link to a further one");
        if (page.Items.Count > 0)
        {
            _empty = 0;
            page = WithoutRepeated(page);
        }
        Interlocked.Add(ref _kept, page.Items.Count);
        return page;
    }

    private HalPage<T> WithoutRepeated(HalPage<T> page)
    {
        if (!typeof(IIdentified).IsAssignableFrom(typeof(T)))
            return page;
        var ids = _spare is { } spare ? spare : new HashSet<string>(StringComparer.Ordinal);
        ids.Clear();
        _spare = null;
        List<T>? kept = null;
        for (var i = 0; i < page.Items.Count; i++)
        {
            var item = page.Items[i];
            if (Id(item) is not { } id || !_before.Contains(id) && _first?.Contains(id) != true && ids.Add(id))
                kept?.Add(item);
            else
                kept ??= [.. page.Items.Take(i)];
        }
        // A circle leads back to the beginning more often than anywhere else.
        _first ??= ids;
        if (kept is null)
        {
            Remember(ids);
            return page;
        }
        context.Log.WarningOnce(CallContext.RepeatedItems, "The service repeats items across its pages; each is written once.");
        if (kept.Count > 0)
            Remember(ids);
        else if (++_repeated > MostRepeated)
            throw links.Refused("the pages repeat: each has the items of the one before");
        return page with { Items = kept };
    }

    // The set of the page before the one before is used again.
    private void Remember(HashSet<string> ids)
    {
        if (_before != _first)
            _spare = _before;
        (_before, _repeated) = (ids, 0);
    }

    private static string? Id(T item) => (item as IIdentified)?.Identity;
}
