using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis.Client.Hal;

/// <summary>Finds the link to the next page in a page that is not parsed yet, so that it can be asked for meanwhile.</summary>
internal static class LinkScanner
{
    private const string Links = "\"_links\"";

    /// <summary>
    /// The link; empty when there are links and none is to a next page; null when no links are found, and the page itself may know better.
    /// </summary>
    public static string? Next(char[] text, int length)
    {
        var at = ValueOfLinks(text, length);
        if (at < 0)
            return null;
        try
        {
            using var reader = new WireReader(new string(text, at, EndOf(text, at, length) - at));
            return reader.ReadDocument() ? HalLinks.Read(reader)["next"] ?? "" : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The member of the document itself, not of the items in it.
    private static int ValueOfLinks(char[] text, int length)
    {
        var depth = 0;
        for (var i = 0; i < length; i++)
        {
            switch (text[i])
            {
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    depth--;
                    break;
                case '"':
                    var end = EndOfString(text, i, length);
                    if (depth == 1 && end - i == Links.Length && Matches(text, i) && Colon(text, end, length) is > 0 and var value)
                        return value;
                    i = end - 1;
                    break;
            }
        }
        return -1;
    }

    private static int EndOf(char[] text, int from, int length)
    {
        var depth = 0;
        for (var i = from; i < length; i++)
        {
            switch (text[i])
            {
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    if (--depth == 0)
                        return i + 1;
                    break;
                case '"':
                    i = EndOfString(text, i, length) - 1;
                    break;
            }
        }
        return length;
    }

    private static int EndOfString(char[] text, int quote, int length)
    {
        var i = quote + 1;
        while (i < length && text[i] != '"')
            i += text[i] == '\\' ? 2 : 1;
        return Math.Min(i + 1, length);
    }

    private static bool Matches(char[] text, int at)
    {
        for (var i = 0; i < Links.Length; i++)
        {
            if (text[at + i] != Links[i])
                return false;
        }
        return true;
    }

    // Where the value begins, behind the colon; 0 when the string was no name.
    private static int Colon(char[] text, int at, int length)
    {
        while (at < length && char.IsWhiteSpace(text[at]))
            at++;
        return at < length && text[at] == ':' ? at + 1 : 0;
    }
}
