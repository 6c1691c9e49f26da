using Stellantis.Client;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;

namespace Stellantis.PowerShell.Completion;

/// <summary>Ids that are being read in the background, or were. It never fails: what cannot be read is not offered.</summary>
internal sealed class Listing
{
    private const int MostItems = 1000;

    // A read that hangs is given up, so that a later Tab tries again.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    private readonly StellantisClient _client;
    private readonly List<(string Word, string Meaning)> _read = [];
    private readonly Task _reading;
    private volatile (string Word, string Meaning)[] _words = [];
    private DateTime _staleAt = DateTime.MaxValue;

    /// <summary>Begins to read.</summary>
    public Listing(StellantisClient client, Func<Listing, CallContext, Task> read)
    {
        _client = client;
        _reading = Task.Run(() => ReadAsync(read));
    }

    /// <summary>The words so far, with their meanings.</summary>
    public IReadOnlyList<(string Word, string Meaning)> Words => _words;

    /// <summary>True when there is more than is worth reading for a completion.</summary>
    public bool IsCut { get; private set; }

    public bool IsStale => _reading.IsCompleted && DateTime.UtcNow >= _staleAt;

    /// <summary>Waits until everything has been read, but no longer than that.</summary>
    /// <returns>True when it has.</returns>
    public bool Wait(TimeSpan most) => _reading.Wait(most);

    /// <summary>Reads the ids of one collection.</summary>
    public async Task AddAsync<T>(ApiCall call, Func<WireReader, T> read, Func<T, (string? Word, string Meaning)> word, CallContext context,
        int most = MostItems) where T : class
    {
        var count = 0;
        var hasMore = false;
        using var feed = _client.Walk(call, read, context, new FeedOptions { Limit = most });
        while (await feed.NextAsync().ConfigureAwait(false) is { } page)
        {
            foreach (var item in page.Items)
            {
                var (id, meaning) = word(item);
                if (string.IsNullOrEmpty(id))
                    continue;
                count++;
                _read.Add((id!, meaning));
            }
            _words = [.. _read];
            hasMore = page.HasNext;
        }
        IsCut |= hasMore;
    }

    private async Task ReadAsync(Func<Listing, CallContext, Task> read)
    {
        try
        {
            using var ending = new CancellationTokenSource(s_longest);
            await read(this, ending.Token).ConfigureAwait(false);
            _staleAt = DateTime.UtcNow + s_fresh;
        }
        catch (Exception)
        {
            // Pressing Tab is no place for an error; the cmdlet will tell.
            _staleAt = DateTime.UtcNow + s_pause;
        }
    }
}
