using System.Globalization;
using System.Text;

namespace Stellantis.Sandbox.Api;

/// <summary>
/// What a page token carries, so that the server need not remember anything: where the page begins, as of when the collection is seen,
/// and the query of the first page. A check sum over it and the path makes a token good for its own collection only.
/// </summary>
internal sealed record PageToken(int Offset, DateTimeOffset AsOf, string Query)
{
    private const char Separator = '\n';

    public string Encode(string path)
    {
        var text = string.Join(Separator.ToString(), Offset.ToString(CultureInfo.InvariantCulture),
            AsOf.UtcTicks.ToString(CultureInfo.InvariantCulture), Query);
        var signed = CheckSum(path, text) + Separator + text;
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(signed)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// <summary>Reads a token that this path has made.</summary>
    /// <exception cref="ApiFault">It is another text.</exception>
    public static PageToken Decode(string path, string token)
    {
        try
        {
            var base64 = token.Replace('-', '+').Replace('_', '/');
            var signed = Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
            var parts = signed.Split([Separator], 4);
            if (parts.Length == 4 && parts[0] == CheckSum(path, signed.Substring(parts[0].Length + 1)))
            {
                var asOf = new DateTimeOffset(long.Parse(parts[2], CultureInfo.InvariantCulture), TimeSpan.Zero);
                return new PageToken(int.Parse(parts[1], CultureInfo.InvariantCulture), asOf, parts[3]);
            }
        }
        catch (FormatException)
        {
            throw Unknown();
        }

        throw Unknown();
    }

    private static ApiFault Unknown() => new(400, "The parameter pageToken is not a token of this collection.");

    // FNV-1a: it catches mistakes; nobody is kept out by it.
    private static string CheckSum(string path, string text) => (path + Separator + text)
        .Aggregate(0xCBF29CE484222325UL, (hash, c) => (hash ^ c) * 0x100000001B3UL).ToString("x16", CultureInfo.InvariantCulture);
}
