using System.Runtime.CompilerServices;
using Stellantis.Client;
using Stellantis.Client.Calls;

namespace Stellantis.PowerShell.Completion;

/// <summary>What completers have read over one connection: kept for half a minute, within bounds, and gone with the connection.</summary>
internal sealed class ListingCache
{
    private const int MostListings = 32;

    private static readonly ConditionalWeakTable<Connection, ListingCache> s_caches = new();

    private readonly List<(string Key, Listing Listing)> _listings = [];

    public static ListingCache Of(Connection connection) => s_caches.GetValue(connection, static _ => new ListingCache());

    /// <summary>The listing under a key; a new one is begun when there is none, or an old one.</summary>
    public Listing Get(string key, StellantisClient client, Func<Listing, CallContext, Task> read)
    {
        lock (_listings)
        {
            var index = _listings.FindIndex(l => l.Key == key);
            if (index >= 0 && !_listings[index].Listing.IsStale)
                return _listings[index].Listing;
            if (index >= 0)
                _listings.RemoveAt(index);
            else if (_listings.Count >= MostListings)
                _listings.RemoveAt(0);
            var listing = new Listing(client, read);
            _listings.Add((key, listing));
            return listing;
        }
    }
}
