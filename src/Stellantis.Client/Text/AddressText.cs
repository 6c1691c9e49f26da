using System.Text;

namespace Stellantis.Client.Text;

/// <summary>Text as a part of an address. It is escaped here: .NET Framework escapes no text of 65,520 characters.</summary>
internal static class AddressText
{
    private const string InPath = "/:@!$&'()*+,;=";

    /// <summary>True when every surrogate has its other: the rest of a text is lost on the way.</summary>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsHalf(text, ref i))
                return false;
        }
        return true;
    }

    /// <summary>True for a surrogate without its other; passes by one that has it.</summary>
    public static bool IsHalf(string text, ref int at)
    {
        if (!char.IsSurrogate(text[at]))
            return false;
        if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            return true;
        at++;
        return false;
    }

    /// <summary>A text of any length as part of an address or a form: everything but letters, digits and <c>-._~</c> is escaped.</summary>
    public static string Escape(string text) => Escape(text, "");

    /// <summary>A path as it goes into an address: what is escaped stays so, and what must be is.</summary>
    public static string EscapePath(string path)
    {
        var escaped = new StringBuilder(path.Length);
        var from = 0;
        for (var at = path.IndexOf('%'); at >= 0; at = path.IndexOf('%', at + 1))
        {
            if (at + 2 >= path.Length || !Uri.IsHexDigit(path[at + 1]) || !Uri.IsHexDigit(path[at + 2]))
                continue;
            escaped.Append(Escape(path.Substring(from, at - from), InPath));
            // A letter needs no escape, and the framework would take it off.
            Append(escaped, (byte)((Uri.FromHex(path[at + 1]) << 4) + Uri.FromHex(path[at + 2])), "");
            from = at + 3;
        }
        return escaped.Append(Escape(path.Substring(from), InPath)).ToString();
    }

    private static string Escape(string text, string others)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var b in Encoding.UTF8.GetBytes(text))
            Append(escaped, b, others);
        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, byte b, string others)
    {
        var c = (char)b;
        if (c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '.' or '_' or '~' || others.IndexOf(c) >= 0)
            escaped.Append(c);
        else
            escaped.Append(Uri.HexEscape(c));
    }
}
