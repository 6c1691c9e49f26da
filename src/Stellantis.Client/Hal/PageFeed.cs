using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;
using Stellantis.Client.Json;

namespace Stellantis.Client.Hal;

/// <summary>
/// Reads a collection ahead of whoever writes it: while one page is written, the next are on the wire or being parsed. Pages come in their order,
/// and not more of them wait than a few.
/// </summary>
internal sealed class PageFeed<T> : IDisposable where T : class
{
    private const int LookAhead = 2;

    private const int LargestRange = 500;

    // Links stand at the beginning of a page or at its end; only the beginning is worth looking at before the end is there.
    private const int PeekedBytes = 8 * 1024;

    private static readonly Encoding s_utf8 = Encoding.UTF8;

    private readonly StellantisClient _client;
    private readonly ApiCall _call;
    private readonly Func<WireReader, HalPage<T>> _read;
    private readonly FeedOptions _options;
    private readonly CancellationTokenSource _end;
    private readonly CancellationToken _ended;
    private readonly CallContext _context;
    private readonly PageLinks _links;
    private readonly PageSieve<T> _sieve;
    private readonly SemaphoreSlim _places;
    private readonly SemaphoreSlim _ready = new(0);
    private readonly ConcurrentQueue<(Task<HalPage<T>?> Page, TaskCompletionSource<bool>? Taken)> _pages = new();
    private readonly TaskCompletionSource<bool> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The next page that is asked for may be parsed when the last but one before it is taken; the one after it, when the last is.
    private Task _turn = Task.CompletedTask;
    private Task _nextTurn = Task.CompletedTask;

    private int _disposed;
    private Task<HalPage<T>?> _last = Task.FromResult<HalPage<T>?>(null);

    public PageFeed(StellantisClient client, ApiCall call, Func<WireReader, HalPage<T>> read, FeedOptions options, CallContext context)
    {
        (_client, _call, _read, _options) = (client, call, read, options);
        _end = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        _ended = _end.Token;
        _context = context.EndedBy(_ended);
        _links = new PageLinks(client, call, _context);
        _sieve = new PageSieve<T>(_links, _context);
        _places = new SemaphoreSlim(Math.Max(LookAhead, options.SideBySide));
    }

    /// <summary>Begins to read; the task ends when all that the links lead to is asked for, and never fails.</summary>
    public Task StartAsync()
    {
        _ = Task.Run(RunAsync);
        return _asked.Task;
    }

    /// <summary>The next page; null when there is none.</summary>
    /// <exception cref="StellantisApiException">The collection could not be read further.</exception>
    public async Task<HalPage<T>?> NextAsync()
    {
        await _ready.WaitAsync(_ended).ConfigureAwait(false);
        _pages.TryDequeue(out var next);
        try
        {
            return await next.Page.ConfigureAwait(false);
        }
        finally
        {
            // A page that cannot be read has had its turn too.
            _places.Release();
            next.Taken?.TrySetResult(true);
        }
    }

