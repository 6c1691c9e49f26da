using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.Client.Tests.Models;

/// <summary>A model and how it is read, told by the name that its documents have.</summary>
internal sealed record Model(string Name, Type Type, Func<WireReader, WireObject> ReadObject, string? ItemKey = null)
{
    /// <summary>The documents of this project: each is named as the type that reads it, <c>trip-way-point.json</c> for TripWayPoint.</summary>
    public static readonly IReadOnlyList<Model> Fixtures =
        [.. Directory.GetFiles(FixtureFolder, "*.json").OrderBy(file => file, StringComparer.Ordinal)
            .Select(file => Named(Path.GetFileNameWithoutExtension(file)))];

    /// <summary>The answers of the operations, by the contract's operation id; those with an item key are pages.</summary>
    public static readonly IReadOnlyList<Model> Answers =
    [
        new("getVehicles", typeof(Vehicle), Vehicle.Read, "vehicles"),
        new("getVehicleByid", typeof(Vehicle), Vehicle.Read),
        new("getVehicleCapabilityByid", typeof(VehicleCapability), VehicleCapability.Read),
        new("getVehicleTelemetry", typeof(Telemetry), Telemetry.Read, "telemetries"),
        new("getVehicleLastTelemetries", typeof(LatestTelemetry), LatestTelemetry.Read),
        new("getVehicleCollision", typeof(Collision), Collision.Read, "collisions"),
        new("getVehicleCollisionById", typeof(Collision), Collision.Read),
        new("getVehicleCollisionsByTripId", typeof(Collision), Collision.Read, "collisions"),
        new("getVehicleCollisionByTipById", typeof(Collision), Collision.Read),
        new("getVehicleAlerts", typeof(Alert), Alert.Read, "alerts"),
        new("getVehicleAlertsById", typeof(Alert), Alert.Read),
        new("getVehicleTripAlerts", typeof(Alert), Alert.Read, "alerts"),
        new("getVehicleTripAlertByAid", typeof(Alert), Alert.Read),
        new("getVehicleAlarms", typeof(Alarm), Alarm.Read, "alarms"),
        new("getVehicleAlarmsById", typeof(Alarm), Alarm.Read),
        new("getVehicleChargeSessions", typeof(ChargingSession), ChargingSession.Read, "sessions"),
        new("getVehicleChargeSessionById", typeof(ChargingSession), ChargingSession.Read),
        new("getVehicleTrips", typeof(Trip), Trip.Read, "trips"),
        new("getVehicleTripById", typeof(Trip), Trip.Read),
        new("getVehicleTripPath", typeof(TripWayPoint), TripWayPoint.Read, "positions"),
        new("getVehicleTripTelmetry", typeof(Telemetry), Telemetry.Read, "telemetries"),
        new("getVehicleStolenHistory", typeof(StolenReport), StolenReport.Read, "stolen"),
        new("getVehicleStolenById", typeof(StolenReport), StolenReport.Read),
        new("getVehicleStolenIdPosition", typeof(StolenWayPoint), StolenWayPoint.Read, "positions"),
        new("getVehicleMonitorGroupsHandles", typeof(MonitorHandlePage), MonitorHandlePage.Read),
        new("setVehicleMonitorHandles", typeof(MonitorHandleRef), MonitorHandleRef.Read),
        new("getVehicleMonitors", typeof(Monitor), Monitor.Read, "monitors"),
        new("getVehicleMonitorByID", typeof(Monitor), Monitor.Read),
        new("postVehicleMonitors", typeof(Monitor), Monitor.Read),
        new("putVehicleMonitors", typeof(Monitor), Monitor.Read),
        new("setVehicleMonitorStatus", typeof(Monitor), Monitor.Read),
        new("getChannels", typeof(Channel), Channel.Read, "channels"),
        new("getChannelsById", typeof(Channel), Channel.Read),
        new("postChannels", typeof(Channel), Channel.Read),
        new("putChannelsById", typeof(Channel), Channel.Read),
        new("setChannelStatus", typeof(Channel), Channel.Read),
        new("getVehicleRemotes", typeof(RemoteAction), RemoteAction.Read, "remoteActions"),
        new("getVehicleRemoteById", typeof(RemoteAction), RemoteAction.Read),
        new("sendVehicleRemotes", typeof(RemoteAction), RemoteAction.Read),
    ];

    private static string FixtureFolder => Path.Combine(Repository.Root, "tests", "Stellantis.Client.Tests", "Fixtures");

    /// <summary>The documents of a fixture: more than one where the members of one exclude each other.</summary>
    public IEnumerable<JObject> Documents() => Json.Parse(File.ReadAllText(Path.Combine(FixtureFolder, Name + ".json"))) switch
    {
        JArray several => several.Cast<JObject>(),
        var one => [(JObject)one],
    };

    public WireObject Read(JToken document) => Read(document.ToString(Formatting.None), ReadObject);

    /// <summary>The documents of the models in an answer: its items, or itself.</summary>
    public IEnumerable<JObject> Parts(JObject answer)
    {
        if (ItemKey is null)
            return [answer];
        var items = (answer["_embedded"] as JObject)?.GetValue(ItemKey, StringComparison.OrdinalIgnoreCase);
        return items?.Cast<JObject>() ?? [];
    }

    public HalPage<WireObject> ReadPage(JObject answer)
    {
        using var reader = new WireReader(answer.ToString(Formatting.None));
        return PageReader.Read(reader, ItemKey!, ReadObject);
    }

    private static Model Named(string name)
    {
        var type = string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var model = typeof(WireObject).Assembly.GetTypes().SingleOrDefault(t => t.Name == type && t.IsSubclassOf(typeof(WireObject)))
            ?? throw new InvalidOperationException($"Fixtures/{name}.json has the name of no model: there is no class {type}.");
        var read = model.GetMethod("Read", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public, null, [typeof(WireReader)], null)!;
        return new(name, model, (Func<WireReader, WireObject>)Delegate.CreateDelegate(typeof(Func<WireReader, WireObject>), read));
    }

    public static T Read<T>(string json, Func<WireReader, T> read)
    {
        using var reader = new WireReader(json);
        Assert.True(reader.ReadDocument());
        return read(reader);
    }
}
