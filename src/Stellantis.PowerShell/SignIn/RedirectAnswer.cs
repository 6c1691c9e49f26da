using Stellantis.Client;
using Stellantis.Client.Masking;

namespace Stellantis.PowerShell.SignIn;

/// <summary>What the identity provider sent with the user back: a code alone, or the whole address that the browser was sent to.</summary>
internal sealed class RedirectAnswer
{
    private const int LongestQuote = 200;

    private RedirectAnswer(string code, string? state, bool isAddress) => (Code, State, IsAddress) = (code, state, isAddress);

    public string Code { get; }

    /// <summary>What came back with the code; null when nothing did.</summary>
    public string? State { get; }

    /// <summary>True when the whole address was given.</summary>
    public bool IsAddress { get; }

    /// <exception cref="StellantisApiException">The address has an error in the place of a code, or neither.</exception>
    public static RedirectAnswer Read(string given)
    {
        given = given.Trim();
        // A code may well have a colon in it.
        if (!given.Contains("://") || !Uri.TryCreate(given, UriKind.Absolute, out var address))
            return new RedirectAnswer(given, null, false);
        if (Part(address, "code") is { Length: > 0 } code)
            return new RedirectAnswer(code, Part(address, "state"), true);
        if (Part(address, "error") is { Length: > 0 } error)
        {
            var why = Part(address, "error_description") is { Length: > 0 } description ? $"{error}: {description.TrimEnd('.')}" : error;
            throw new StellantisApiException(ErrorIds.AuthenticationFailed,
                $"The identity provider sent the user back with an error and no code ({Redactor.Formal.Quote(why, LongestQuote)}). "
                + "Open the address of New-StellantisAuthorizationUri again.");
        }
        throw new StellantisApiException(ErrorIds.InvalidRequest,
            "The address given by -AuthorizationCode has no code in it. Give the whole address that the browser was sent back to, "
            + "or the code alone.");
    }

    private static string? Part(Uri address, string name) =>
        address.Query.TrimStart('?').Split('&').Concat(address.Fragment.TrimStart('#').Split('&'))
            .Where(p => p.StartsWith(name + "=", StringComparison.Ordinal))
            .Select(p => Uri.UnescapeDataString(p.Substring(name.Length + 1).Replace('+', ' '))).FirstOrDefault();
}
