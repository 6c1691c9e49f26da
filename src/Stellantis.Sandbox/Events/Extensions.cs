using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Api;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Events;

/// <summary>
/// What events carry of a vehicle besides: what was last known of it when they happened, without links. What is not known is left out.
/// </summary>
internal static class Extensions
{
    private const string Telemetry = "vehicle.telemetry";

    private static readonly Links s_links = new("http", "127.0.0.1", null);

    /// <summary>The extensions of some names, in their order; parts of telemetry come together in one.</summary>
    public static JArray Of(History history, IReadOnlyList<string> names, DateTimeOffset at)
    {
        var extensions = new JArray();
        var latest = history.LastMessages(at) is var (last, full) ? Write(json => new TelemetryWriter(json, s_links, showsPlaces: true)
            .WriteLatest(history.At(last.At), last.Blocks, history.At(full.At), Blocks.All)) : [];
        foreach (var name in names.Select(name => name.StartsWith(Telemetry, StringComparison.Ordinal) ? Telemetry : name).Distinct())
        {
            var (member, value) = name == Telemetry ? ("telemetry", OfTelemetry(history, names, at)) : Find(history, latest, name, at);
            if (value is not null)
                extensions.Add(new JObject { ["type"] = name, ["body"] = new JArray(new JObject { [member] = value }) });
        }

        return extensions;
    }

    private static (string Member, JToken? Value) Find(History history, JObject latest, string name, DateTimeOffset at) => name switch
    {
        "vehicle.doorsState" => ("doorState", latest.SelectToken("vehicle.doorsState")),
        "vehicle.latestTelemetry" => ("latestTelemetry", latest.HasValues ? latest : null),
        "vehicle.maintenance" => ("maintenance", latest.SelectToken("vehicle.maintenance")),
        "vehicle.position" => ("position", latest.SelectToken("vehicle.location")),
        "vehicle.alerts.active" => ("alerts", latest.SelectToken("vehicle.alerts.active.activeAlerts")),
        "vehicle.alarm" => ("alarm", latest.SelectToken("vehicle.alarm")),
        "vehicle.stolen" => ("stolen", history.IsStolenAt(at) ? latest.SelectToken("vehicle.stolen") : null),
        "vehicle.collision" => ("collision", history.Collisions(at) is { Count: > 0 } collisions
            ? Write(json => CollisionOperations.Write(json, s_links, history.Vehicle, collisions[^1].Collision, collisions[^1].Trip)) : null),
        "vehicle.trip" => ("trip", history.Trips(at) is { Count: > 0 } trips ? OfTrip(trips[^1]) : null),
        _ => (name, null),
    };

    private static JObject? OfTelemetry(History history, IReadOnlyList<string> names, DateTimeOffset at)
    {
        if (history.LastMessages(at) is not var (last, full))
            return null;
        var wanted = names.Contains(Telemetry) ? Blocks.All
            : names.Where(name => name.StartsWith(Telemetry + ".", StringComparison.Ordinal))
                .Aggregate(Blocks.None, (all, name) => all | TelemetryBlock.Of(name.Substring(Telemetry.Length + 1)));
        return Write(json => new TelemetryWriter(json, s_links, showsPlaces: true)
            .WriteLatest(history.At(last.At), last.Blocks, history.At(full.At), wanted));
    }

    private static JObject OfTrip(Trip trip)
    {
        var written = new JObject { ["id"] = trip.Id, ["startedAt"] = JsonWriting.Text(trip.Start) };
        if (trip.IsDone)
            written["stoppedAt"] = JsonWriting.Text(trip.End);
        written["startMileage"] = Math.Round(trip.Before.Odometer, 1);
        written["stats"] = new JObject
        {
            ["duration"] = System.Xml.XmlConvert.ToString(trip.Duration),
            ["distance"] = new JObject { ["total"] = Math.Round(trip.Total, 1) },
        };
        return written;
    }

    private static JObject Write(Action<JsonTextWriter> write)
    {
        using var text = new StringWriter();
        using (var json = new JsonTextWriter(text))
            write(json);
        var written = Rule.Parse(text.ToString());
        foreach (var links in written.Descendants().OfType<JProperty>().Where(property => property.Name == "_links").ToList())
            links.Remove();
        return written;
    }
}
