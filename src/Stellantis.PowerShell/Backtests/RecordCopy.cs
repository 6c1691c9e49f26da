using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client;
using Stellantis.Client.Backtests;
using Stellantis.Client.Json;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Backtests;

/// <summary>
/// Records of a past that are no objects of this session: what Import-Clixml, a job or remoting left of them, rows of Import-Csv, what
/// ConvertFrom-Json made of ToJson(), and that text itself. They become what the service told, as far as they still tell it.
/// </summary>
internal static class RecordCopy
{
    // What a row tells of these, it tells of something else than a vehicle at a moment.
    private static readonly string[] s_others =
        ["AlertId", "ChargingSessionId", "ChannelId", "EventId", "MonitorId", "RemoteId", "UpdatedAt", "UpdatedAtIso"];

    private static readonly string[] s_told =
    [
        "Ignition", "Odometer", "BatteryLevel", "BatteryAutonomy", "ChargingStatus", "IsPlugged", "FuelLevel", "FuelAutonomy", "IsMoving", "Speed",
        "LockedState", "DoorsOpen", "OutsideTemp", "Privacy", "PowerTrain", "DrivingBehavior", "Energies",
    ];

    /// <summary>The records in an object or a text; none where it is none of a past.</summary>
    public static IReadOnlyList<object> Of(object given)
    {
        if (given is string text)
            return OfText(text);
        if (given is not (PSObject or IDictionary))
            return [];
        if (Named(given) is { } named)
            return OfText(named.ToString(Formatting.None), Text(given, "VehicleId"));
        if (OfText(Json(PlainInput.Unwrap(given)).ToString(Formatting.None)) is { Count: > 0 } records)
            return records;
        return Guessed(given) is { } row ? OfText(row.ToString(Formatting.None), Text(given, "VehicleId")) : [];
    }

    private static List<object> OfText(string text, string? vehicleId = null)
    {
        if (text.Length == 0 || text.TrimStart() is not ['{' or '[', ..])
            return [];
        try
        {
            using var file = RecordFile.OfText(text);
            var records = file.Read().ToList();
            foreach (var child in records.OfType<IVehicleChild>())
                child.VehicleId = vehicleId ?? child.VehicleId;
            return records;
        }
        catch (StellantisApiException)
        {
            // A line out of a text, or something else.
            return [];
        }
    }

    // What ConvertFrom-Json made: a time may have become one of this machine.
    private static JToken Json(object? value) => value switch
    {
        null => JValue.CreateNull(),
        IDictionary members => new JObject(members.Cast<DictionaryEntry>().Select(member => new JProperty($"{member.Key}", Json(member.Value)))),
        DateTime { Kind: DateTimeKind.Unspecified } time => new JValue(WireText.Date(DateTime.SpecifyKind(time, DateTimeKind.Utc))),
        DateTime time => new JValue(WireText.Date(time)),
        DateTimeOffset time => new JValue(WireText.Date(time)),
        string text => new JValue(text),
        IEnumerable items => new JArray(items.Cast<object?>().Select(Json)),
        bool or double or float or decimal or int or long or short or byte or uint or ulong or System.Numerics.BigInteger => JToken.FromObject(value),
        _ => new JValue(value.ToString()),
    };

    private static JObject? Named(object item)
    {
        var name = Unwrapped.TypeName(item);
        return (name.StartsWith("Selected.", StringComparison.Ordinal) ? name.Substring("Selected.".Length)
            : name.StartsWith("CSV:", StringComparison.Ordinal) ? name.Substring("CSV:".Length) : name) switch
        {
            "Stellantis.Telemetry" => Telemetry(item),
            "Stellantis.Trip" => Trip(item),
            "Stellantis.Alarm" => Alarm(item),
            "Stellantis.Collision" => Collision(item),
            "Stellantis.StolenReport" => StolenReport(item),
            _ => null,
        };
    }

    // Rows of a table have no type, but the columns of one.
    private static JObject? Guessed(object item)
    {
        bool Has(string name) => Text(item, name) is not null;
        var isOfThisModule = Unwrapped.TypeName(item).StartsWith("Stellantis.", StringComparison.Ordinal);
        return isOfThisModule ? null
            : Has("CollisionId") ? Collision(item)
            : Has("StolenReportId") && Time(item, "StartedAt") is not null ? StolenReport(item)
            : Has("AlarmId") ? Alarm(item)
            : Has("TripId") && !Has("AlertId") && Time(item, "StartedAt") is not null ? Trip(item)
            : Time(item, "CreatedAt") is not null && !Array.Exists(s_others, Has) && Array.Exists(s_told, Has) ? Telemetry(item)
            : null;
    }

