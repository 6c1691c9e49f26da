using System.Runtime.CompilerServices;

namespace Stellantis.Client.Json;

/// <summary>
/// Looks at four characters at a time, which the old target has no other way for. Nothing outside the array is read, whatever the arguments are.
/// </summary>
internal static unsafe class Characters
{
    private const int Block = sizeof(ulong) / sizeof(char);
    private const ulong Spaces = ' ' * 0x0001_0001_0001_0001UL;

    // AggressiveOptimization alone would keep a method from being put into its caller.
    private const MethodImplOptions Within = MethodImplOptions.AggressiveInlining;

    /// <summary>True when a text stands at a place of an array.</summary>
    [MethodImpl(Within)]
    public static bool Same(string text, char[] array, int at)
    {
        var length = text.Length;
        if ((uint)at > (uint)array.Length || length > array.Length - at)
            return false;
        fixed (char* left = text)
        fixed (char* start = array)
        {
            var right = start + at;
            if (length < Block)
            {
                for (var i = 0; i < length; i++)
                {
                    if (left[i] != right[i])
                        return false;
                }
                return true;
            }
            for (var i = 0; i < length - Block; i += Block)
            {
                if (*(ulong*)(left + i) != *(ulong*)(right + i))
                    return false;
            }
            // The last block reaches back into the one before it.
            return *(ulong*)(left + length - Block) == *(ulong*)(right + length - Block);
        }
    }

    /// <summary>The first place from a place on where four characters are not all spaces, or fewer than four are left before an end.</summary>
    [MethodImpl(Within)]
    public static int BehindSpaces(char[] array, int at, int end)
    {
        if (at < 0 || end > array.Length)
            return at;
        fixed (char* start = array)
        {
            while (at <= end - Block && *(ulong*)(start + at) == Spaces)
                at += Block;
        }
        return at;
    }
}
