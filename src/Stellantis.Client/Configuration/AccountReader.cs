using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;

namespace Stellantis.Client.Configuration;

/// <summary>Reads all channels and monitors of an account, and what the monitors watch: as many calls side by side as are allowed.</summary>
internal sealed class AccountReader(StellantisClient client, int sideBySide)
{
    private const int HandlePage = 500;

    /// <exception cref="StellantisApiException">Something could not be read.</exception>
    public async Task<ConfigurationSet> ReadAsync(CallContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        var places = new SemaphoreSlim(sideBySide);
        var reading = new Reading(client, places, context.EndedBy(end.Token));
        var channels = await reading.ChannelsAsync().ConfigureAwait(false);
        var monitors = channels.Select(reading.MonitorsAsync).ToArray();
        try
        {
            await AllAsync(monitors).ConfigureAwait(false);
        }
        catch (Exception)
        {
            end.Cancel();
            await Task.WhenAny(Task.WhenAll(monitors)).ConfigureAwait(false);
            throw;
        }
        return ConfigurationSet.Of([.. channels, .. monitors.SelectMany(m => m.Result)]);
    }

    /// <summary>What a monitor watches.</summary>
    public static async Task<(IReadOnlyList<string> VehicleIds, IReadOnlyList<string> Groups)> HandlesAsync(
        StellantisClient client, string channelId, string monitorId, CallContext context)
    {
        var call = new ApiCall(Operations.GetMonitorHandles).With("chId", channelId).With("mid", monitorId).Query("pageSize", HandlePage);
        var handles = new List<MonitorHandle>();
        using var feed = client.WalkPages(call, reader => reader.ReadDocument()
            ? MonitorHandlePage.Read(reader).Rows(channelId, monitorId) : throw reader.Truncated(), context);
        while (await feed.NextAsync().ConfigureAwait(false) is { } page)
            handles.AddRange(page.Items);
        return (Sorted(handles.Select(h => h.VehicleId)), Sorted(handles.Select(h => h.Group)));
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string?> ids) =>
        [.. ids.OfType<string>().Distinct().OrderBy(id => id, StringComparer.Ordinal)];

    // The first failure ends all: it is not waited for what the others come to.
    private static async Task AllAsync(IEnumerable<Task> tasks)
    {
        var left = tasks.ToList();
        while (left.Count > 0)
        {
            var done = await Task.WhenAny(left).ConfigureAwait(false);
            left.Remove(done);
            await done.ConfigureAwait(false);
        }
    }

    private sealed class Reading(StellantisClient client, SemaphoreSlim places, CallContext context)
    {
        public async Task<IReadOnlyList<ConfigurationItem>> ChannelsAsync() =>
            [.. (await ListAsync(new ApiCall(Operations.GetChannels), Channel.Read).ConfigureAwait(false)).Select(Item)];

        public async Task<ConfigurationItem[]> MonitorsAsync(ConfigurationItem channel)
        {
            var call = new ApiCall(Operations.GetMonitors).With("chId", channel.Id);
            var monitors = await ListAsync(call, Monitor.Read).ConfigureAwait(false);
            var items = monitors.Select(monitor => MonitorAsync(monitor, channel)).ToArray();
            await AllAsync(items).ConfigureAwait(false);
            return [.. items.Select(item => item.Result)];
        }

        private static ConfigurationItem Item(Channel channel) => new()
        {
            IsMonitor = false,
            Label = channel.Label ?? "",
            Definition = Document(channel.Definition, false),
            Status = Settable(channel.Status),
            Id = channel.ToString(),
            Place = channel.ToString(),
        };

        private async Task<ConfigurationItem> MonitorAsync(Monitor monitor, ConfigurationItem channel)
        {
            var (vehicles, groups) = await InTurnAsync(() => HandlesAsync(client, channel.Id!, monitor.ToString(), context)).ConfigureAwait(false);
            return new ConfigurationItem
            {
                IsMonitor = true,
                Label = monitor.Label ?? "",
                Definition = Document(monitor.Definition, true),
                Status = Settable(monitor.Status),
                Channel = channel.Label,
                VehicleIds = vehicles,
                Groups = groups,
                Id = monitor.ToString(),
                ChannelId = channel.Id,
                Place = $"{monitor} on channel {channel.Id}",
            };
        }

        // Failed is what becomes of a channel, and nothing that can be set.
        private static string? Settable(string? status) => status is StatusChange.Running or StatusChange.Paused ? status : null;

        private static JObject Document(IWireValue? definition, bool isMonitor) => definition is null ? []
            : CanonicalForm.Of(ConfigurationText.Load(WireWriter.Write(definition.WriteTo)), ConfigurationItem.SchemaOf(isMonitor));

        private Task<List<T>> ListAsync<T>(ApiCall call, Func<WireReader, T> read) where T : class => InTurnAsync(async () =>
        {
            var items = new List<T>();
            using var feed = client.Walk(call, read, context);
            while (await feed.NextAsync().ConfigureAwait(false) is { } page)
                items.AddRange(page.Items);
            return items;
        });

        private async Task<T> InTurnAsync<T>(Func<Task<T>> read)
        {
            await places.WaitAsync(context.Cancellation).ConfigureAwait(false);
            try
            {
                return await read().ConfigureAwait(false);
            }
            finally
            {
                places.Release();
            }
        }
    }
}