    private static JObject Telemetry(object item)
    {
        var told = new JObject { ["vehicle"] = new JObject() };
        Put(told, "createdAt", Time(item, "CreatedAt"));
        Put(told, "_links.trip.href", Text(item, "TripId") is { } trip ? $"trips/{Uri.EscapeDataString(trip)}" : null);
        Put(told, "vehicle.ignition.type", Text(item, "Ignition"));
        if (Number(item, "Longitude") is { } longitude && Number(item, "Latitude") is { } latitude)
            Put(told, "vehicle.location.geometry.coordinates", new JArray(longitude, latitude));
        Put(told, "vehicle.odometer.mileage", Number(item, "Odometer"));
        Put(told, "vehicle.powerTrain.gmpStatus", Text(item, "PowerTrain"));
        Put(told, "vehicle.drivingBehavior.mode", Text(item, "DrivingBehavior"));
        Put(told, "vehicle.kinetic.moving", Bool(item, "IsMoving"));
        // Objects tell it in km/h.
        Put(told, "vehicle.kinetic.speed", Number(item, "Speed") is { } speed ? Math.Round(speed / 3.6, 9) : null);
        Put(told, "vehicle.energies", Energies(item));
        Put(told, "vehicle.engines", List(item, "Engines", engine => Of(
            ("gmpStatus", Text(engine, "GmpStatus")), ("extension.thermic.oil.temp", Number(engine, "OilTemp")))));
        Put(told, "vehicle.doorsState", Doors(item));
        if (Part(item, "Safety") is { } safety)
        {
            Put(told, "vehicle.safety", Of(("autoECallTriggering", Text(safety, "AutoECallTriggering")),
                ("beltStatus", List(safety, "BeltStatus", belt => Of(("id", Text(belt, "Id")), ("belt", Text(belt, "Belt")))))));
        }
        if (Part(item, "Maintenance") is { } maintenance)
        {
            Put(told, "vehicle.maintenance", Of(("daysBeforeMaintenance", Number(maintenance, "DaysBeforeMaintenance")),
                ("mileageBeforeMaintenance", Number(maintenance, "MileageBeforeMaintenance"))));
        }
        if (Part(item, "Alerts") is { } alerts)
            Put(told, "vehicle.alerts", Of(("active.activeAlerts", List(alerts, "Active", alert => Of(("type", Text(alert, "Type")))))));
        if (Part(item, "Alarm") is { } alarm)
            Put(told, "vehicle.alarm", Alarm(alarm));
        Put(told, "vehicle.stolen.state", Bool(Part(item, "Stolen"), "IsActive"));
        Put(told, "vehicle.preconditioning.airConditioning.status", Text(Part(item, "Preconditioning"), "Status"));
        Put(told, "privacy.state", Text(item, "Privacy"));
        Put(told, "environment.air.temp", Number(item, "OutsideTemp"));
        return told;
    }

    private static JArray? Energies(object item)
    {
        JObject Energy(object energy, object? charging) => Of(("type", Text(energy, "Type")), ("subType", Text(energy, "SubType")),
            ("level", Number(energy, "Level")), ("autonomy", Number(energy, "Autonomy")),
            ("extension.electric.charging", charging is null ? null : Of(
                ("status", Text(charging, "Status")), ("plugged", Bool(charging, "Plugged")),
                ("settings.chargePreferenceRate", Text(charging, "ChargePreferenceRate")),
                ("settings.chargingMode", Text(charging, "ChargingMode")))));
        if (List(item, "Energies", energy => Energy(energy, Part(energy, "Charging"))) is { Count: > 0 } all)
            return all;
        var energies = new JArray();
        var (status, plugged) = (Text(item, "ChargingStatus"), Bool(item, "IsPlugged"));
        Add("Electric", "Battery", status is null && plugged is null ? null : Of(("status", status), ("plugged", plugged)));
        Add("Fuel", "Fuel", null);
        return energies.Count == 0 ? null : energies;

        void Add(string type, string name, JObject? charging)
        {
            var energy = Of(("level", Number(item, name + "Level")), ("autonomy", Number(item, name + "Autonomy")),
                ("extension.electric.charging", charging));
            if (energy.Count > 0)
                energies.Add(new JObject(energy.Properties().Prepend(new JProperty("type", type))));
        }
    }

