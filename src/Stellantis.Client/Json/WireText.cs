using System.Globalization;
using System.Xml;

namespace Stellantis.Client.Json;

/// <summary>Dates and durations as text on the wire.</summary>
internal static class WireText
{
    // What is longer is no date and no duration, and is not looked at.
    private const int Longest = 100;

    private const int ExactDigits = 15;

    private static readonly string[] s_dateFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd",
        "ddd MMM dd HH:mm:ss 'GMT' yyyy",
        "ddd MMM dd HH:mm:ss 'UTC' yyyy",
        "r",
    ];

    /// <summary>RFC 3339 in UTC, with as many digits of a second as there are.</summary>
    public static string Date(DateTimeOffset value) => Date(value.UtcDateTime);

    /// <summary>RFC 3339 in UTC, with as many digits of a second as there are.</summary>
    public static string Date(DateTime value) =>
        value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads RFC 3339, its form without a colon in the offset, and the two older forms of the service. Without an offset it is UTC.
    /// </summary>
    public static bool TryDate(string text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length > Longest)
            return false;
        text = text.Trim();
        // An offset without a colon, +0000, is more than the framework's K takes.
        if (text.Length > 5 && text[text.Length - 5] is '+' or '-' && text.IndexOf('T') > 0 && IsDigits(text, text.Length - 4, 4))
            text = text.Insert(text.Length - 2, ":");
        // More digits of a second than the framework takes are cut to its seven.
        var dot = text.IndexOf('.');
        if (dot > 0)
        {
            var end = dot + 1;
            while (end < text.Length && char.IsDigit(text[end]))
                end++;
            if (end - dot > 8)
                text = text.Remove(dot + 8, end - dot - 8);
        }
        return DateTimeOffset.TryParseExact(text, s_dateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    /// <summary>True when a number, read as a double and written again, has the digits that it came with.</summary>
    public static bool IsPlainNumber(char[] text, int start, int end)
    {
        var at = text[start] == '-' ? start + 1 : start;
        var (digits, isFraction) = (0, false);
        for (var i = at; i < end; i++)
        {
            if (text[i] == '.')
                isFraction = true;
            else if (text[i] is < '0' or > '9')
                return false;
            else if (digits > 0 || text[i] != '0')
                digits++;
            else if (isFraction && i > at + 3)
                return false;
        }
        // Fifteen digits always come back; a last zero behind the point, a negative zero and the tiny do not.
        return digits <= ExactDigits && (digits > 0 || !isFraction && at == start) && !(isFraction && text[end - 1] == '0');
    }

    /// <summary>
    /// Reads the form that the service writes nearly always, and that <see cref="Date(DateTime)"/> gives back: 2026-01-31T23:59:59Z.
    /// </summary>
    public static bool TryPlainDate(char[] text, int start, int length, out DateTimeOffset value)
    {
        value = default;
        if (length != 20 || text[start + 4] != '-' || text[start + 7] != '-' || text[start + 10] != 'T' || text[start + 13] != ':'
            || text[start + 16] != ':' || text[start + 19] != 'Z')
            return false;
        var (century, year, month, day) = (Two(0), Two(2), Two(5), Two(8));
        var (hour, minute, second) = (Two(11), Two(14), Two(17));
        if ((century | year | month | day | hour | minute | second) < 0)
            return false;
        year += century * 100;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        value = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;

        int Two(int at)
        {
            var (tens, ones) = (text[start + at] - '0', text[start + at + 1] - '0');
            return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? tens * 10 + ones : -1;
        }
    }

    /// <summary>Reads an ISO 8601 duration.</summary>
    public static bool TryDuration(string text, out TimeSpan value)
    {
        value = default;
        if (text.Length > Longest)
            return false;
        try
        {
            value = XmlConvert.ToTimeSpan(text.Trim());
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static bool IsDigits(string text, int start, int count)
    {
        for (var i = start; i < start + count; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
        }
        return true;
    }
}
