using Stellantis.Client.Calls;

namespace Stellantis.PowerShell.Completion;

/// <summary>The monitors of the channel in the command line, or of all channels.</summary>
internal static class MonitorList
{
    public static Listing Of(Connection connection, BoundValues given, string key, Func<Monitor, (string? Word, string Meaning)> word)
    {
        var channel = given.Id("ChannelId");
        return ListingCache.Of(connection).Get($"{key} {channel}", connection.Client, async (listing, context) =>
        {
            foreach (var id in channel is null ? await ChannelList.ReadAsync(connection, context).ConfigureAwait(false) : [channel])
                await listing.AddAsync(new ApiCall(Operations.GetMonitors).With("chId", id), Monitor.Read, word, context).ConfigureAwait(false);
        });
    }
}
