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
    private static readonly Regex s_vehicle = new("/vehicles/([^/?#]+)", RegexOptions.CultureInvariant);

    private readonly string _name;
    private readonly StreamReader _reader;

    /// <param name="path">Where it is.</param>
    /// <param name="name">What the user calls it.</param>
    public RecordFile(string path, string name)
    {
        _name = name;
        _reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
    }

    /// <summary>How many objects were no record of a past.</summary>
    public int Foreign { get; private set; }

    /// <summary>The records, each with its vehicle where the file tells it.</summary>
    /// <exception cref="StellantisApiException">The file is not what it should be.</exception>
    public IEnumerable<object> Read()
    {
        var documents = new JsonDocuments(_reader);
        while (Next(documents))
        {
            foreach (var record in Records(documents))
                yield return record;
        }
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>What a JSON object with such members is; null when it is no record of a past.</summary>
    private static Func<WireReader, object>? Kind(IReadOnlyList<string> names)
    {
        bool Has(params string[] any) => any.Any(name => names.Contains(name));
        return Has("vehicle", "environment", "privacy") ? Has("updatedAt") ? null : Stellantis.Telemetry.Read
            : Has("stats", "locations", "startMileage", "startEnergies", "endEnergies", "stoppedAt") ? Trip.Read
            : Has("details", "pedestrian", "tippedOver", "unlockRequested") ? Collision.Read
            : Has("startPosition", "endPosition", "endAt") || Has("state") && Has("startedAt") ? StolenReport.Read
            : Has("status", "trigger") && !Has("remoteActionId", "monitorId", "channelId") ? Alarm.Read
            : null;
    }

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

    private bool Next(JsonDocuments documents)
    {
        try
        {
            return documents.Next();
        }
        catch (FormatException e)
        {
            throw Bad(e.Message, e);
        }
        catch (DecoderFallbackException e)
        {
            throw new StellantisApiException(ErrorIds.InvalidBody, $"The file '{_name}' {FileText.Foreign}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StellantisApiException(ErrorIds.InvalidBody, $"The file '{_name}' cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private List<object> Records(JsonDocuments documents)
    {
        try
        {
            if (Kind(documents.Names) is not { } read)
                return documents.Names.Contains("_embedded") ? Page(documents) : None();
            using var reader = new WireReader(documents.Text, documents.Length);
            reader.ReadDocument();
            var record = read(reader);
            Adopt((IVehicleChild)record);
            return [record];
        }
        catch (JsonException e)
        {
            throw Bad($"The object on line {documents.Line} is not JSON: {e.Message.TrimEnd('.')}.", e);
        }
    }

    // The items of a page, whatever the service calls them.
    private List<object> Page(JsonDocuments documents)
    {
        var records = new List<object>();
        using var reader = new WireReader(documents.Text, documents.Length);
        reader.ReadDocument();
        while (reader.NextMember())
        {
            var isItems = reader.Member == "_embedded";
            if (reader.NextValue() != JsonToken.StartObject || !isItems)
            {
                reader.Raw();
                continue;
            }
            var items = new JsonDocuments(new StringReader(Inside(reader.Raw())));
            while (items.Next())
                records.AddRange(Records(items));
        }
        return records;
    }

    // The lists in an object, without the names around them.
    private static string Inside(string embedded)
    {
        var lists = new StringBuilder();
        using var reader = new WireReader(embedded);
        reader.ReadDocument();
        while (reader.NextMember())
        {
            reader.NextValue();
            var value = reader.Raw();
            if (value.Length > 0 && value[0] is '[' or '{')
                lists.Append(value).Append('\n');
        }
        return lists.ToString();
    }

    private List<object> None()
    {
        Foreign++;
        return [];
    }

    private StellantisApiException Bad(string problem, Exception cause) =>
        new(ErrorIds.InvalidBody, $"The file '{_name}' cannot be read. {problem}", cause)
        {
            Advice = "Write records as the service sent them: Get-StellantisTelemetry ... | ForEach-Object ToJson | Set-Content <file>.",
        };
}
