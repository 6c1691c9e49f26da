namespace Stellantis.Client.Masking;

/// <summary>Names of members, query parameters and headers whose values are secrets, however they are spelt.</summary>
internal static class SecretNames
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "authorization", "proxyauthorization", "cookie", "setcookie", "password", "passwd", "pwd", "passphrase", "secret", "token", "sig",
            "signature", "sas", "credential",
        "credentials", "clientid", "assertion", "privatekey", "accesskey", "accountkey", "sharedaccesskey", "functionskey", "subscriptionkey",
            "sessionid", "jwt", "otp",
    };

    private static readonly string[] s_ends = ["token", "secret", "password", "apikey", "signature", "subscriptionkey", "authorization"];

    // Where in a collection to go on is no secret, and neither is what kind of token it is.
    private static readonly HashSet<string> s_plain =
        new(StringComparer.Ordinal) { "pagetoken", "nexttoken", "nextpagetoken", "continuationtoken", "synctoken" };

    /// <summary>True when the value of that name is a secret wherever it stands.</summary>
    public static bool Is(string name)
    {
        var plain = Plain(name);
        return s_names.Contains(plain) || !s_plain.Contains(plain) && s_ends.Any(end => plain.EndsWith(end, StringComparison.Ordinal));
    }

    /// <summary>True when the value of that name is a secret in the query of an address; elsewhere an error has a code, and a header a key.</summary>
    public static bool IsInQuery(string name) => Is(name) || Plain(name) is "code" or "key";

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
