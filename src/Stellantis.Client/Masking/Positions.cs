using System.Globalization;
using Stellantis.Client.Text;

namespace Stellantis.Client.Masking;

/// <summary>
/// Masks the degrees of positions in a text but for one decimal. Three decimals and more are degrees; two, or a decimal comma, when a second number
/// stands beside, or the whole part has two digits and no unit follows. Versions, times of day, dates and ids stay.
/// </summary>
internal static class Positions
{
    private const int MostWhole = 3;
    private const int Half = 180;

    // So many decimals that letters around do not matter.
    private const int Sure = 4;
    private const int MostBetween = 6;

    private static readonly string[] s_words = ["LAT", "LON", "LNG", "LONG", "LATITUDE", "LONGITUDE", "POSITION", "COORDINATES", "GPS"];

    private static readonly HashSet<string> s_units = new(StringComparer.OrdinalIgnoreCase)
    {
        "s", "ms", "sec", "second", "seconds", "min", "minute", "minutes", "h", "hour", "hours", "day", "days", "km", "m", "cm", "mm", "mi", "l",
            "kWh", "kW", "V", "A", "bar", "kPa",
        "kB", "MB", "GB", "KiB", "MiB", "GiB", "B", "bytes", "percent", "times", "x",
    };

    public static string Mask(string text)
    {
        var masked = new Rewriting(text);
        var (before, wholeBefore) = (-1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsDigit(text, i))
                continue;
            var start = Start(text, i);
            var number = Number.At(text, start);
            if (number.IsDecimal)
            {
                var end = Chain(text, number);
                var isNear = before >= 0 && IsBetween(text, before, start) && (number.Whole > 1 || wholeBefore > 1);
                if (end == number.End && IsDegrees(text, start, number, isNear))
                    masked.Replace(start, end, Rounded(text, start, number));
                (before, wholeBefore) = end == number.End && number.Decimals >= 2 ? (end, number.Whole) : (-1, 0);
                i = end - 1;
            }
            else
            {
                i = number.End - 1;
            }
        }
        return masked.ToString();
    }

    private static bool IsDegrees(string text, int start, Number number, bool isNear)
    {
        if (number.Whole > MostWhole || IsSeconds(text, start, number))
            return false;
        if (number.Decimals < Sure && (IsWord(text, start - 1) && !IsEscape(text, start) || IsWordWithDigit(text, number.End)))
            return false;
        if (number.Decimals >= (number.Sign == '.' ? 3 : Sure))
            return true;
        if (number.Decimals < 2 || int.Parse(text.Substring(start, number.Whole), CultureInfo.InvariantCulture) > Half || HasUnit(text, number.End))
            return false;
        var next = Beside(text, number.End);
        var isPair = next.IsDecimal && (number.Whole > 1 || next.Whole > 1) || isNear;
        // A comma and three digits may be thousands.
        return isPair || IsNamed(text, start) || number.Decimals == 2 && number.Whole > 1;
    }

    private static string Rounded(string text, int start, Number number)
    {
        var value = double.Parse(text.Substring(start, number.End - start).Replace(',', '.'), CultureInfo.InvariantCulture);
        return value.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', number.Sign);
    }

    // %2048.85 is a blank and a number.
    private static int Start(string text, int at) =>
        at > 0 && text[at - 1] == '%' && at + 2 < text.Length && IsDigit(text, at + 1) && IsDigit(text, at + 2) ? at + 2 : at;

    // The end of 13.0.3 or 10,20,30, which are no numbers.
    private static int Chain(string text, Number number)
    {
        var end = number.End;
        while (number.Decimals < Sure && end + 1 < text.Length && text[end] == number.Sign && IsDigit(text, end + 1))
        {
            for (end++; IsDigit(text, end);)
                end++;
        }
        return end;
    }

    private static Number Beside(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < MostBetween && !IsDigit(text, end))
            end++;
        return IsDigit(text, end) && IsBetween(text, at, end) && Number.At(text, end) is { IsDecimal: true, Decimals: >= 2 } next ? next : default;
    }

    private static bool IsBetween(string text, int from, int to)
    {
        if (to <= from || to - from > MostBetween)
            return false;
        for (var i = from; i < to; i++)
        {
            if (!(char.IsWhiteSpace(text[i]) || text[i] is ',' or ';' or '/' or '|' or '-' or '+' or '°' or 'N' or 'S' or 'E' or 'W' or '[' or ']'
                or '(' or ')' or '"' or '\''))
                return false;
        }
        return true;
    }

    private static bool IsNamed(string text, int start)
    {
        var end = start;
        while (end > 0 && start - end < MostBetween && !char.IsLetterOrDigit(text[end - 1]))
            end--;
        var from = end;
        while (from > 0 && end - from < 12 && char.IsLetter(text[from - 1]))
            from--;
        return s_words.Contains(text.Substring(from, end - from).ToUpperInvariant());
    }

    // 12:30:45.123, and 12:30:45,123 of some logs.
    private static bool IsSeconds(string text, int start, Number number) =>
        number.Whole == 2 && start > 1 && text[start - 1] == ':' && IsDigit(text, start - 2);

    private static bool HasUnit(string text, int at)
    {
        if (at < text.Length && text[at] == ' ')
            at++;
        if (at < text.Length && text[at] == '%')
            return true;
        var end = at;
        while (end < text.Length && end - at < 10 && char.IsLetter(text[end]))
            end++;
        return end > at && s_units.Contains(text.Substring(at, end - at));
    }

    private static bool IsEscape(string text, int start) =>
        start > 2 && text[start - 3] == '%' && Uri.IsHexDigit(text[start - 2]) && Uri.IsHexDigit(text[start - 1]);

    private static bool IsWordWithDigit(string text, int at)
    {
        for (var end = at; end < text.Length && end - at < 40 && (char.IsLetterOrDigit(text[end]) || text[end] is '_'); end++)
        {
            if (IsDigit(text, end))
                return true;
        }
        return false;
    }

    private static bool IsWord(string text, int at) =>
        at >= 0 && (char.IsLetterOrDigit(text[at]) || text[at] is '_' || text[at] == '.' && IsDigit(text, at - 1));

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && text[at] is >= '0' and <= '9';

    private readonly record struct Number(int Whole, char Sign, int Decimals, int End)
    {
        public bool IsDecimal => Decimals > 0;

        public static Number At(string text, int start)
        {
            var whole = start;
            while (IsDigit(text, whole))
                whole++;
            if (whole + 1 >= text.Length || text[whole] is not ('.' or ',') || !IsDigit(text, whole + 1))
                return new Number(whole - start, '\0', 0, whole);
            var end = whole + 1;
            while (IsDigit(text, end))
                end++;
            return new Number(whole - start, text[whole], end - whole - 1, end);
        }
    }
}
