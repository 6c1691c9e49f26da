using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Stellantis.Client.Json;

/// <summary>
/// What was met before, in eight bytes each: a text is known again by its mark, and nobody can write two texts that have the same one.
/// </summary>
internal sealed class Marks
{
    private const ulong Prime = 1099511628211;

    // Other in every process, so that a service cannot look for texts that are taken for one another.
    private static readonly ulong s_seed = Seed();

    private readonly HashSet<ulong> _met = [];

    [MethodImpl(JsonCursor.Hot)]
    public static ulong Of(string text)
    {
        var mark = s_seed;
        foreach (var c in text)
            mark = (mark ^ c) * Prime;
        return Mixed(mark);
    }

    [MethodImpl(JsonCursor.Hot)]
    public static ulong Of(char[] text, int start, int end)
    {
        var mark = s_seed;
        for (var i = start; i < end; i++)
            mark = (mark ^ text[i]) * Prime;
        return Mixed(mark);
    }

    /// <summary>True when it was not met before.</summary>
    public bool Add(ulong mark) => _met.Add(mark);

    public bool Contains(ulong mark) => _met.Contains(mark);

    private static ulong Mixed(ulong mark)
    {
        mark = (mark ^ mark >> 33) * 0xff51afd7ed558ccd;
        mark = (mark ^ mark >> 33) * 0xc4ceb9fe1a85ec53;
        return mark ^ mark >> 33;
    }

    private static ulong Seed()
    {
        var bytes = new byte[8];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(bytes);
        return BitConverter.ToUInt64(bytes, 0);
    }
}
