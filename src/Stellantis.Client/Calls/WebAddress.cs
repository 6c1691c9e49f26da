using System.Text.RegularExpressions;
using Stellantis.Client.Text;

namespace Stellantis.Client.Calls;

/// <summary>
/// Addresses as they are meant. What the framework makes of one is held against it: .NET Framework turns escaped slashes of a path into slashes,
/// climbs by the dots between them, and takes no text of 65,520 characters.
/// </summary>
internal static class WebAddress
{
    /// <summary>The longest address.</summary>
    public const int Longest = 60_000;

    // A gateway may decode a path before the service does.
    private const int MostDecodings = 3;

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
                if (AddressText.IsHalf(text, ref i))
                    return "has half of a character (a surrogate without its other)";
            }
            var decoded = Uri.UnescapeDataString(text);
            if (decodings == MostDecodings || decoded == text)
                return null;
            text = decoded;
        }
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
            : throw new StellantisApiException(ErrorIds.InvalidRequest, "What was given does not make an address; nothing was sent.");
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

    private static string Spelled(string address) =>
        Regex.Replace(address, "[^/?&=#]+", part => AddressText.Escape(Uri.UnescapeDataString(part.Value)));
}
