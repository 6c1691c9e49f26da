using System.Collections.Concurrent;

namespace Stellantis.Client.Http;

/// <summary>
/// Lends arrays, so that pages of half a megabyte are not allocated one by one. The framework's own pool is a further DLL on the old target. An array
/// comes back only from whoever knows that nothing can write into it any more; one that is never given back is garbage, and harms nobody.
/// </summary>
internal static class BufferPool<T>
{
    /// <summary>The longest array that is kept: one answer of unusual size does not stay in memory for ever.</summary>
    public const int Longest = 1024 * 1024;

    private const int Kept = 8;
    private const int Smallest = 16 * 1024;

    // Beyond this, sizes grow by steps: to double half a megabyte would waste as much again.
    private const int Step = 128 * 1024;

    private static readonly ConcurrentBag<T[]> s_free = [];

    /// <summary>An array of at least this length.</summary>
    public static T[] Rent(int length)
    {
        while (length <= Longest && s_free.TryTake(out var buffer))
        {
            if (buffer.Length >= length)
                return buffer;
        }
        var size = Smallest;
        while (size < length && size < Step)
            size *= 2;
        return new T[length <= size ? size : (length + Step - 1) / Step * Step];
    }

    /// <summary>Gives an array back.</summary>
    public static void Return(T[] buffer)
    {
        if (buffer.Length <= Longest && s_free.Count < Kept)
            s_free.Add(buffer);
    }
}
