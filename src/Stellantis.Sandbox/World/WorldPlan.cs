using System.Collections;
using System.Globalization;
using System.Xml;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Bodies;
using Stellantis.Sandbox.Options;
using Stellantis.Sandbox.Times;
using static Stellantis.Sandbox.Bodies.Shapes;

namespace Stellantis.Sandbox.World;

/// <summary>What somebody wants the world to be; null and what is not listed are left to the seed.</summary>
internal sealed record WorldPlan(int? VehicleCount, int? Seed, IReadOnlyList<PlannedVehicle> Vehicles)
{
    private const int MaxDepth = 16;

    private static readonly Dictionary<string, string> s_brands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Peugeot"] = "AP", ["Citroen"] = "AC", ["Citroën"] = "AC", ["DS"] = "DS", ["Opel"] = "OP", ["Vauxhall"] = "VX",
    };

    private static readonly Shape s_shape = Shapes.Object(
        Optional("vehicleCount", Integer(0, Fleet.MaxCount)),
        Optional("seed", Integer(int.MinValue, int.MaxValue)),
        Optional("vehicles", Shapes.Array(Shapes.Object(
            Optional("vin", Matching("^[A-HJ-NPR-Z0-9]{17}$", "must be 17 capital letters, without I, O and Q, and digits.")),
            Optional("brand", Matching(s_brands.ContainsKey, "must be one of " + string.Join(", ", s_brands.Keys) + ".")),
            Optional("motorization", OneOf("Electric", "Hybrid", "Thermic")),
            Optional("state", Shapes.Object(
                Optional("batteryLevel", Number(0, 100)),
                Optional("fuelLevel", Number(0, 100)),
                Optional("latitude", Number(-90, 90)),
                Optional("longitude", Number(-180, 180)),
                Optional("odometer", Number(0, 10_000_000)),
                Optional("locked", Flag),
                Optional("openDoors", Shapes.Array(OneOf([.. Arrangement.Openings]))),
                Optional("privacy", OneOf([.. Arrangement.PrivacyStates])),
                Optional("stolen", Flag),
                Optional("ignition", OneOf([.. Arrangement.IgnitionStates])),
                Optional("moving", Flag),
                Optional("speed", Number(0, 360)),
                Optional("plugged", Flag),
                Optional("charging", Flag),
                Optional("noData", Flag),
                Optional("supports", Shapes.Array(OneOf([.. RemoteKind.All.Select(kind => kind.Action)]))),
                Optional("remoteOutcome", Text),
                Optional("remoteCause", Text),
                Optional("remoteStatus", Text),
                Optional("remoteLife", Matching(
                    text => CalendarDuration.TryParse(text, out var life) && life.Months == 0 && life.Time <= RemoteArrangement.MaxLife,
                    "must be an ISO 8601 duration up to a day, such as PT20S.")))),
            Optional("alerts", Shapes.Array(Shapes.Object(
                Required("type", Matching(Vocabulary.IsAlert, "must be a type of alert, such as FuelLevelLow.")),
                Optional("severity", OneOf([.. AlertKind.Severities])),
                Optional("active", Flag),
                Optional("startedAt", Bodies.Times.Instant)))),
            Optional("trips", Shapes.Array(Shapes.Object(
                Required("startedAt", Bodies.Times.Instant),
                Required("distance", Number(0.1, 2000)),
                Required("duration", Bodies.Times.Duration))))))));

    // Keys are taken in any casing, because dictionaries of shells are written in any.
    private static readonly Dictionary<string, string> s_names = new[]
    {
        "vehicleCount", "seed", "vehicles", "vin", "brand", "motorization", "state", "batteryLevel", "fuelLevel", "latitude", "longitude", "odometer",
        "locked", "openDoors", "privacy", "stolen", "ignition", "moving", "speed", "plugged", "charging", "noData", "supports", "remoteOutcome",
        "remoteCause", "remoteStatus", "remoteLife", "alerts", "type",
        "severity", "active", "startedAt", "trips", "distance", "duration",
    }.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    public static WorldPlan Empty { get; } = new(null, null, []);

    /// <summary>Reads JSON text or a dictionary; null is an empty plan.</summary>
    /// <exception cref="ArgumentException">It is not what it should be; the message names every path.</exception>
    public static WorldPlan Read(object? world)
    {
        if (world is null)
            return Empty;
        var plan = Named(world is string text ? Parse(text) : Convert(world, MaxDepth));
        var inspection = new Inspection(strict: true);
        s_shape(inspection, plan);
        if (inspection.Problems.Count == 0 && (int?)plan["vehicleCount"] < plan["vehicles"]?.Count())
            inspection.Report("vehicleCount", "must not be less than there are vehicles.");
        foreach (var twin in plan.SelectTokens("vehicles[*].vin").GroupBy(vin => (string?)vin).SelectMany(same => same.Skip(1)))
            inspection.Report(twin.Path, "is the VIN of another vehicle too.");
        if (inspection.Problems.Count > 0)
            throw new ArgumentException(string.Join(" ", inspection.Problems), nameof(world));

        var vehicles = (plan["vehicles"] ?? new JArray()).Cast<JObject>().Select(ReadVehicle).ToList();
        return new WorldPlan((int?)plan["vehicleCount"] ?? (plan["vehicles"] is null ? null : vehicles.Count), (int?)plan["seed"], vehicles);
    }

    private static PlannedVehicle ReadVehicle(JObject vehicle)
    {
        var state = vehicle["state"] as JObject ?? [];
        return new PlannedVehicle(
            vehicle.Path,
            new NamedVehicle((string?)vehicle["vin"], ModelOf(vehicle)),
            new SandboxVehicleState
            {
                BatteryLevel = (double?)state["batteryLevel"],
                FuelLevel = (double?)state["fuelLevel"],
                Latitude = (double?)state["latitude"],
                Longitude = (double?)state["longitude"],
                Odometer = (double?)state["odometer"],
                Locked = (bool?)state["locked"],
                OpenDoors = state["openDoors"] is null ? null : TextsOf(state, "openDoors"),
                Privacy = (string?)state["privacy"],
                Stolen = (bool?)state["stolen"],
                Ignition = (string?)state["ignition"],
                Moving = (bool?)state["moving"],
                Speed = (double?)state["speed"],
                Plugged = (bool?)state["plugged"],
                Charging = (bool?)state["charging"],
                NoData = (bool?)state["noData"],
                Supports = state["supports"] is null ? null : TextsOf(state, "supports"),
                RemoteOutcome = (string?)state["remoteOutcome"],
                RemoteCause = (string?)state["remoteCause"],
                RemoteStatus = (string?)state["remoteStatus"],
                RemoteLife = CalendarDuration.TryParse((string?)state["remoteLife"] ?? "", out var life) ? life.Time : null,
            },
            state.Count > 0,
            (vehicle["alerts"] as JArray)?
                .Select(alert => new PlannedAlert(
                    (string)alert["type"]!, (string?)alert["severity"], (bool?)alert["active"] ?? true, Instant(alert["startedAt"])))
                .ToList(),
            vehicle["trips"] is JArray trips ? ReadTrips(trips) : null);
    }

    private static List<PlannedTrip> ReadTrips(JArray trips)
    {
        var planned = new List<PlannedTrip>();
        foreach (var trip in trips)
        {
            if (!CalendarDuration.TryParse((string)trip["duration"]!, out var duration) || duration.Time <= TimeSpan.Zero)
                throw new ArgumentException($"{trip.Path}.duration: must be longer than nothing.");
            var next = new PlannedTrip(Instant(trip["startedAt"])!.Value, (double)trip["distance"]!, duration.Time);
            if (planned.Exists(other => other.Start < next.Start + next.Duration && next.Start < other.Start + other.Duration))
                throw new ArgumentException($"{trip.Path}: overlaps another trip.");
            planned.Add(next);
        }

        return planned;
    }

    // A VIN tells the kind by its opening, as those of the fleet do; brand and motorization tell the rest.
    private static VehicleModel? ModelOf(JObject vehicle)
    {
        var vin = (string?)vehicle["vin"];
        var brand = (string?)vehicle["brand"];
        var motorization = (string?)vehicle["motorization"];
        var models = VehicleModel.All
            .Where(model => (brand is null || model.BrandCode == s_brands[brand]) && (motorization is null || model.Motorization == motorization))
            .ToList();
        if (models.Count == 0)
            throw new ArgumentException($"{vehicle.Path}: the sandbox has no {motorization} vehicle of {brand}.");
        if (vin is null && models.Count == VehicleModel.All.Count)
            return null;
        return models.Find(model => vin?.StartsWith(model.Opening, StringComparison.Ordinal) == true)
            ?? models.Find(model => vin is not null && string.CompareOrdinal(vin, 0, model.Opening, 0, 3) == 0)
            ?? models[0];
    }

    private static DateTimeOffset? Instant(JToken? text) =>
        TimestampWindow.TryParseInstant((string?)text ?? "", out var instant) ? instant.ToUniversalTime() : null;

    private static JToken Parse(string text)
    {
        if (StrictJson.FindFault(text) is { } fault)
            throw new ArgumentException($"The world is not JSON from character {fault + 1} on.");
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
        return JToken.ReadFrom(reader);
    }

    private static JToken Convert(object? value, int depth) => value switch
    {
        _ when depth == 0 => throw new ArgumentException($"The world is deeper than {MaxDepth} levels."),
        null => JValue.CreateNull(),
        IDictionary dictionary => new JObject(dictionary.Cast<DictionaryEntry>().Select(entry =>
            new JProperty(System.Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, Convert(entry.Value, depth - 1)))),
        string text => new JValue(text),
        IEnumerable items => new JArray(items.Cast<object?>().Select(item => Convert(item, depth - 1))),
        DateTime time => new JValue(new DateTimeOffset(time).ToString("O", CultureInfo.InvariantCulture)),
        DateTimeOffset time => new JValue(time.ToString("O", CultureInfo.InvariantCulture)),
        TimeSpan duration => new JValue(XmlConvert.ToString(duration)),
        bool flag => new JValue(flag),
        IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal => new JValue(value),
        _ => new JValue(System.Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private static JToken Named(JToken value) => value switch
    {
        JObject found => new JObject(found.Properties().Select(property => new JProperty(
            s_names.TryGetValue(property.Name, out var name) ? name : property.Name, Named(property.Value)))),
        JArray items => new JArray(items.Select(Named)),
        _ => value.DeepClone(),
    };
}

/// <summary>What somebody wants a vehicle to be, and where in the plan that stands. Alerts and trips that are null are made up.</summary>
internal sealed record PlannedVehicle(
    string Path, NamedVehicle Name, SandboxVehicleState State, bool HasState, IReadOnlyList<PlannedAlert>? Alerts, IReadOnlyList<PlannedTrip>? Trips);

/// <summary>An alert that somebody wants; it starts when the world begins if nothing else is said.</summary>
internal sealed record PlannedAlert(string Type, string? Severity, bool IsActive, DateTimeOffset? StartedAt);
