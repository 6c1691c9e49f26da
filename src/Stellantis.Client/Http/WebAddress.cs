using System.Text;
using System.Text.RegularExpressions;

namespace Stellantis.Client.Http;

/// <summary>
/// Addresses as they are meant. Escaping is done here, and what the framework makes of an address is held against it: .NET Framework turns escaped
/// slashes of a path into slashes, climbs by the dots between them, and takes no text of 65,520 characters.
/// </summary>
internal static class WebAddress
{
    /// <summary>The longest address.</summary>
    public const int Longest = 60_000;

    // A gateway may decode a path before the service does.
    private const int MostDecodings = 3;

    private const string InPath = "/:@!$&'()*+,;=";

    /// <summary>Why a text cannot be one part of a path, to be said of it: "has a slash"; null when it can.</summary>
    public static string? Problem(string text)
    {
        for (var decodings = 0; ; decodings++)
        {
            if (text is "." or "..")
                return $"is '{text}', which leads to another address";
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] is '/' or '\\')
                    return $"has a {(text[i] == '/' ? "slash" : "backslash")}{(decodings > 0 ? ", if escaped" : "")}, which leads to another address";
                if (char.IsControl(text[i]))
                    return $"has the control character U+{(int)text[i]:X4}{(decodings > 0 ? ", if escaped" : "")}";
                if (IsHalf(text, ref i))
                    return "has half of a character (a surrogate without its other)";
            }
            var decoded = Uri.UnescapeDataString(text);
            if (decodings == MostDecodings || decoded == text)
                return null;
            text = decoded;
        }
    }

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

    /// <summary>
    /// True when two addresses lead to the same: what parts them stands at the same places, and between it is the same text, however it is escaped.
    /// Beside letters of other scripts, .NET Framework takes the escapes off brackets and the like.
    /// </summary>
    public static bool AreSame(string one, string other) => one == other || Spelled(one) == Spelled(other);

    /// <summary>An address of escaped text.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it is too long, or none.</exception>
    public static Uri Of(string text)
    {
        if (text.Length > Longest)
        {
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                FormattableString.Invariant($"The address would have {text.Length:N0} characters, and no more than {Longest:N0} are sent. ") +
                "Give fewer or shorter values; nothing was sent.");
        }
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address
            : throw new StellantisApiException(ErrorIds.InvalidRequest, "What was given makes no address; nothing was sent.");
    }

    /// <summary>
    /// The address that a link or a redirect leads to, without user and fragment, which are not sent; null when it leads to none, or when its path is
    /// one that not everybody reads alike.
    /// </summary>
    public static Uri? Target(Uri from, string reference)
    {
        var end = reference.IndexOfAny(['?', '#']);
        var path = end < 0 ? reference : reference.Substring(0, end);
        if (reference.Length > Longest || path.Split('/').Any(part => part is not ("." or "..") && Problem(part) is not null))
            return null;
        if (!Uri.TryCreate(from, reference, out var target) || target.Scheme is not ("http" or "https"))
            return null;
        var sent = target.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        return sent.Length <= Longest && Uri.TryCreate(sent, UriKind.Absolute, out target) ? target : null;
    }

    private static string Spelled(string address) => Regex.Replace(address, "[^/?&=#]+", part => Escape(Uri.UnescapeDataString(part.Value)));

    private static bool IsHalf(string text, ref int at)
    {
        if (!char.IsSurrogate(text[at]))
            return false;
        if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            return true;
        at++;
        return false;
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
