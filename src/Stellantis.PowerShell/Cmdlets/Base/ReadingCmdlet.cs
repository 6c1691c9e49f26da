using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;
using Stellantis.Client;
using Stellantis.PowerShell.Parameters;
using Stellantis.PowerShell.Pipeline;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// The base of the cmdlets that read much: they run their calls side by side, and stream collections page by page as far as their parameters ask,
/// with a warning when there is more.
/// </summary>
public abstract class ReadingCmdlet : ConnectedCmdlet
{
    private const int LargestPage = 500;

    private PageTally? _tally;
    private FanOut? _fanOut;
    private CountTally? _counts;

    private protected ReadingCmdlet()
    {
    }

    /// <summary>True when single items are asked for by their ids.</summary>
    private protected virtual bool ById => false;

    /// <summary>Parents that are read at the same time.</summary>
    private protected virtual int SideBySide => (this as IThrottleParameters)?.ThrottleLimit ?? 1;

    /// <summary>Pages of one collection that are read at the same time.</summary>
    private protected virtual int PagesSideBySide => 1;

    /// <summary>What is counted while parents are read; null when there are none.</summary>
    private protected virtual string? Parents => null;

    private protected FanOut Readings => _fanOut!;

    private bool All => this is ICollectionParameters { All.IsPresent: true };

    private int First => (this as ICollectionParameters)?.First ?? 0;

    private int Skip => (this as ICollectionParameters)?.Skip ?? 0;

    private bool HasPageSize => this is IPageParameters;

    private int AskedPageSize => (this as IPageParameters)?.PageSize ?? 0;

    private bool CountOnly => this is IPageParameters { Count.IsPresent: true };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        (this as ITimeParameters)?.CheckWindow(this);
        if (ById && MyInvocation.BoundParameters.Keys.FirstOrDefault(IsOfCollections) is { } odd)
            Refuse(ErrorIds.InvalidRequest, $"-{odd} is for collections: leave it out when an id is given.");
        if (All && First > 0)
            Refuse(ErrorIds.InvalidRequest, "-All and -First exclude each other: give one of them.");
        if (CountOnly && (All || First > 0 || Skip > 0))
            Refuse(ErrorIds.InvalidRequest, "-Count tells the number of all items and excludes -All, -First and -Skip.");
        base.BeginProcessing();
        WarnOfUnknownWords();
        var name = MyInvocation.MyCommand.Name;
        _fanOut = new FanOut(this, SideBySide, Parents is null ? null : new LongWork(this, name, Parents));
        _tally = new PageTally(this, name, All, Parents is null && (All || First > 0) ? new LongWork(this, name, "items") : null, First);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Readings.Complete();
        _counts?.End();
        _tally!.Warn();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _fanOut?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Sets out to read something; why it cannot be is an error in its turn, behind what was asked for before.</summary>
    private protected void InTurn(object? target, Action begin)
    {
        try
        {
            begin();
        }
        catch (StellantisApiException refused)
        {
            Readings.Add(new RefusedReading(target, refused));
        }
    }

    /// <summary>Reads a collection and writes its items as the parameters ask.</summary>
    /// <param name="call">The call for its first page.</param>
    /// <param name="read">Reads an item.</param>
    /// <param name="adopt">Completes an item before it is written.</param>
    /// <param name="target">What an error is about.</param>
    /// <param name="wanted">Tells which items to write; null for all. -First, -Skip and -Count count these.</param>
    /// <param name="whole">True to read all pages without being asked to.</param>
    private protected void WriteCollection<T>(
        ApiCall call, Func<WireReader, T> read, Action<T>? adopt, object? target, Func<T, bool>? wanted = null, bool whole = false) where T : class =>
        WritePages(call, reader => PageReader.Read(reader, call.Operation.ItemKey!, read), adopt, target, wanted, whole);

    /// <summary>Reads a collection whose pages are read as a whole.</summary>
    private protected void WritePages<T>(
        ApiCall call, Func<WireReader, HalPage<T>> read, Action<T>? adopt, object? target, Func<T, bool>? wanted = null, bool whole = false) where T
            : class
    {
        if (CountOnly)
        {
            var counts = _counts ??= new CountTally(this, Readings);
            var variables = Readings.Variables;
            counts.Begin();
            Readings.Add(new ItemReading<long>(
                target, () => CountAsync(call, read, wanted), count => counts.Add(call, count, variables),
                () => counts.Add(call, 0, variables)));
            return;
        }
        var limit = First > 0 ? First : long.MaxValue;
        // Where there is no page size to ask for, the end of the range is what keeps the answer small.
        if (wanted is null && (Skip > 0 || First > 0 && !HasPageSize))
            call.Query("indexRange", HasPageSize || First == 0 ? $"{Skip}-" : $"{Skip}-{(long)Skip + First - 1}");
        var size = !HasPageSize ? 0 : whole ? LargestPage : PageSizeFor(wanted is null ? limit : long.MaxValue);
        if (size > 0)
            call.Query("pageSize", size);
        var feed = new PageFeed<T>(OpenConnection.Client, call, read, new FeedOptions
        {
            FirstPageOnly = !whole && !All && First == 0,
            Limit = wanted is null ? limit : long.MaxValue,
            Skip = wanted is null ? Skip : 0,
            PageSize = size,
            SideBySide = size > 0 ? PagesSideBySide : 1,
        }, Readings.Context);
        var left = Skip;
        Readings.Add(new PageReading<T>(target, feed, limit, _tally!, item =>
        {
            if (wanted is not null && (!wanted(item) || left-- > 0))
                return false;
            adopt?.Invoke(item);
            WriteObject(item);
            return true;
        }));
    }

    private bool IsOfCollections(string parameter) => MyInvocation.MyCommand.Parameters.TryGetValue(parameter, out var known)
        && !known.ParameterSets.ContainsKey(ParameterAttribute.AllParameterSets) && !known.ParameterSets.ContainsKey(ParameterSets.IdSet);

    private int PageSizeFor(long limit)
    {
        if (AskedPageSize > 0)
            return AskedPageSize;
        return All ? LargestPage : First > 0 ? (int)Math.Min(limit, LargestPage) : 0;
    }

    // One small request tells the number, where the service keeps it; else the pages are counted.
    private async Task<long> CountAsync<T>(ApiCall call, Func<WireReader, HalPage<T>> read, Func<T, bool>? wanted) where T : class
    {
        if (wanted is null)
        {
            var first = await OpenConnection.Client.FirstPageAsync(HasPageSize ? call.WithPageSize(1) : call, read, Readings.Context)
                .ConfigureAwait(false);
            if (first.Total is { } total)
                return total;
            if (!HasPageSize && !first.HasNext)
                return first.Items.Count;
        }
        long counted = 0;
        var sized = HasPageSize ? call.WithPageSize(AskedPageSize > 0 ? AskedPageSize : LargestPage) : call;
        using var feed = OpenConnection.Client.WalkPages(sized, read, Readings.Context);
        while (await feed.NextAsync().ConfigureAwait(false) is { } page)
            counted += wanted is null ? page.Items.Count : page.Items.Count(wanted);
        return counted;
    }
}
