using System.Net.Http.Headers;

namespace Stellantis.Client.Http;

/// <summary>Header values, checked when they are given: what HTTP would refuse, split or garble never leaves.</summary>
internal static class HeaderValue
{
    private static readonly HashSet<string> s_ofContent = new(StringComparer.OrdinalIgnoreCase)
    {
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Location", "Content-MD5", "Content-Range", "Content-Type",
            "Expires",
        "Last-Modified",
    };

    private static readonly HashSet<string> s_ofConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Encoding", "Connection", "Content-Length", "Expect", "Host", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization",
            "Proxy-Connection", "TE",
        "Trailer", "Transfer-Encoding", "Upgrade",
    };

    /// <summary>True for a header that tells of a body, and goes with one only.</summary>
    public static bool IsOfContent(string name) => s_ofContent.Contains(name);

    /// <summary>True for a header that belongs to the connection: how a request is carried, and not what it asks.</summary>
    public static bool IsOfConnection(string name) => s_ofConnection.Contains(name);

    /// <summary>Sets headers that were checked, in the place of those that are there.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: the framework takes one for none.</exception>
    public static void Set(HttpHeaders headers, IEnumerable<KeyValuePair<string, string>> given)
    {
        foreach (var header in given)
        {
            headers.Remove(header.Key);
            if (!headers.TryAddWithoutValidation(header.Key, header.Value))
                throw new StellantisApiException(ErrorIds.InvalidRequest,
                    $"-Header {header.Key} is not a request header; nothing was sent. Leave it out.");
        }
    }

    /// <summary>Checks a value.</summary>
    /// <param name="value">What the user gave.</param>
    /// <param name="source">The parameter it came by.</param>
    /// <param name="secret">True when the error must not show it.</param>
    /// <returns>The value.</returns>
    /// <exception cref="StellantisApiException">InvalidRequest: a control character, or one that is not ASCII.</exception>
    public static string Check(string value, string source, bool secret = false)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is >= ' ' and <= '~')
                continue;
            var what = char.IsControl(c) ? $"the control character U+{(int)c:X4}" : secret ? "a character that is not ASCII"
                : $"'{c}', which is not ASCII";
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-{source} has {what} at position {i + 1}; it is sent as a header, which takes printable ASCII only. Give the value without it.");
        }
        if (value.Length > 0 && (value[0] == ' ' || value[value.Length - 1] == ' '))
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-{source} begins or ends with a blank, which a header does not keep. Give the value without it.");
        return value;
    }
}