    private static JObject? Doors(object item)
    {
        if (Part(item, "DoorsState") is { } doors)
        {
            return Of(("lockedState", new JArray(Unwrapped.Items(Unwrapped.Get(doors, "LockedState")).Select(state => $"{state}"))),
                ("opening", List(doors, "Opening", door => Of(("identifier", Text(door, "Identifier")), ("state", Text(door, "State"))))));
        }
        var (locks, open) = (Words(Text(item, "LockedState")), Words(Text(item, "DoorsOpen")));
        return locks.Length == 0 && open.Length == 0 ? null : Of(("lockedState", new JArray(locks.Cast<object>().ToArray())),
            ("opening", new JArray(open.Select(door => Of(("identifier", door), ("state", "Open"))))));
    }

    private static JObject Trip(object item)
    {
        var faults = List(item, "Faults", fault => Of(("fault", Text(fault, "Fault"))));
        // Whether something is missing, tells nothing but its list; without it the state stays unknown.
        return Of(("startedAt", Time(item, "StartedAt")), ("stoppedAt", Bool(item, "IsActive") == true ? null : Time(item, "EndedAt")),
            ("stats", new JObject()), ("stats.duration", Get(item, "Duration") switch
            {
                TimeSpan duration => System.Xml.XmlConvert.ToString(duration),
                string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) => System.Xml.XmlConvert.ToString(duration),
                _ => null,
            }),
            ("stats.distance.total", Number(item, "Distance")), ("state.done", faults is null ? null : !Bool(item, "IsActive")),
            ("state.faults", faults));
    }

    private static JObject Alarm(object item) => Of(("status.activation", Text(item, "Activation")), ("status.createdAt", Time(item, "StatusAt")),
        ("trigger.type", Text(item, "TriggerType")), ("trigger.startAt", Time(item, "TriggerAt")));

    private static JObject Collision(object item) => Of(("createdAt", Time(item, "CreatedAt")),
        ("details", List(item, "Details", detail => Of(("side", Text(detail, "Side")), ("severity", Text(detail, "Severity"))))
            // The column Hit: Front Major, Left Minor.
            ?? new JArray(Words(Text(item, "Hit")).Select(hit => hit.Split(' ')).Where(hit => hit.Length == 2)
                .Select(hit => Of(("side", hit[0]), ("severity", hit[1]))))));

    private static JObject StolenReport(object item) =>
        Of(("state", Bool(item, "IsActive")), ("startedAt", Time(item, "StartedAt")), ("endAt", Time(item, "EndedAt")));

    private static JObject Of(params (string Path, JToken? Value)[] members)
    {
        var json = new JObject();
        foreach (var (path, value) in members)
            Put(json, path, value);
        return json;
    }

    private static void Put(JObject json, string path, JToken? value)
    {
        if (value is null or JValue { Value: null })
            return;
        var steps = path.Split('.');
        foreach (var step in steps.Take(steps.Length - 1))
            json = json[step] as JObject ?? (JObject)(json[step] = new JObject());
        json[steps[steps.Length - 1]] = value;
    }

    // An object in an object; null where it lay too deep to be copied, so that its text alone is left.
    private static object? Part(object? item, string name) => Get(item, name) is { } part and not string ? part : null;

    // The same for a list of objects.
    private static JArray? List(object item, string name, Func<object, JObject> read)
    {
        if (Part(item, name) is not { } list)
            return null;
        var items = Unwrapped.Items(list).Select(Unwrapped.Of).ToList();
        return items.Exists(one => one is null or string) ? null : new JArray(items.Select(one => read(one!)));
    }

    private static string[] Words(string? text) => text is null ? [] : [.. text.Split([", "], StringSplitOptions.RemoveEmptyEntries)];

    private static object? Get(object? item, string name) => item is IDictionary table ? Unwrapped.Of(table[name]) : Unwrapped.Get(item, name);

    private static string? Text(object? item, string name) => Get(item, name) is { } value && value.ToString() is { Length: > 0 } text ? text : null;

    private static bool? Bool(object? item, string name) => Get(item, name) switch
    {
        bool known => known,
        string text when bool.TryParse(text, out var known) => known,
        _ => null,
    };

    private static double? Number(object? item, string name)
    {
        var value = Get(item, name);
        return value is not string text ? Unwrapped.Number(value)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                || double.TryParse(text, NumberStyles.Float, CultureInfo.CurrentCulture, out number) ? number : null;
    }

    // A column of Select-Object Flat is the text of the time; in others it is as the culture writes it, on the clock of that machine.
    private static string? Time(object item, string name)
    {
        var value = Get(item, name);
        if (value is string or null)
            value = Text(item, name + "Iso") ?? value;
        if (value is not string text)
            return Unwrapped.Time(value) is { } time ? WireText.Date(time) : null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var read)
            && text.Contains('T') || DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal, out read)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out read) ? WireText.Date(read) : null;
    }
}
