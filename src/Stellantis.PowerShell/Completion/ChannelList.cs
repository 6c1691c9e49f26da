using Stellantis.Client.Calls;
using Stellantis.Client.Hal;

namespace Stellantis.PowerShell.Completion;

/// <summary>The ids of the account's channels.</summary>
internal static class ChannelList
{
    private const int Most = 20;

    public static async Task<IEnumerable<string>> ReadAsync(Connection connection, CallContext context)
    {
        var page = await connection.Client.FirstPageAsync(new ApiCall(Operations.GetChannels), Channel.Read, context).ConfigureAwait(false);
        return page.Items.Select(c => c.ChannelId).OfType<string>().Take(Most);
    }
}
