using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Stellantis.Server.Http;

namespace Stellantis.Server.Receiving;

/// <summary>
/// Looks for a secret in the places where channels can carry one: a header field, Authorization with Bearer, and Basic, whose password it is. How
/// long it takes tells nothing of the secret.
/// </summary>
internal sealed class SecretGate
{
    private readonly byte[] _key = new byte[32];
    private readonly byte[]? _expected;
    private readonly string _header;

    public SecretGate(string? secret, string header)
    {
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(_key);
        _header = header;
        _expected = secret is null ? null : Hash(secret);
    }

    public bool Lets(HttpRequest request)
    {
        if (_expected is null)
            return true;
        var isRight = false;
        // Each is compared, also when one before was right.
        foreach (var shown in Shown(request.Headers))
            isRight |= AreEqual(Hash(shown), _expected);
        return isRight;
    }

    /// <summary>True for a header field that signs in.</summary>
    public bool IsOfSecret(string header) => string.Equals(header, _header, StringComparison.OrdinalIgnoreCase)
        || header.EndsWith("Authorization", StringComparison.OrdinalIgnoreCase)
            || string.Equals(header, "Cookie", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> Shown(HeaderList headers)
    {
        if (headers.Find(_header) is { } own)
            yield return own;
        if (headers.Find("Authorization") is not { } authorization)
            yield break;
        yield return authorization;
        var word = authorization.Split([' '], 2);
        if (word.Length < 2)
            yield break;
        yield return word[1].Trim();
        if (string.Equals(word[0], "Basic", StringComparison.OrdinalIgnoreCase) && Decoded(word[1].Trim()) is { } pair
            && pair.IndexOf(':') is >= 0 and var colon)
            yield return pair.Substring(colon + 1);
    }

    private static string? Decoded(string base64)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private byte[] Hash(string text)
    {
        using var hash = new HMACSHA256(_key);
        return hash.ComputeHash(Encoding.UTF8.GetBytes(text));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static bool AreEqual(byte[] left, byte[] right)
    {
        var difference = left.Length ^ right.Length;
        for (var i = 0; i < left.Length && i < right.Length; i++)
            difference |= left[i] ^ right[i];
        return difference == 0;
    }
}
