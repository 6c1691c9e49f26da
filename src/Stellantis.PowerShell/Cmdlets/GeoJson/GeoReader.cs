using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml;
using Stellantis.Client.GeoJson;
using Stellantis.Client.Times;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Finds the places in what comes down a pipeline, by the names of properties alone: live objects, those of Import-Clixml and of jobs, rows of
/// Import-Csv and hashtables are read alike.
/// </summary>
internal sealed class GeoReader(IReadOnlyList<string> more)
{
    private static readonly string[] s_ids =
    [
        "VehicleId", "TripId", "StolenReportId", "AlertId", "AlarmId", "CollisionId", "ChargingSessionId", "ChannelId", "MonitorId",
    ];

    /// <summary>What happens on a way and is none.</summary>
    private static readonly string[] s_events = ["AlertId", "AlarmId", "CollisionId", "ChargingSessionId", "MonitorId"];

    /// <summary>Where a position may be, where its time is, and which of two it is.</summary>
    private static readonly (string Place, string Time, string? Role)[] s_places =
    [
        ("Location", "CreatedAt", null),
        ("Position", "StartedAt", null),
        ("Trigger.Position", "Trigger.StartedAt", null),
        ("StartPosition", "StartedAt", "start"),
        ("EndPosition", "EndedAt", "end"),
    ];

    /// <summary>Where the time of a position in columns may be, the best first.</summary>
    private static readonly string[] s_times = ["PositionAt", "TriggerAt", "StartedAt", "CreatedAt", "Time", "UpdatedAt"];
    private static readonly string[] s_begins = ["StartedAt"];
    private static readonly string[] s_ends = ["EndedAt"];

    /// <summary>The text of a position: latitude and longitude.</summary>
    private static readonly Regex s_text = new(@"^\s*(?<latitude>-?[0-9.]+)\s*,\s*(?<longitude>-?[0-9.]+)\s*$", RegexOptions.CultureInvariant);

    private readonly PointInTime _times = new(DateTimeOffset.UtcNow, TimeZoneInfo.Local);

    /// <summary>The places of an object; none when it has none.</summary>
    public IReadOnlyList<GeoSample> Read(object item)
    {
        var properties = Properties(item);
        var line = Line(properties);
        // A position as an object has its altitude and its own time; columns have all digits; the text of a position is rounded.
        var found = Places(item, line, properties, asText: false);
        if (found.Count == 0)
            found = Columns(item, line, properties);
        if (found.Count == 0)
            found = Places(item, line, properties, asText: true);
        return found.Count > 0 ? found : Zones(item, properties, line);
    }

    private List<GeoSample> Places(object item, string line, IReadOnlyList<KeyValuePair<string, object?>> properties, bool asText)
    {
        var found = new List<GeoSample>();
        foreach (var (place, time, role) in s_places)
        {
            var position = Get(item, place);
            if (Unwrapped.Of(position) is string != asText || Point(position) is not { } point)
                continue;
            // What lasted tells its own time; another position knows better than its message when it was taken.
            var when = role is null ? Time(Get(position, "CreatedAt")) ?? TimeOf(item, time) : TimeOf(item, time)
                ?? Time(Get(position, "CreatedAt"));
            found.Add(new GeoSample { Point = point, Time = when, Line = line, Properties = properties, Role = role });
        }
        return found;
    }

    // A position of its own, or the columns that Select-Object Flat makes of those inside.
    private List<GeoSample> Columns(object item, string line, IReadOnlyList<KeyValuePair<string, object?>> properties)
    {
        var found = new List<GeoSample>();
        if (Point(item) is { } own)
            found.Add(new GeoSample { Point = own, Time = FirstTime(item, s_times), Line = line, Properties = properties });
        else
        {
            if (Point(item, "Start") is { } start)
                found.Add(new GeoSample { Point = start, Time = FirstTime(item, s_begins), Line = line, Properties = properties, Role = "start" });
            if (Point(item, "End") is { } end)
                found.Add(new GeoSample { Point = end, Time = FirstTime(item, s_ends), Line = line, Properties = properties, Role = "end" });
        }
        return found;
    }

    private static List<GeoSample> Zones(object item, IReadOnlyList<KeyValuePair<string, object?>> properties, string line)
    {
        var triggers = Items(Get(item, "Definition.Triggers") ?? Get(item, "Triggers") ?? Get(item, "TriggerParam.Triggers") ?? item);
        var zones = new List<GeoSample>();
        foreach (var trigger in triggers)
        {
            var zone = Get(trigger, "Zone") ?? trigger;
            var place = Get(zone, "Place") ?? zone;
            if (Point(Get(place, "Center")) is not { } center || Number(Get(place, "Radius")) is not { } radius)
                continue;
            var named = new List<KeyValuePair<string, object?>>(properties);
            Add(named, "label", Get(item, "Label"));
            Add(named, "trigger", Get(trigger, "Name"));
            Add(named, "transition", Get(zone, "Transition"));
            zones.Add(new GeoSample { Point = center, Radius = radius, Line = line, Properties = named });
        }
        return zones;
    }

