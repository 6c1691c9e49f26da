using System.Runtime.CompilerServices;

namespace Stellantis.Client.Json;

/// <summary>All member names that the models know, so that reading one allocates nothing. The list is generated.</summary>
internal static partial class WireNames
{
    private static readonly string?[] s_table = Build();

    /// <summary>The name that stands in a text, or null when no model knows it.</summary>
    [MethodImpl(JsonCursor.Hot)]
    public static string? Find(char[] text, int start, int length)
    {
        if (length == 0)
            return null;
        for (var slot = Hash(text, start, length) & s_table.Length - 1; s_table[slot] is { } name; slot = slot + 1 & s_table.Length - 1)
        {
            if (name.Length == length && Characters.Same(name, text, start))
                return name;
        }
        return null;
    }

    /// <summary>A number that tells most texts apart; the text is not empty.</summary>
    [MethodImpl(JsonCursor.Hot)]
    public static int Hash(char[] text, int start, int length) =>
        length + text[start] * 31 + text[start + length / 2] * 961 + text[start + length - 1] * 29791 + text[start + length / 4] * 7;

    private static string?[] Build()
    {
        var names = All();
        var size = 256;
        while (size < names.Length * 4)
            size *= 2;
        var table = new string?[size];
        foreach (var name in names)
        {
            var slot = Hash(name.ToCharArray(), 0, name.Length) & size - 1;
            while (table[slot] is not null)
                slot = slot + 1 & size - 1;
            table[slot] = name;
        }
        return table;
    }
}
