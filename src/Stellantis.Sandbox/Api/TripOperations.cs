using Newtonsoft.Json;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The trips of a vehicle, and what happened on them. Parts are left out for callers without the right to see them.</summary>
internal static class TripOperations
{
    private static readonly string[] s_parts = [Scopes.Environment, Scopes.Location, Scopes.Energies, Scopes.Kinetic];
    private static readonly string[] s_states = ["Nominal", "Unstarted", "DataLacking", "Unfinished"];
    private static readonly string[] s_propulsions = ["Thermal", "Electric", "Hybrid"];
    private static readonly string[] s_kinetics = [HardMove.Accelerating, HardMove.Braking, HardMove.Cornering];

    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getVehicleTrips", "GET", "/accounts/vehicles/{id}/trips", [Scopes.Trip], s_parts, List) { IsPaged = true },
        new("getVehicleTripById", "GET", "/accounts/vehicles/{id}/trips/{tid}", [Scopes.Trip], s_parts, Get),
        new("getVehicleTripAlerts", "GET", "/accounts/vehicles/{id}/trips/{tid}/alerts",
            [Scopes.Trip, Scopes.Alert], [Scopes.Location], ListAlerts) { IsPaged = true },
        new("getVehicleTripAlertByAid", "GET", "/accounts/vehicles/{id}/trips/{tid}/alerts/{aid}",
            [Scopes.Trip, Scopes.Alert], [Scopes.Location], GetAlert),
        new("getVehicleCollisionsByTripId", "GET", "/accounts/vehicles/{id}/trips/{tid}/collisions",
            [Scopes.Trip, Scopes.Collision], CollisionOperations.Parts, ListCollisions) { IsPaged = true },
        new("getVehicleCollisionByTipById", "GET", "/accounts/vehicles/{id}/trips/{tid}/collisions/{cid}",
            [Scopes.Trip, Scopes.Collision], CollisionOperations.Parts, GetCollision),
        new("getVehicleTripPath", "GET", "/accounts/vehicles/{id}/trips/{tid}/wayPoints",
            [Scopes.Trip, Scopes.Location], [], ListWayPoints) { IsRanged = true, HidesErrors = true },
        new("getVehicleTripTelmetry", "GET", "/accounts/vehicles/{id}/trips/{tid}/telemetry",
            [Scopes.Trip], Scopes.Telemetry, ListTelemetry) { IsRanged = true },
    ];

    public static HttpResponse List(Call call)
    {
        var history = call.History;
        var page = Page.Of(call, "type");
        var states = page.Query.Words("states", s_states);
        page.Query.Words("type", "Normal");
        var kinetics = page.Query.Words("kinetics", s_kinetics);
        var propulsions = page.Query.Words("propulsions", s_propulsions);
        var distance = page.Query.Range("distance", digits: 1);
        var duration = page.Query.Range("duration");
        var inTime = TimeFilter.Read(page);
        var trips = page.Query.Order(history.Trips(page.AsOf).Where(trip =>
            (states.Count == 0 || states.Contains(trip.Fault?.Status ?? "Nominal"))
            && (kinetics.Count == 0 || trip.MovesSoFar.Any(move => kinetics.Contains(move.Kind)))
            && (propulsions.Count == 0 || trip.Propulsions.Any(part => propulsions.Contains(part.Type)))
            && distance(Math.Round(trip.Total, 1)) && duration(trip.Duration.TotalSeconds) && inTime(trip.Start)));
        return page.Answer("trips", trips, (json, trip) => TripWriter.Write(json, call, history, trip));
    }

    public static HttpResponse Get(Call call)
    {
        var (history, trip) = Find(call, call.Now);
        return Call.Answer(200, json => TripWriter.Write(json, call, history, trip));
    }

    public static HttpResponse ListAlerts(Call call)
    {
        var page = Page.Of(call);
        var (_, trip) = Find(call, page.AsOf);
        return AlertOperations.List(call, page, alert => IsOn(trip, alert));
    }

    public static HttpResponse GetAlert(Call call)
    {
        var (_, trip) = Find(call, call.Now);
        return AlertOperations.Get(call, call.Arguments[2], alert => IsOn(trip, alert));
    }

    public static HttpResponse ListCollisions(Call call)
    {
        var page = Page.Of(call);
        var (_, trip) = Find(call, page.AsOf);
        return CollisionOperations.List(call, page, found => found.Id == trip.Id);
    }

    public static HttpResponse GetCollision(Call call)
    {
        var (_, trip) = Find(call, call.Now);
        return CollisionOperations.Get(call, call.Arguments[2], found => found.Id == trip.Id);
    }

    public static HttpResponse ListWayPoints(Call call)
    {
        var page = Page.Of(call);
        var (history, trip) = Find(call, call.Now);
        var propulsions = page.Query.Words("propulsions", s_propulsions);
        var kinetics = page.Query.Words("kinetics", s_kinetics);
        var inTime = TimeFilter.Read(page);
        var points = trip.Samples
            .Where(at => propulsions.Count == 0 || propulsions.Contains(trip.Propulsion(at)))
            .Where(at => kinetics.Count == 0 || (trip.MoveAt(at) is { } move && kinetics.Contains(move.Kind)))
            .Where(inTime)
            .Select(at => (At: at, Place: history.PlaceAt(at)))
            .Where(point => point.Place is not null)
            .ToList();
        if (page.Query.Number("tolerance") is { } tolerance)
            points = Simplification.Simplify(points, point => new Point(point.Place!.Longitude, point.Place.Latitude), tolerance);
        return page.Answer("positions", page.Query.Order(points), (json, point) => json.WritePosition(point.Place!, point.At));
    }

    public static HttpResponse ListTelemetry(Call call)
    {
        var page = Page.Of(call);
        var (_, trip) = Find(call, call.Now);
        return TelemetryOperations.List(call, page, at => at >= trip.Start && at <= trip.End);
    }

    private static bool IsOn(Trip trip, Alert alert) => alert.StartedAt >= trip.Start && alert.StartedAt <= trip.End;

    private static (History History, Trip Trip) Find(Call call, DateTimeOffset asOf)
    {
        var history = call.History;
        return (history, history.Trips(asOf).FirstOrDefault(trip => trip.Id == call.Arguments[1]) ?? throw ApiFault.NotFound("trip"));
    }
}
