using System.Globalization;

namespace Stellantis.Sandbox.Times;

/// <summary>
/// One value of the <c>timestamps</c> filter: <c>T1/T2</c>, <c>T1/duration</c>, <c>T1/</c>, <c>/T2</c>, or windows of a length that come
/// again with a period, <c>Rn/T/period[/length]</c> and <c>R/T/period[/length]</c>. Both ends belong to a window.
/// </summary>
internal sealed class TimestampWindow
{
    private static readonly string[] s_instants =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd", "yyyyMMdd'T'HHmmss.FFFFFFFK", "yyyyMMdd'T'HHmmK",
    ];

    private static readonly CalendarDuration s_day = new(0, TimeSpan.FromDays(1));

    private DateTimeOffset _start = DateTimeOffset.MinValue;
    private DateTimeOffset _end = DateTimeOffset.MaxValue;
    private CalendarDuration _period;
    private CalendarDuration _length;
    private long _count;

    /// <summary>Reads an interval; <paramref name="now"/> is where an interval without an end ends.</summary>
    public static bool TryParse(string text, DateTimeOffset now, out TimestampWindow window)
    {
        window = new TimestampWindow();
        var parts = text.Split('/');
        return parts[0].StartsWith("R", StringComparison.Ordinal) ? window.ReadRepeating(parts) : window.ReadSingle(parts, now);
    }

    /// <summary>An RFC 3339 instant; a date alone is its beginning, and without an offset it is UTC.</summary>
    public static bool TryParseInstant(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, s_instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);

    public bool Contains(DateTimeOffset instant)
    {
        if (_count == 0)
            return instant >= _start && instant <= _end;
        if (instant < _start)
            return false;

        // The last window that begins before the instant ends last too, so it alone decides.
        var last = Math.Min(_count - 1, (instant - _start).Ticks / Math.Max(1, _period.Longest.Ticks));
        while (last + 1 < _count && _period.After(_start, last + 1) <= instant)
            last++;
        return instant <= _length.After(_period.After(_start, last));
    }

    private bool ReadSingle(string[] parts, DateTimeOffset now)
    {
        if (parts.Length != 2 || (parts[0].Length == 0 && parts[1].Length == 0))
            return false;
        if (parts[0].Length > 0 && !TryParseInstant(parts[0], out _start))
            return false;
        if (parts[1].Length == 0)
        {
            _end = now;
            return true;
        }

        if (parts[0].Length > 0 && CalendarDuration.TryParse(parts[1], out var duration))
        {
            _end = duration.After(_start);
            return true;
        }

        return TryParseInstant(parts[1], out _end) && _end >= _start;
    }

    private bool ReadRepeating(string[] parts)
    {
        _length = s_day;
        _count = long.MaxValue;
        return parts.Length is 3 or 4
            && (parts[0].Length == 1 || (int.TryParse(parts[0].Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && (_count = count) > 0))
            && TryParseInstant(parts[1], out _start)
            && CalendarDuration.TryParse(parts[2], out _period) && !_period.IsZero
            && (parts.Length == 3 || CalendarDuration.TryParse(parts[3], out _length));
    }
}
