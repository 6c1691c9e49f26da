namespace Stellantis.Client.Http;

/// <summary>Scheme, host and port: where credentials may go.</summary>
internal static class Origin
{
    public static bool Same(Uri? one, Uri? other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Checks a base address: https, or http to this machine.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: not absolute, not http, or http to another machine.</exception>
    public static Uri CheckBase(Uri uri, string source)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("https" or "http"))
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-{source} is not a web address. Give one such as https://host/connectedcar/v1.");
        if (uri.UserInfo.Length > 0)
            throw new StellantisApiException(ErrorIds.InvalidRequest, $"-{source} carries a user or password; give them by -Credential.");
        if (uri.Scheme != "https" && !uri.IsLoopback)
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-{source} '{uri.GetLeftPart(UriPartial.Authority)}' would send credentials in clear. Use https; http is for this machine only.");
        return uri;
    }
}
