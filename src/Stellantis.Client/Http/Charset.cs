using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;

namespace Stellantis.Client.Http;

/// <summary>In which encoding an answer came: its mark tells, else what it says of itself, else it is UTF-8, as JSON is.</summary>
internal static class Charset
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // The longer mark first: that of UTF-32 begins as that of UTF-16.
    private static readonly Encoding[] s_marked =
        [new UTF32Encoding(false, true), new UTF32Encoding(true, true), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode];

    // Headers that the framework takes for broken may still tell.
    private static readonly Regex s_charset =
        new(@";\s*charset\s*=\s*[""']?(?<name>[^\s;,""']+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>True when the bytes of an answer can be looked at as they are: what is ASCII stands for itself.</summary>
    public static bool IsPlain(HttpContent content) => Declared(content) is not { } name || IsUtf8(name);

    /// <summary>The encoding of an answer, and the length of its mark.</summary>
    /// <exception cref="InvalidDataException">It names a charset that is not known here, and is no UTF-8 either.</exception>
    public static (Encoding Encoding, int Mark) Of(HttpContent content, byte[] bytes, int count)
    {
        foreach (var encoding in s_marked)
        {
            var mark = encoding.GetPreamble();
            if (count >= mark.Length && bytes.Take(mark.Length).SequenceEqual(mark))
                return (encoding, mark.Length);
        }
        if (Declared(content) is not { } name || IsUtf8(name))
            return (s_utf8, 0);
        if (Known(name, count > 1 && bytes[0] == 0) is { } known)
            return (known, 0);
        try
        {
            // Of what it says, JSON's own standard leaves UTF-8 only; text that is valid by chance is rare.
            s_strict.GetCharCount(bytes, 0, count);
            return (s_utf8, 0);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException($"its charset '{name}' is not known here, and it is not UTF-8");
        }
    }

    private static string? Declared(HttpContent content) =>
        content.Headers.TryGetValues("Content-Type", out var given) && s_charset.Match(string.Join(";", given)) is { Success: true } match
            ? match.Groups["name"].Value : null;

    // ASCII is a part of it.
    private static bool IsUtf8(string name) => name.ToLowerInvariant() is "utf-8" or "utf8" or "us-ascii" or "ascii";

    // JSON begins with ASCII, and tells by it which half of UTF-16 comes first.
    private static Encoding? Known(string name, bool isZeroFirst)
    {
        try
        {
            return name.ToLowerInvariant() switch
            {
                // Text in it can be read in two ways; nobody sends it in good faith.
                "utf-7" or "unicode-1-1-utf-7" => null,
                "utf-16" => isZeroFirst ? Encoding.BigEndianUnicode : Encoding.Unicode,
                _ => Encoding.GetEncoding(name),
            };
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
