using Stellantis.Client.Text;

namespace Stellantis.Client.Masking;

/// <summary>
/// Masks VINs in a text but for their last four characters, also where other letters touch them. Ids of hexadecimal digits are none.
/// </summary>
internal static class Vins
{
    private const int Length = 17;
    private const int Shown = 4;
    private const string Mark = "*************";

    public static string Mask(string text)
    {
        var masked = new Rewriting(text);
        for (var end = 0; end < text.Length;)
        {
            var start = end;
            while (start < text.Length && !IsOfVin(text[start]))
                start++;
            for (end = start; end < text.Length && IsOfVin(text[end]);)
                end++;
            // What stands behind an escape, such as %20, begins there.
            if (start > 0 && text[start - 1] == '%' && end - start > 2 && Uri.IsHexDigit(text[start]) && Uri.IsHexDigit(text[start + 1]))
                start += 2;
            if (end - start == Length ? HasBoth(text, start) : end - start > Length)
                Run(text, start, end, ref masked);
        }
        return masked.ToString();
    }

    private static void Run(string text, int start, int end, ref Rewriting masked)
    {
        if (end - start == Length)
        {
            masked.Replace(start, end - Shown, Mark);
            return;
        }
        // Where a known maker's begins, what stands before it is no part of it.
        if (!Masked(text, start, end, IsKnown, ref masked))
            Masked(text, start, end, EndsWithNumber, ref masked);
    }

    private static bool Masked(string text, int start, int end, Func<string, int, bool> isVin, ref Rewriting masked)
    {
        var (first, last) = (-1, -1);
        for (var at = start; at + Length <= end; at++)
        {
            if (!isVin(text, at) || !IsLike(text, at))
                continue;
            first = first < 0 ? at : first;
            last = at + Length;
        }
        if (first >= 0)
            masked.Replace(first, last - Shown, Mark);
        return first >= 0;
    }

    private static bool IsKnown(string text, int at) => Brand.OfVin(text.Substring(at, 3)) is not null;

    private static bool EndsWithNumber(string text, int at)
    {
        for (var i = at + Length - Shown; i < at + Length; i++)
        {
            if (!IsDigit(text[i]))
                return false;
        }
        return !(IsDigit(text[at]) && IsDigit(text[at + 1]) && IsDigit(text[at + 2]));
    }

    // Among other letters more is asked of a VIN: one case, and a letter that is no hexadecimal digit.
    private static bool IsLike(string text, int at)
    {
        var (upper, lower, digits, beyondHex) = (0, 0, 0, false);
        for (var i = at; i < at + Length; i++)
        {
            var c = text[i];
            upper += c is >= 'A' and <= 'Z' ? 1 : 0;
            lower += c is >= 'a' and <= 'z' ? 1 : 0;
            digits += IsDigit(c) ? 1 : 0;
            beyondHex |= !Uri.IsHexDigit(c);
        }
        return (upper == 0 || lower == 0) && digits is >= Shown and < Length && beyondHex;
    }

    private static bool HasBoth(string text, int at)
    {
        var digits = 0;
        for (var i = at; i < at + Length; i++)
            digits += IsDigit(text[i]) ? 1 : 0;
        return digits is > 0 and < Length;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsOfVin(char c) => IsDigit(c) || c is >= 'A' and <= 'Z' or >= 'a' and <= 'z';
}
