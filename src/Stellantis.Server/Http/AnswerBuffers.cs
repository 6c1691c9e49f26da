using System.Collections.Concurrent;

namespace Stellantis.Server.Http;

/// <summary>Buffers for answers: a page of 500 vehicles is half a megabyte, too large to be thrown away each time.</summary>
internal static class AnswerBuffers
{
    private const int MaxKept = 16;
    private const int MaxCapacity = 1024 * 1024;

    private static readonly ConcurrentBag<MemoryStream> s_kept = [];

    public static MemoryStream Rent() => s_kept.TryTake(out var buffer) ? buffer : new MemoryStream();

    public static void Return(MemoryStream buffer)
    {
        if (buffer.Capacity > MaxCapacity || s_kept.Count >= MaxKept)
            return;
        buffer.SetLength(0);
        s_kept.Add(buffer);
    }
}
