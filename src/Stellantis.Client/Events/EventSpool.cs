using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Events;

/// <summary>
/// Keeps events in files of a folder: one line of JSON for each, in files that are deleted when all of theirs were taken, and the numbers of those
/// that were taken. What was written survives the end of the process, however it ends; it is handed to the system, which writes it to the disk in its
/// time.
/// </summary>
internal sealed class EventSpool : IDisposable
{
    private const string Pattern = "events-*.jsonl";
    private const int LargestFile = 4 * 1024 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SortedDictionary<long, Segment> _segments = [];
    private readonly HashSet<long> _taken = [];
    private readonly FileStream _lock;
    private readonly string _folder;
    private FileStream _log;
    private FileStream? _current;
    private long _length;

    /// <param name="folder">The folder; it is made when it is not there.</param>
    /// <exception cref="IOException">Another process uses it, or it cannot be written.</exception>
    public EventSpool(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        _lock = new FileStream(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            _log = OpenLog(FileMode.OpenOrCreate);
        }
        catch
        {
            // Or nobody could use the folder until this is collected.
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>The highest number so far. Numbers go on with the time, so that none comes twice when all files are gone.</summary>
    public long Last { get; private set; } = DateTime.UtcNow.Ticks;

    /// <summary>The lines that could not be read: not those of an event whose writing was cut off, as nobody was told that it is kept.</summary>
    public int Unreadable { get; private set; }

    /// <summary>How often events were written; once for all that came together.</summary>
    internal int Writes { get; private set; }

    /// <summary>What was kept and not taken, in the order in which it came.</summary>
    public IReadOnlyList<SpooledEvent> Load()
    {
        ReadLog();
        var all = new List<SpooledEvent>();
        foreach (var file in Directory.GetFiles(_folder, Pattern).OrderBy(file => file, StringComparer.Ordinal))
        {
            var segment = new Segment(file);
            var first = long.MaxValue;
            foreach (var kept in Lines(file))
            {
                first = Math.Min(first, kept.Number);
                Last = Math.Max(Last, kept.Number);
                if (_taken.Contains(kept.Number))
                    continue;
                segment.Open.Add(kept.Number);
                all.Add(kept);
            }
            if (segment.Open.Count == 0)
                File.Delete(file);
            else
                _segments[first] = segment;
        }
        return all;
    }

    /// <summary>Keeps events; when this returns, they survive.</summary>
    public void Append(IReadOnlyList<SpooledEvent> events)
    {
        if (_current is null || _length > LargestFile)
            Begin(events[0].Number);
        var segment = _segments.Last().Value;
        try
        {
            var lines = s_utf8.GetBytes(string.Concat(events.Select(kept => Line(kept) + "\n")));
            _current!.Write(lines, 0, lines.Length);
            _current.Flush();
            _length += lines.Length;
            Writes++;
        }
        catch (IOException)
        {
            // What was half written would be in the way of the next line.
            _current!.SetLength(_length);
            throw;
        }
        foreach (var kept in events)
            segment.Open.Add(kept.Number);
        Last = Math.Max(Last, events[events.Count - 1].Number);
    }

    /// <summary>An event need not be kept any more.</summary>
    public void Taken(long number)
    {
        var (first, segment) = _segments.LastOrDefault(pair => pair.Key <= number) is { Value: not null } pair ? (pair.Key, pair.Value) : default;
        if (segment is null || !segment.Open.Remove(number))
            return;
        _taken.Add(number);
        _log.Write(BitConverter.GetBytes(number), 0, sizeof(long));
        _log.Flush();
        if (segment.Open.Count == 0)
            End(first, segment);
    }

    public void Dispose()
    {
        _current?.Dispose();
        _log.Dispose();
        _lock.Dispose();
    }

    private static string Line(SpooledEvent kept)
    {
        var outside = new JObject();
        foreach (var pair in kept.Outside)
            outside[pair.Key] = pair.Value;
        // Line ends in JSON are white space.
        var text = kept.Text.Replace('\r', ' ').Replace('\n', ' ');
        return $"{{\"number\":{kept.Number.ToString(CultureInfo.InvariantCulture)},\"outside\":{outside.ToString(Formatting.None)},\"event\":" +
            $"{JsonConvert.ToString(text)}}}";
    }

    private IEnumerable<SpooledEvent> Lines(string file)
    {
        var lines = File.ReadAllText(file, s_utf8).Split('\n');
        // Behind the last line end is nothing, or what was being written when the process ended.
        foreach (var line in lines.Take(lines.Length - 1))
        {
            if (Read(line) is { } kept)
                yield return kept;
            else
                Unreadable++;
        }
    }

    private static SpooledEvent? Read(string line)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            var kept = JObject.Load(reader);
            return kept["number"] is JValue { Type: JTokenType.Integer } number && (string?)kept["event"] is { } text
                ? new SpooledEvent((long)number,
                    [.. (kept["outside"] as JObject)?.Properties().Select(p => new KeyValuePair<string, string>(p.Name, (string?)p.Value ?? ""))
                        ?? []], text)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void ReadLog()
    {
        _log.Position = 0;
        var number = new byte[sizeof(long)];
        while (_log.Read(number, 0, number.Length) == number.Length)
            _taken.Add(BitConverter.ToInt64(number, 0));
        // Half a number at the end is none.
        _log.SetLength(_log.Length / sizeof(long) * sizeof(long));
        _log.Position = _log.Length;
        if (_taken.Count > 0)
            Last = Math.Max(Last, _taken.Max());
    }

    private void Begin(long number)
    {
        _current?.Dispose();
        _current = null;
        var file = Path.Combine(_folder, $"events-{number.ToString("D20", CultureInfo.InvariantCulture)}.jsonl");
        // Without a buffer, in which the rest of a write that failed would wait for the next.
        _current = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1);
        _length = 0;
        _segments[number] = new Segment(file);
    }

    // All events of a file were taken: it goes, and with it the numbers that are below all that is left.
    private void End(long first, Segment segment)
    {
        if (_current is not null && _current.Name == Path.GetFullPath(segment.File))
        {
            _current.Dispose();
            _current = null;
        }
        File.Delete(segment.File);
        _segments.Remove(first);
        var left = _segments.Count == 0 ? long.MaxValue : _segments.First().Key;
        if (_taken.RemoveWhere(number => number < left) == 0)
            return;
        _log.Dispose();
        _log = OpenLog(FileMode.Create);
        foreach (var number in _taken)
            _log.Write(BitConverter.GetBytes(number), 0, sizeof(long));
        _log.Flush();
    }

    private FileStream OpenLog(FileMode mode) => new(Path.Combine(_folder, "taken"), mode, FileAccess.ReadWrite, FileShare.Read);

    private sealed class Segment(string file)
    {
        public string File { get; } = file;

        public HashSet<long> Open { get; } = [];
    }
}
