using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that read collections: how much of them, streamed page by page, and a warning when there is more.</summary>
public abstract class CollectionCmdlet : ConnectedCmdlet
{
    private const int LargestPage = 500;

    private int _cut;
    private long _shown;
    private long? _total = 0;

    private protected CollectionCmdlet()
    {
    }

    /// <summary>The name of the parameter set that reads a collection.</summary>
    private protected const string ListSet = "List";

    /// <summary>The name of the parameter set that reads single items by their id.</summary>
    private protected const string IdSet = "Id";

    /// <summary>Read all pages.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Write at most this many items, for each parent.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; }

    /// <summary>Leave out this many items at the beginning, for each parent.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    /// <summary>The page size that the user asked for, where the operation has one.</summary>
    private protected virtual int AskedPageSize => 0;

    /// <summary>True when only the number of items is asked for.</summary>
    private protected virtual bool CountOnly => false;

    /// <summary>True when the operation takes a page size.</summary>
    private protected virtual bool HasPageSize => false;

    /// <summary>True when single items are asked for by their ids.</summary>
    private protected virtual bool ById => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (ById && MyInvocation.BoundParameters.Keys.FirstOrDefault(IsOfCollections) is { } odd)
            Refuse(ErrorIds.InvalidRequest, $"-{odd} is for collections: leave it out when an id is given.");
        if (All && First > 0)
            Refuse(ErrorIds.InvalidRequest, "-All and -First exclude each other: give one of them.");
        if (CountOnly && (All || First > 0 || Skip > 0))
            Refuse(ErrorIds.InvalidRequest, "-Count tells the number of all items and excludes -All, -First and -Skip.");
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_cut == 0)
            return;
        var shown = _total is { } total ? $"{_shown} of {total}" : $"{_shown}, and there are more";
        WriteWarning(_cut == 1
            ? $"{MyInvocation.MyCommand.Name} wrote the first page only: {shown}. Use -All for all of them, or -First <number>."
            : $"{MyInvocation.MyCommand.Name} wrote the first page only for {_cut} of the parents piped in: {shown}. Use -All for all of them, or -First <number>.");
    }

    /// <summary>Reads a collection and writes its items as the parameters ask; -First, -Skip and -Count count what is kept.</summary>
    private protected void WriteCollection<T>(
        ApiCall call, Func<WireReader, T> read, Action<T>? adopt, object? target, Predicate<T>? keeps = null) where T : class =>
        WritePages(call, reader => PageReader.Read(reader, call.Operation.ItemKey!, read), adopt, target, keeps);

    /// <summary>Reads a collection whose pages are read as a whole.</summary>
    private protected void WritePages<T>(
        ApiCall call, Func<WireReader, HalPage<T>> read, Action<T>? adopt, object? target, Predicate<T>? keeps = null) where T : class => Try(target, () =>
    {
        try
        {
            if (CountOnly)
                WriteObject(Count(call, read, keeps));
            else
                Write(call, read, adopt, keeps);
        }
        catch (StellantisApiException failure) when (failure.IsNoData)
        {
            WriteVerbose($"{failure.Message} That is no data, not an error.");
        }
    });

    private bool IsOfCollections(string parameter) => MyInvocation.MyCommand.Parameters.TryGetValue(parameter, out var known)
        && !known.ParameterSets.ContainsKey(ParameterAttribute.AllParameterSets) && !known.ParameterSets.ContainsKey(IdSet);

    private void Write<T>(ApiCall call, Func<WireReader, HalPage<T>> read, Action<T>? adopt, Predicate<T>? keeps) where T : class
    {
        var limit = First > 0 ? First : long.MaxValue;
        // Where there is no page size to ask for, the end of the range is what keeps the answer small.
        if (keeps is null && (Skip > 0 || First > 0 && !HasPageSize))
            call.Query("indexRange", HasPageSize || First == 0 ? $"{Skip}-" : $"{Skip}-{(long)Skip + First - 1}");
        if (HasPageSize && PageSizeFor(keeps is null ? limit : long.MaxValue) is > 0 and var size)
            call.Query("pageSize", size);

        var walker = Session.Client.WalkPages(call, read);
        var left = keeps is null ? 0 : Skip;
        var written = 0L;
        HalPage<T> page;
        do
        {
            page = NextPage(walker);
            foreach (var item in page.Items)
            {
                if (written == limit)
                    return;
                if (keeps?.Invoke(item) == false || left-- > 0)
                    continue;
                adopt?.Invoke(item);
                WriteObject(item);
                written++;
            }
        }
        while (walker.HasNext && written < limit && (All || First > 0));

        if (!walker.HasNext || written >= limit)
            return;
        _cut++;
        _shown += written;
        _total += page.Total;
    }

    private int PageSizeFor(long limit)
    {
        if (AskedPageSize > 0)
            return AskedPageSize;
        return All ? LargestPage : First > 0 ? (int)Math.Min(limit, LargestPage) : 0;
    }

    // One small request tells the number, where the service keeps it; else the pages are counted.
    private long Count<T>(ApiCall call, Func<WireReader, HalPage<T>> read, Predicate<T>? keeps)
    {
        if (HasPageSize)
            call.Query("pageSize", keeps is null ? 1 : PageSizeFor(long.MaxValue) is > 0 and var size ? size : LargestPage);
        var walker = Session.Client.WalkPages(call, read);
        var page = NextPage(walker);
        if (keeps is null && page.Total is { } total)
            return total;
        var counted = Kept(page, keeps);
        while (walker.HasNext)
            counted += Kept(NextPage(walker), keeps);
        return counted;
    }

    private static long Kept<T>(HalPage<T> page, Predicate<T>? keeps) => keeps is null ? page.Items.Count : page.Items.Count(item => keeps(item));
}
