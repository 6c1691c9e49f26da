using Stellantis.Client.Text;

namespace Stellantis.Client.Masking;

/// <summary>Hides in a text what its own words call a secret: <c>sig=...</c>, <c>"apiKey": "..."</c>, <c>Authorization: Bearer ...</c>.</summary>
internal static class NamedSecrets
{
    private const int LongestName = 40;
    private const int MostBlanks = 8;
    private const int ShortestToken = 8;

    // So long that it is no word of a sentence.
    private const int SurelyToken = 20;

    private static readonly string[] s_schemes = ["Bearer", "Basic", "Digest", "Negotiate", "ApiKey", "Token"];

    public static string Mask(string text)
    {
        var masked = new Rewriting(text);
        for (var i = 0; i < text.Length; i++)
        {
            var end = i;
            if (text[i] is '=' or ':')
                end = Named(text, i, ref masked);
            else if (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
                end = Schemed(text, i, ref masked);
            i = Math.Max(i, end - 1);
        }
        return masked.ToString();
    }

    // The value of a name that ends here; the place behind it, or this one.
    private static int Named(string text, int sign, ref Rewriting masked)
    {
        var end = sign;
        while (end > 0 && sign - end < MostBlanks && text[end - 1] is ' ' or '"' or '\'' or '\\')
            end--;
        var isQuoted = text.IndexOf('"', end, sign - end) >= 0;
        var start = end;
        while (start > 0 && end - start < LongestName && IsOfName(text[start - 1]))
            start--;
        if (start == end)
            return sign;
        var name = text.Substring(start, end - start);
        var isQuery = text[sign] == '=' && start > 0 && text[start - 1] is '?' or '&';
        if (!(isQuery ? SecretNames.IsInQuery(name) : SecretNames.Is(name)))
            return sign;
        var from = Skip(text, sign + 1);
        if (from == text.Length || text[from] is '$' or '{' or '[')
            return sign;
        var to = ValueEnd(text, ref from);
        to = WithScheme(text, from, to);
        // A colon in a sentence says what is the matter with a token.
        var isSaid = text[sign] == ':' && !isQuoted && !name.EndsWith("password", StringComparison.OrdinalIgnoreCase)
            && !name.Equals("pwd", StringComparison.OrdinalIgnoreCase);
        if (to == from || text[from] == '$' || isSaid && !LooksRandom(text, from, to))
            return sign;
        masked.Replace(from, to, Redactor.Hidden);
        return to;
    }

    // A scheme of authorization and its token, and a token that is known by its form.
    private static int Schemed(string text, int at, ref Rewriting masked)
    {
        var from = at;
        if (Scheme(text, at) is { } scheme)
            from = Skip(text, at + scheme.Length);
        else if (string.CompareOrdinal(text, at, "eyJ", 0, 3) != 0)
            return at;
        var to = from;
        while (to < text.Length && (char.IsLetterOrDigit(text[to]) || text[to] is '+' or '/' or '=' or '.' or '_' or '~' or '-'))
            to++;
        if (to - from < ShortestToken || !LooksRandom(text, from, to))
            return at;
        masked.Replace(from, to, Redactor.Hidden);
        return to;
    }

    private static int WithScheme(string text, int from, int to)
    {
        if (Scheme(text, from) is not { } scheme || to != from + scheme.Length)
            return to;
        var token = Skip(text, to);
        var end = ValueEnd(text, ref token);
        return end > token ? end : to;
    }

    private static string? Scheme(string text, int at)
    {
        foreach (var scheme in s_schemes)
        {
            if (string.Compare(text, at, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0 && at + scheme.Length < text.Length
                && text[at + scheme.Length] == ' ')
                return scheme;
        }
        return null;
    }

    private static int Skip(string text, int at)
    {
        for (var most = at + MostBlanks; at < text.Length && at < most && text[at] is ' ' or '\t';)
            at++;
        return at;
    }

    // Up to the quote that closes it, else up to what ends a word.
    private static int ValueEnd(string text, ref int from)
    {
        if (from < text.Length && text[from] == '\\')
            from++;
        var quote = from < text.Length && text[from] is '"' or '\'' ? text[from++] : '\0';
        var end = from;
        while (end < text.Length && !(quote == '\0' ? EndsValue(text[end]) : text[end] == quote))
            end += quote != '\0' && text[end] == '\\' && end + 1 < text.Length && text[end + 1] != quote ? 2 : 1;
        return Math.Min(end, text.Length);
    }

    private static bool EndsValue(char c) => char.IsWhiteSpace(c) || c is '&' or ';' or ',' or '"' or '\'' or '<' or '>' or ')' or ']' or '}';

    private static bool IsOfName(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '-' or '.';

    // A digit, the sign that fills up Base64, or capitals within a word.
    private static bool LooksRandom(string text, int from, int to)
    {
        if (to - from >= SurelyToken)
            return true;
        for (var i = from; i < to; i++)
        {
            if (char.IsDigit(text[i]) || text[i] == '=' || i > from && char.IsUpper(text[i]) && char.IsLower(text[i - 1]))
                return true;
        }
        return false;
    }
}
