using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Stellantis.Client;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;

namespace Stellantis.PowerShell.Session;

/// <summary>
/// Finds the channel and the monitor that exactly one label names. An id is sent as it is; only where the service knows none such, the lists are
/// read, once for each command: the channels, and the monitors of the channel. What was found counts for that command alone, as a label may move.
/// </summary>
internal sealed class LabelFinder : IIdFinder
{
    private readonly ConditionalWeakTable<object, Book> _books = new();

    /// <summary>The client to read the lists by.</summary>
    public StellantisClient? Client { get; set; }

    public bool Apply(ApiCall call, CallContext context)
    {
        if (!_books.TryGetValue(context.Owner!, out var book) || call.Argument(ApiCall.ChannelPlace) is not { } channel)
            return false;
        var renamed = call.Rename(ApiCall.ChannelPlace, book.ChannelOf(channel));
        return call.Argument(ApiCall.MonitorPlace) is { } monitor
            && call.Rename(ApiCall.MonitorPlace, book.MonitorOf(book.ChannelOf(channel), monitor)) || renamed;
    }

    public async Task<bool> FindAsync(ApiCall call, StellantisApiException failure, CallContext context)
    {
        if (Client is null || call.Argument(ApiCall.ChannelPlace) is not { } channel)
            return false;
        var book = _books.GetOrCreateValue(context.Owner!);
        var channels = await book.List("", () => ReadAsync(
            vin => new ApiCall(Operations.GetChannels) { Vin = vin }, call.Vin, Channel.Read, c => (c.ChannelId, c.Label), context))
            .ConfigureAwait(false);
        if (channels is null)
            return false;
        var channelId = IdOf(channel, channels, "channel", failure);
        book.Learn(channel, channelId);
        var renamed = call.Rename(ApiCall.ChannelPlace, channelId);
        if (call.Argument(ApiCall.MonitorPlace) is not { } monitor)
            return renamed;
        var monitors = await book.List(channelId, () => ReadAsync(
            vin => new ApiCall(Operations.GetMonitors) { Vin = vin }.With(ApiCall.ChannelPlace, channelId), call.Vin, Monitor.Read,
            m => (m.MonitorId, m.Label), context)).ConfigureAwait(false);
        if (monitors is null)
            return renamed;
        var monitorId = IdOf(monitor, monitors, "monitor", failure);
        book.Learn(channelId + "/" + monitor, monitorId);
        return call.Rename(ApiCall.MonitorPlace, monitorId) || renamed;
    }

    /// <summary>The id of the channel that a command was given by its id or its label.</summary>
    public string ChannelOf(CallContext context, string given) =>
        context.Owner is not null && _books.TryGetValue(context.Owner, out var book) ? book.ChannelOf(given) : given;

    /// <summary>The id of the monitor that a command was given by its id or its label.</summary>
    public string MonitorOf(CallContext context, string channel, string given) =>
        context.Owner is not null && _books.TryGetValue(context.Owner, out var book) ? book.MonitorOf(book.ChannelOf(channel), given) : given;

    private static string IdOf(string given, IReadOnlyList<(string Id, string? Label)> all, string noun, StellantisApiException failure)
    {
        if (all.Any(o => o.Id == given))
            return given;
        var exact = all.Where(o => o.Label == given).ToArray();
        var found = exact.Length > 0 ? exact : [.. all.Where(o => string.Equals(o.Label, given, StringComparison.OrdinalIgnoreCase))];
        return found.Length switch
        {
            1 => found[0].Id,
            0 => throw new StellantisApiException(failure, $"No {noun} has '{given}' as its id or its label."),
            _ => throw new StellantisApiException(ErrorIds.InvalidRequest, $"{found.Length} {noun}s have the label '{given}': " +
                $"{string.Join(", ", found.Select(o => $"{o.Id} ({o.Label})"))}. Give the id of one of them; nothing else was sent."),
        };
    }

    // What cannot be looked up says nothing of the label: null. One list serves all vehicles of a command: where the account does not have the one
    // that asks first, it is read for none.
    private async Task<IReadOnlyList<(string Id, string? Label)>?> ReadAsync<T>(Func<string?, ApiCall> call, string? vin,
        Func<Client.Json.WireReader, T> read, Func<T, (string? Id, string? Label)> both, CallContext context) where T : class
    {
        var all = new List<(string Id, string? Label)>();
        try
        {
            using var feed = Client!.Walk(call(vin), read, context);
            while (await feed.NextAsync().ConfigureAwait(false) is { } page)
                all.AddRange(page.Items.Select(both).Where(o => o.Id is not null).Select(o => (o.Id!, o.Label)));
            return all;
        }
        catch (StellantisApiException refused)
        {
            return vin is not null && refused.ErrorId is ErrorIds.Forbidden or ErrorIds.ResourceNotFound
                ? await ReadAsync(call, null, read, both, context).ConfigureAwait(false) : null;
        }
    }

    /// <summary>What one command has found.</summary>
    private sealed class Book
    {
        private readonly ConcurrentDictionary<string, string> _ids = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<(string Id, string? Label)>?>>> _lists = new(StringComparer.Ordinal);

        public string ChannelOf(string given) => _ids.TryGetValue(given, out var id) ? id : given;

        public string MonitorOf(string channelId, string given) => _ids.TryGetValue(channelId + "/" + given, out var id) ? id : given;

        public void Learn(string given, string id) => _ids[given] = id;

        public Task<IReadOnlyList<(string Id, string? Label)>?> List(string of, Func<Task<IReadOnlyList<(string Id, string? Label)>?>> read) =>
            _lists.GetOrAdd(of, _ => new(read)).Value;
    }
}
