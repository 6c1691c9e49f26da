using Stellantis.Client.Calls;
using Stellantis.Client.Json;

namespace Stellantis.Client.Hal;

/// <summary>
/// Looks at the pages of a collection in their order: an item that a page repeats of any page before is left out, pages without end are refused, and
/// at the end it is known whether everything came that the service announced.
/// </summary>
internal sealed class PageSieve<T>(PageLinks links, CallContext context) where T : class
{
    private const int MostEmpty = 50;
    private const int MostRepeated = 3;

    // A collection grows while it is read, but not to more than twice what the service says of it.
    private const int GrowthOfSmall = 1000;

    private readonly Marks _met = new();
    private int _empty;
    private int _repeated;
    private long _leftOut;
    private long _kept;
    private long _noItems;

    /// <summary>The number of items so far.</summary>
    public long Kept => Interlocked.Read(ref _kept);

    /// <summary>The number of entries so far, those that are no items among them.</summary>
    public long Received => Kept + _noItems;

    /// <summary>What the last page that tells it says of the number of items in the whole collection.</summary>
    public long? Total { get; private set; }

    /// <summary>True when a page has an item of a page before.</summary>
    public bool Repeats(HalPage<T> page)
    {
        for (var i = 0; i < page.Items.Count; i++)
        {
            if (IsMet(Mark(page, i)))
                return true;
        }
        return false;
    }

    /// <summary>Leaves out the next items: they are those that were kept before, read once more.</summary>
    public void LeaveOut(long items) => _leftOut = items;

    /// <summary>The page without what it repeats.</summary>
    /// <exception cref="StellantisApiException">InvalidResponse: page after page has nothing new.</exception>
    public HalPage<T> Sift(HalPage<T> page)
    {
        Total = page.Total is >= 0 ? page.Total : Total;
        if (_leftOut > 0)
        {
            var known = (int)Math.Min(_leftOut, page.Items.Count);
            _leftOut -= known;
            if (known > 0)
                page = page with { Items = [.. page.Items.Skip(known)], Marks = page.Marks?.Skip(known).ToList() };
            if (page.Items.Count == 0)
                return page;
        }
        Tell(page);
        if (page.Items.Count == 0 && page.HasNext && ++_empty > MostEmpty)
            throw links.NotWhole($"{MostEmpty} pages without items came one after the other, each with a link to a further one");
        if (page.Items.Count > 0)
        {
            _empty = 0;
            page = WithoutRepeated(page);
        }
        Interlocked.Add(ref _kept, page.Items.Count);
        if (page.HasNext && Total is { } total && Kept > 2 * total + GrowthOfSmall)
            throw links.NotWhole(FormattableString.Invariant($"the service announced {total} items, sent {Kept}, and links to still more"));
        return page;
    }

    private void Tell(HalPage<T> page)
    {
        if (context.Log.WantsVerbose)
        {
            foreach (var member in page.Unknown)
                context.Log.Verbose(links.Words($"the page also has '{member.Key}': {member.Value}"));
        }
        if (page.NoItems == 0)
            return;
        _noItems += page.NoItems;
        context.Log.WarningOnce(CallContext.NoItems, links.Words(FormattableString.Invariant(
            $"{page.NoItems} of the entries of a page are null or bare values instead of items; they are left out.")));
    }

    private HalPage<T> WithoutRepeated(HalPage<T> page)
    {
        List<T>? kept = null;
        HashSet<ulong>? here = null;
        for (var i = 0; i < page.Items.Count; i++)
        {
            var mark = Mark(page, i);
            if (mark is not { } known || _met.Add(known))
            {
                if (mark is not null)
                    here?.Add(mark.Value);
                kept?.Add(page.Items[i]);
                continue;
            }
            // What a page has twice is two items with one id: only what a page before it had is left out.
            here ??= NewBefore(page, i);
            if (here.Contains(known))
                kept?.Add(page.Items[i]);
            else
                kept ??= [.. page.Items.Take(i)];
        }
        if (kept is null)
        {
            _repeated = 0;
            return page;
        }
        context.Log.WarningOnce(CallContext.RepeatedItems, "The service repeats items across its pages; each is written once.");
        if (kept.Count > 0)
            _repeated = 0;
        else if (++_repeated > MostRepeated)
            throw links.NotWhole("the pages repeat: one after the other has only items of the pages before it");
        return page with { Items = kept, Marks = null };
    }

    // The first of a page to be met before: all that the page has before it is new.
    private static HashSet<ulong> NewBefore(HalPage<T> page, int end)
    {
        var marks = new HashSet<ulong>();
        for (var i = 0; i < end; i++)
        {
            if (Mark(page, i) is { } mark)
                marks.Add(mark);
        }
        return marks;
    }

    private bool IsMet(ulong? mark) => mark is { } known && _met.Contains(known);

    private static ulong? Mark(HalPage<T> page, int at) =>
        page.Items[at] is IIdentified { Identity: { } id } ? Marks.Of(id) : page.Marks?[at];
}
