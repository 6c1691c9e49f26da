namespace Stellantis.Sandbox.Deliveries;

/// <summary>The last of many things. They are bounded by their number and by the memory that they take; the oldest make room.</summary>
internal sealed class BoundedRecord<T>
{
    public const int MaxCount = 10_000;
    public const long MaxBytes = 64 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly Queue<(T Item, long Bytes)> _items = new();
    private long _bytes;
    private long _added;
    private long _dropped;

    public IReadOnlyList<T> Items
    {
        get
        {
            lock (_gate)
                return [.. _items.Select(entry => entry.Item)];
        }
    }

    /// <summary>How many had to make room since the record was begun or cleared.</summary>
    public long Dropped
    {
        get
        {
            lock (_gate)
                return _dropped;
        }
    }

    /// <summary>Adds one, made from its number in the order of all, which goes on when the record is cleared.</summary>
    public void Add(Func<long, T> make, long bytes)
    {
        lock (_gate)
        {
            while (_items.Count == MaxCount || (_items.Count > 0 && _bytes + bytes > MaxBytes))
            {
                _bytes -= _items.Dequeue().Bytes;
                _dropped++;
            }

            _bytes += bytes;
            _items.Enqueue((make(++_added), bytes));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _items.Clear();
            _bytes = 0;
            _dropped = 0;
        }
    }
}
