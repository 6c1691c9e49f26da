namespace Stellantis.Client.Http;

/// <summary>
/// Lends arrays, so that pages of half a megabyte are not allocated one by one. The framework's own pool is a further DLL on the old target. An array
/// comes back only from whoever knows that nothing can write into it any more; one that is never given back is garbage, and harms nobody.
/// </summary>
internal static class BufferPool<T>
{
    /// <summary>The longest array that is kept: one answer of unusual size does not stay in memory for ever.</summary>
    public const int Longest = 4 * 1024 * 1024;

    // Pages are read two or three at a time. What is kept for them is bounded as a whole, too.
    private const int Kept = 8;
    private const int KeptInAll = 2 * Longest;
    private const int Smallest = 16 * 1024;

    // Beyond this, sizes grow by steps: to double half a megabyte would waste as much again.
    private const int Step = 128 * 1024;

    // By length, the shortest first.
    private static readonly List<T[]> s_free = [];

    private static int s_kept;

    /// <summary>An array of at least this length: the shortest that is free and will do.</summary>
    public static T[] Rent(int length)
    {
        lock (s_free)
        {
            var at = s_free.FindIndex(buffer => buffer.Length >= length);
            if (at >= 0)
                return Taken(at);
        }
        var size = Smallest;
        while (size < length && size < Step)
            size *= 2;
        return new T[length <= size ? size : (length + Step - 1) / Step * Step];
    }

    /// <summary>The longest array that is free, at least this long: for a text whose length is not known before its end.</summary>
    public static T[] RentLongest(int length)
    {
        lock (s_free)
        {
            if (s_free.Count > 0 && s_free[s_free.Count - 1].Length >= length)
                return Taken(s_free.Count - 1);
        }
        return Rent(length);
    }

    /// <summary>Gives an array back.</summary>
    public static void Return(T[] buffer)
    {
        if (buffer.Length > Longest)
            return;
        lock (s_free)
        {
            // The shorter ones make room: a long one costs more to make anew.
            while (s_free.Count > 0 && s_free[0].Length < buffer.Length && (s_free.Count >= Kept || s_kept + buffer.Length > KeptInAll))
                _ = Taken(0);
            if (s_free.Count >= Kept || s_kept + buffer.Length > KeptInAll)
                return;
            var at = s_free.FindIndex(other => other.Length >= buffer.Length);
            s_free.Insert(at < 0 ? s_free.Count : at, buffer);
            s_kept += buffer.Length;
        }
    }

    private static T[] Taken(int at)
    {
        var buffer = s_free[at];
        s_free.RemoveAt(at);
        s_kept -= buffer.Length;
        return buffer;
    }
}
