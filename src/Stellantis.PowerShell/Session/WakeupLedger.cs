using System.Globalization;

namespace Stellantis.PowerShell.Session;

/// <summary>When which vehicle was woken up, in this session, and in a file where one is named: a line for each, the time and the vehicle.</summary>
internal sealed class WakeupLedger
{
    private static readonly TimeSpan s_month = TimeSpan.FromDays(30);

    private readonly object _gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _times = new(StringComparer.OrdinalIgnoreCase);
    private readonly string? _path;

    public WakeupLedger()
    {
    }

    private WakeupLedger(string path) => _path = path;

    /// <summary>Reads a file, and makes it when it is not there.</summary>
    /// <exception cref="FormatException">It holds something else.</exception>
    public static WakeupLedger Open(string path)
    {
        var ledger = new WakeupLedger(path);
        using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
        using (var text = new StreamReader(file))
        {
            for (var line = 1; text.ReadLine() is { } read; line++)
            {
                if (read.Length == 0)
                    continue;
                var parts = read.Split([' '], 2);
                if (parts.Length != 2
                    || !DateTimeOffset.TryParse(parts[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
                    throw new FormatException($"line {line} is not a time and a vehicle");
                ledger.Add(parts[1], time);
            }
        }
        return ledger;
    }

    /// <summary>Why a vehicle is not to be woken up now; null when it may be.</summary>
    public string? Refusal(string vehicleId, TimeSpan coolDown, int monthly)
    {
        lock (_gate)
        {
            if (!_times.TryGetValue(vehicleId, out var times))
                return null;
            var now = DateTimeOffset.UtcNow;
            var recent = times.Where(time => time > now - s_month).ToList();
            if (recent.Count == 0)
                return null;
            var last = recent.Max();
            return now - last < coolDown
                ? $"{vehicleId} was woken up at {last.LocalDateTime:yyyy-MM-dd HH:mm:ss}, and -CoolDown lets it rest until " +
                    $"{(last + coolDown).LocalDateTime:yyyy-MM-dd HH:mm:ss}."
                : recent.Count >= monthly ? $"{vehicleId} was woken up {recent.Count} times in thirty days, and -MonthlyLimit is {monthly}." : null;
        }
    }

    /// <summary>A vehicle is woken up now.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Note(string vehicleId)
    {
        lock (_gate)
        {
            var now = DateTimeOffset.UtcNow;
            Add(vehicleId, now);
            if (_path is null)
                return;
            // Whole lines at the end, so that two runs may keep one file.
            using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            using var text = new StreamWriter(file);
            text.Write(now.ToString("o", CultureInfo.InvariantCulture) + " " + vehicleId + "\n");
        }
    }

    private void Add(string vehicleId, DateTimeOffset time)
    {
        if (!_times.TryGetValue(vehicleId, out var times))
            _times[vehicleId] = times = [];
        times.Add(time);
    }
}