    /// <summary>Ends what is under way.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _end.Cancel();
        while (_pages.TryDequeue(out var left))
            left.Taken?.TrySetResult(false);
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await ReadAllAsync().ConfigureAwait(false);
            _asked.TrySetResult(true);
            if (!_options.FirstPageOnly)
                await CompleteAsync().ConfigureAwait(false);
            Put(Task.FromResult<HalPage<T>?>(null));
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown where the page would have come.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Put(Task.FromException<HalPage<T>?>(e));
        }
        finally
        {
            _asked.TrySetResult(false);
        }
    }

    private async Task ReadAllAsync()
    {
        var address = _links.First();
        if (!_options.FirstPageOnly && _options.SideBySide == 1)
        {
            await FollowAsync(address).ConfigureAwait(false);
            return;
        }
        await _places.WaitAsync(_ended).ConfigureAwait(false);
        var first = await Ordered(ReadAsync(_call, address, _context)).ConfigureAwait(false);
        Put(_last);
        if (_options.FirstPageOnly || _sieve.Kept >= _options.Limit)
            return;
        if (first!.Total is { } total && first.HasNext && first.Items.Count == _options.PageSize)
            await ReadRangesAsync(first, address, total).ConfigureAwait(false);
        else
            await FollowAsync(_links.Follow(address, first.Next)).ConfigureAwait(false);
    }

    private async Task FollowAsync(Uri? address)
    {
        while (address is not null)
        {
            await _places.WaitAsync(_ended).ConfigureAwait(false);
            var from = address;
            if (_options.Limit < long.MaxValue)
            {
                // Whether a further page is needed is known only when this one is counted.
                var page = await Ordered(ReadAsync(_call, from, _context)).ConfigureAwait(false);
                Put(_last);
                if (_sieve.Kept >= _options.Limit)
                    return;
                address = _links.Follow(from, page!.Next);
                continue;
            }
            var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var answering = _client.AnswerAsync(_call, from, _context, (bytes, count) => Peek(bytes, count, seen));
            // Objects that wait are promoted by the collector and fill memory; text in lent buffers is not. So only the two pages next in turn are
            // parsed: one of them waits for the pipeline, or takes longer than the pipeline does.
            var taken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            var ordered = Ordered(ParseAsync(answering, seen, _turn));
            (_turn, _nextTurn) = (_nextTurn, taken.Task);
            Put(ordered, taken);
            // The next page is asked for as soon as its link is seen, be it before this one has wholly come.
            address = _links.Follow(from, await seen.Task.ConfigureAwait(false) ?? (await ordered.ConfigureAwait(false))!.Next);
        }
    }

    private static bool Peek(byte[] bytes, int count, TaskCompletionSource<string?> seen)
    {
        var text = s_utf8.GetChars(bytes, 0, Math.Min(count, PeekedBytes));
        if (LinkScanner.Next(text, text.Length) is { } next)
            return seen.TrySetResult(next);
        return count >= PeekedBytes;
    }

    // All pages that the total promises, side by side. Where they do not line up, the links are followed from there.
    private async Task ReadRangesAsync(HalPage<T> first, Uri address, long total)
    {
        var size = _options.PageSize;
        var end = Math.Min(total, _options.Limit == long.MaxValue ? long.MaxValue : _options.Skip + _options.Limit);
        var next = _options.Skip + size;
        var good = first;
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(_ended);
        var underWay = new Queue<(long From, Task<HalPage<T>> Page)>();
        while (next < end || underWay.Count > 0)
        {
            while (next < end && underWay.Count < _options.SideBySide && await HasPlaceAsync(wait: underWay.Count == 0).ConfigureAwait(false))
            {
                underWay.Enqueue((next, ReadRangeAsync(next, Math.Min(next + size, end) - 1, abandon.Token)));
                next += size;
            }
            var (from, reading) = underWay.Dequeue();
            HalPage<T>? page = null;
            try
            {
                page = await reading.ConfigureAwait(false);
            }
            catch (StellantisApiException refused) when (refused.ErrorId == ErrorIds.InvalidRequest)
            {
                // A service that does not take the range has its links.
            }
            if (page is null || page.Items.Count != Math.Min(size, end - from) || _sieve.Repeats(page))
            {
                abandon.Cancel();
                _places.Release(underWay.Count + 1);
                _context.Log.Verbose($"{_call.Operation.Id}: the pages by index range do not line up; the links are followed instead.");
                // The link of a range may end with it; that of the first page leads through all.
                if (!good.HasNext)
                    _sieve.LeaveOut(_sieve.Kept - first.Items.Count);
                await FollowAsync(_links.Follow(address, good.HasNext ? good.Next : first.Next)).ConfigureAwait(false);
                return;
            }
            good = page;
            Put(Ordered(Task.FromResult(page)));
        }
        if (_sieve.Kept < _options.Limit)
            await FollowAsync(_links.Follow(address, good.Next)).ConfigureAwait(false);
    }

    // Whoever reads a list gets all of it: what the service announced and gave no link to is asked for by its place.
    private async Task CompleteAsync()
    {
        await _last.ConfigureAwait(false);
        while (Missing() is > 0 and var missing)
        {
            var kept = _sieve.Kept;
            if (_call.Operation.TakesRange)
            {
                await _places.WaitAsync(_ended).ConfigureAwait(false);
                var from = _options.Skip + _sieve.Received;
                var size = Math.Min(missing, _options.PageSize > 0 ? _options.PageSize : LargestRange);
                try
                {
                    await Ordered(ReadRangeAsync(from, from + size - 1, _ended)).ConfigureAwait(false);
                    Put(_last);
                }
                catch (StellantisApiException refused) when (refused.ErrorId is ErrorIds.InvalidRequest or ErrorIds.ResourceNotFound)
                {
                    _places.Release();
                }
            }
            if (_sieve.Kept == kept)
            {
                throw _links.NotWhole(FormattableString.Invariant($"{kept} of {Wanted} came: the service announced {_sieve.Total} and ") +
                    "gave no link to the rest");
            }
        }
    }

    private long Wanted => Math.Min(Math.Max(0, (_sieve.Total ?? 0) - _options.Skip), _options.Limit);

    private long Missing() => Wanted - _sieve.Received;

    private async Task<bool> HasPlaceAsync(bool wait)
    {
        if (!wait)
            return _places.Wait(0);
        await _places.WaitAsync(_ended).ConfigureAwait(false);
        return true;
    }

    private Task<HalPage<T>> ReadRangeAsync(long from, long to, CancellationToken cancellation)
    {
        var call = _call.Ranged(from, to);
        return Task.Run(() => ReadAsync(call, _client.AddressOf(call), _context.EndedBy(cancellation)), cancellation);
    }

    private async Task<HalPage<T>> ReadAsync(ApiCall call, Uri address, CallContext context)
    {
        using var answer = await _client.AnswerAsync(call, address, context).ConfigureAwait(false);
        return Read(call, answer, context.Cancellation);
    }

    private HalPage<T> Read(ApiCall call, Answer answer, CancellationToken cancellation) =>
        answer.Response.StatusCode == HttpStatusCode.NoContent ? new HalPage<T> { Items = [] } : _client.Read(call, answer, _read, cancellation);

    private async Task<HalPage<T>> ParseAsync(Task<Answer> answering, TaskCompletionSource<string?> seen, Task turn)
    {
        try
        {
            using var answer = await answering.ConfigureAwait(false);
            if (!seen.Task.IsCompleted)
                seen.TrySetResult(answer.Body.Look(LinkScanner.Next));
            await turn.ConfigureAwait(false);
            _ended.ThrowIfCancellationRequested();
            return await Task.Run(() => Read(_call, answer, _ended)).ConfigureAwait(false);
        }
        finally
        {
            seen.TrySetResult(null);
        }
    }

    // Pages are parsed side by side, and looked at one after the other.
    private Task<HalPage<T>?> Ordered(Task<HalPage<T>> parsing) => _last = AfterAsync(_last, parsing);

    private async Task<HalPage<T>?> AfterAsync(Task before, Task<HalPage<T>> parsing)
    {
        await Task.WhenAny(before).ConfigureAwait(false);
        return _sieve.Sift(await parsing.ConfigureAwait(false));
    }

    private void Put(Task<HalPage<T>?> page, TaskCompletionSource<bool>? taken = null)
    {
        _pages.Enqueue((page, taken));
        _ready.Release();
    }
}