    private List<KeyValuePair<string, object?>> Properties(object item)
    {
        var found = new List<KeyValuePair<string, object?>>();
        foreach (var id in s_ids)
            Add(found, char.ToLowerInvariant(id[0]) + id.Substring(1), Get(item, id) is { } own ? own : id == "VehicleId" ? Get(item, "Vin") : null);
        foreach (var name in more)
        {
            found.RemoveAll(property => property.Key == name);
            found.Add(new(name, Plain(Get(item, name))));
        }
        return found;
    }

    private static void Add(List<KeyValuePair<string, object?>> properties, string name, object? value)
    {
        if (value?.ToString() is { Length: > 0 } text && !properties.Exists(property => property.Key == name))
            properties.Add(new(name, text));
    }

    // A trip, a stolen report, or else a vehicle is a line; an event is one of its own.
    private static string Line(List<KeyValuePair<string, object?>> properties)
    {
        string? Value(string id) => properties.Find(property => string.Equals(property.Key, id, StringComparison.OrdinalIgnoreCase)).Value as string;
        var own = Array.Find(s_events, id => Value(id) is not null);
        var parts = own is null ? new[] { "VehicleId", "TripId", "StolenReportId" } : [own, "VehicleId", "ChannelId"];
        return string.Join("\n", parts.Select(id => $"{id}={Value(id)}"));
    }

    private static GeoPoint? Point(object? value, string which = "")
    {
        if (value is null)
            return null;
        GeoPoint? point = null;
        if (Unwrapped.Of(value) is string text)
        {
            var match = s_text.Match(text);
            if (match.Success && Number(match.Groups["longitude"].Value) is { } east && Number(match.Groups["latitude"].Value) is { } north)
                point = new GeoPoint(east, north, null);
        }
        else if (Number(Get(value, which + "Longitude")) is { } longitude && Number(Get(value, which + "Latitude")) is { } latitude)
            point = new GeoPoint(longitude, latitude, Number(Get(value, which + "Altitude")));
        return point is { IsPlausible: true } ? point : null;
    }

    private DateTimeOffset? FirstTime(object item, string[] names) =>
        names.Select(name => TimeOf(item, name)).FirstOrDefault(time => time is not null);

    // A column of Select-Object Flat is the text of the time.
    private DateTimeOffset? TimeOf(object item, string name) => Time(Get(item, name) ?? Get(item, name + "Iso"));

    private DateTimeOffset? Time(object? value)
    {
        switch (Unwrapped.Of(value))
        {
            case DateTimeOffset time:
                return time;
            case DateTime time:
                return _times.Local(time);
            // Export-Csv writes dates in the culture of the user, so that comes before the invariant one.
            case string { Length: > 0 } text:
                return _times.Iso(text) ?? Parse(text, CultureInfo.CurrentCulture) ?? Parse(text, CultureInfo.InvariantCulture);
            case null:
                return null;
            // What Import-Clixml makes of a DateTimeOffset.
            default:
                return Get(value, "UtcDateTime") is { } utc
                    && Unwrapped.Of(utc) is DateTime moment ? new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)) : null;
        }
    }

    private static DateTimeOffset? Parse(string text, CultureInfo culture) =>
        DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeLocal, out var time) ? time : null;

    private static double? Number(object? value)
    {
        var plain = Unwrapped.Of(value);
        if (plain is string text)
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                || double.TryParse(text, NumberStyles.Float, CultureInfo.CurrentCulture, out number) ? Finite(number) : null;
        }
        return plain is double or float or decimal or int or long or uint or ulong or short or ushort or byte or sbyte
            ? Finite(Convert.ToDouble(plain, CultureInfo.InvariantCulture)) : null;
    }

    private static double? Finite(double number) => double.IsNaN(number) || double.IsInfinity(number) ? null : number;

    private object? Plain(object? value) => Unwrapped.Of(value) switch
    {
        null => null,
        string or bool or double or float or decimal or int or long or uint or ulong or short or ushort or byte or sbyte => Unwrapped.Of(value),
        DateTime or DateTimeOffset => Time(value),
        TimeSpan duration => XmlConvert.ToString(duration),
        IDictionary => value!.ToString(),
        IEnumerable list and not WireObject => list.Cast<object?>().Select(Plain).ToArray(),
        _ => Time(value) ?? (object?)value!.ToString(),
    };

    private static IEnumerable<object> Items(object value) =>
        Unwrapped.Of(value) is IEnumerable list and not (string or IDictionary or WireObject) ? list.Cast<object?>().OfType<object>() : [value];

    // A property, or one of a property: Trigger.Position.
    private static object? Get(object? owner, string path)
    {
        // A column of that very name wins: Select-Object and Import-Csv make such.
        var whole = Member(owner, path);
        var dot = path.IndexOf('.');
        return whole is not null || dot < 0 ? whole : Get(Member(owner, path.Substring(0, dot)), path.Substring(dot + 1));
    }

    private static object? Member(object? owner, string name)
    {
        switch (Unwrapped.Of(owner))
        {
            case null or string:
                return null;
            case IDictionary table:
                foreach (DictionaryEntry entry in table)
                {
                    if (string.Equals(entry.Key?.ToString(), name, StringComparison.OrdinalIgnoreCase))
                        return entry.Value;
                }
                return null;
            default:
                return PSObject.AsPSObject(owner!).Properties[name]?.Value;
        }
    }
}
