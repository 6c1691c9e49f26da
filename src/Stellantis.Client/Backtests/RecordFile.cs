using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Stellantis.Client.Json;
using Stellantis.Client.Text;

namespace Stellantis.Client.Backtests;

/// <summary>
/// A file with the past of vehicles, as the service told it: what <c>ToJson()</c> writes of telemetry, trips, alarms, collisions and stolen reports,
/// in a list, a line each or below one another, and whole pages. It is read piece by piece.
/// </summary>
internal sealed class RecordFile : IDisposable
{
    // What is larger is cleared away by the runtime only when it clears away everything.
    private const int ReadAtOnce = 32 * 1024;

    private static readonly Regex s_vehicle = new("/vehicles/([^/?#]+)", RegexOptions.CultureInvariant);

    private readonly string? _path;
    private readonly string _name;
    private readonly WantedMembers? _wanted;
    private readonly TextReader _text;
    private readonly JsonDocuments _documents;
    private readonly WireReader _reader = new([], 0);
    private readonly List<(int Start, int End, RecordKinds Kind)> _found = [];
    private Stellantis.Telemetry? _telemetry;
    private int _foreign;

    /// <param name="path">Where it is.</param>
    /// <param name="name">What the user calls it.</param>
    /// <param name="wanted">What is read of telemetry; null for all. What is passed over must be JSON all the same.</param>
    /// <exception cref="StellantisApiException">It cannot be opened.</exception>
    public RecordFile(string path, string name, WantedMembers? wanted = null)
        : this(Open(path, name), ReadAtOnce, name, wanted) => _path = path;

    private RecordFile(TextReader text, int readAtOnce, string name, WantedMembers? wanted)
    {
        (_text, _name, _wanted) = (text, name, wanted);
        _documents = new JsonDocuments(text, readAtOnce, Find) { Wanted = wanted };
    }

    /// <summary>The same for what would stand in a file.</summary>
    public static RecordFile OfText(string text) => new(new StringReader(text), Math.Min(ReadAtOnce, text.Length + 1), "", null);

    /// <summary>How many objects were no record of a past.</summary>
    public int Foreign { get; private set; }

    /// <summary>The records, each with its vehicle where the file tells it.</summary>
    /// <exception cref="StellantisApiException">The file is not what it should be.</exception>
    public IEnumerable<object> Read()
    {
        while (Next())
        {
            Foreign += _foreign;
            if (_telemetry is not null)
            {
                Adopt(_telemetry);
                yield return _telemetry;
            }
            foreach (var (start, end, kind) in _found)
            {
                _reader.Restart(_documents.Text, start, end, _documents.Known, kind == RecordKinds.Telemetry ? _wanted : null);
                _reader.ReadDocument();
                var record = Read(_reader, kind);
                Adopt(record);
                yield return record;
            }
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _documents.Dispose();
        _text.Dispose();
    }

    private static IVehicleChild Read(WireReader reader, RecordKinds kind) => kind switch
    {
        RecordKinds.Telemetry => Stellantis.Telemetry.Read(reader),
        RecordKinds.Trips => Trip.Read(reader),
        RecordKinds.Alarms => Alarm.Read(reader),
        RecordKinds.Collisions => Collision.Read(reader),
        _ => StolenReport.Read(reader),
    };

    private static void Adopt(IVehicleChild record)
    {
        var links = record switch
        {
            Stellantis.Telemetry telemetry => telemetry.Links,
            Trip trip => trip.Links,
            Collision collision => collision.Links,
            StolenReport theft => theft.Links,
            Alarm alarm => alarm.Links,
            _ => HalLinks.None,
        };
        record.VehicleId = ResourceId.FromLink(links["vehicle"])
            ?? (links["self"] is { } self && s_vehicle.Match(self) is { Success: true } match ? Uri.UnescapeDataString(match.Groups[1].Value) : null);
    }

    private bool Next()
    {
        try
        {
            return _documents.Next();
        }
        catch (FormatException e)
        {
            throw Bad(e.Message, e);
        }
        catch (JsonException e)
        {
            throw Bad($"The object that begins on line {_documents.Line} is not JSON: {e.Message.TrimEnd('.')}.", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new StellantisApiException(ErrorIds.InvalidBody,
                IsCompressed() ? $"The file '{_name}' is compressed. Unpack it first." : $"The file '{_name}' {FileText.Foreign}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(_name, e);
        }
    }

    private static StreamReader Open(string path, string name)
    {
        try
        {
            return new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, ReadAtOnce);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(name, e);
        }
    }

    private static StellantisApiException Unreadable(string name, Exception why) =>
        new(ErrorIds.InvalidBody, $"The file '{name}' cannot be read: {why.Message.TrimEnd('.')}.", why);

    // gzip, zip, zstd, bzip2, xz and 7z begin like this.
    private bool IsCompressed()
    {
        if (_path is null)
            return false;
        using var file = File.OpenRead(_path);
        return (file.ReadByte(), file.ReadByte()) is (0x1F, 0x8B) or ('P', 'K') or (0x28, 0xB5) or ('B', 'Z') or (0xFD, '7') or ('7', 'z');
    }

    // Passes over an object and finds the records in it: itself, or the items of a page. After a message of telemetry, mostly another comes.
    private void Find(WireReader reader)
    {
        _found.Clear();
        (_telemetry, _foreign) = (null, 0);
        reader.ReadDocument();
        if (_documents.Wanted is null)
        {
            FindHere(reader);
        }
        else
        {
            var start = reader.Mark() - 1;
            _telemetry = Stellantis.Telemetry.Read(reader);
            if (RecordName.KindOf(RecordName.Of(reader.Names)) == RecordKinds.Telemetry)
                return;
            _telemetry = null;
            _reader.Restart(_documents.Text, start, reader.Mark(), _documents.Known);
            _reader.ReadDocument();
            FindHere(_reader);
        }
        _documents.Wanted = _found is [{ Kind: RecordKinds.Telemetry }] ? _wanted : null;
    }

    private void FindHere(WireReader reader)
    {
        var start = reader.Mark() - 1;
        var (found, foreign) = (_found.Count, _foreign);
        var names = RecordNames.None;
        while (reader.NextMember())
        {
            var isItems = reader.Member == "_embedded";
            names |= RecordName.Of(reader.Member);
            if (reader.NextValue() == JsonToken.StartObject && isItems)
                FindItems(reader);
            else
                reader.SkipWhole();
        }
        if (RecordName.KindOf(names) is var kind && kind != RecordKinds.None)
        {
            _found.RemoveRange(found, _found.Count - found);
            _found.Add((start, reader.Mark(), kind));
            _foreign = foreign;
        }
        else if (!names.HasFlag(RecordNames.Embedded))
        {
            _foreign++;
        }
    }

    // The items of a page, whatever the service calls them.
    private void FindItems(WireReader reader)
    {
        while (reader.NextMember())
        {
            reader.NextValue();
            FindItem(reader);
        }
    }

    private void FindItem(WireReader reader)
    {
        if (reader.TokenType == JsonToken.StartObject)
        {
            FindHere(reader);
        }
        else if (reader.TokenType == JsonToken.StartArray)
        {
            while (reader.NextValue() != JsonToken.EndArray)
                FindItem(reader);
        }
    }

    private StellantisApiException Bad(string problem, Exception cause) =>
        new(ErrorIds.InvalidBody, $"The file '{_name}' cannot be read. {problem}", cause)
        {
            Advice = "Write records as the service sent them: Get-StellantisTelemetry ... | ForEach-Object ToJson | Set-Content <file>.",
        };
}
