using Newtonsoft.Json;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The collisions of a vehicle.</summary>
internal static class CollisionOperations
{
    /// <summary>The scopes that add to a collision.</summary>
    public static IReadOnlyList<string> Parts { get; } = [Scopes.Ignition, Scopes.Location, Scopes.Kinetic];

    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getVehicleCollision", "GET", "/accounts/vehicles/{id}/collisions", [Scopes.Collision], Parts, List) { IsPaged = true },
        new("getVehicleCollisionById", "GET", "/accounts/vehicles/{id}/collisions/{cid}", [Scopes.Collision], Parts, Get),
    ];

    public static HttpResponse List(Call call) => List(call, Page.Of(call), static _ => true);

    public static HttpResponse Get(Call call) => Get(call, call.Arguments[1], static _ => true);

    /// <summary>The collisions on the trips that are meant, as far as the filters of the query let them pass.</summary>
    public static HttpResponse List(Call call, Page page, Func<Trip, bool> isMeant)
    {
        var history = call.History;
        var inTime = TimeFilter.Read(page);
        var collisions = page.Query.Order(history.Collisions(page.AsOf).Where(found => isMeant(found.Trip) && inTime(found.Collision.At)));
        return page.Answer("Collisions", collisions, (json, found) => Write(json, call.Links, history.Vehicle, found.Collision, found.Trip));
    }

    public static HttpResponse Get(Call call, string id, Func<Trip, bool> isMeant)
    {
        var history = call.History;
        var (collision, trip) = history.Collisions(call.Now).FirstOrDefault(found => found.Collision.Id == id && isMeant(found.Trip));
        return collision is null
            ? throw ApiFault.NotFound("collision")
            : Call.Answer(200, json => Write(json, call.Links, history.Vehicle, collision, trip));
    }

    /// <summary>A collision with its trip.</summary>
    public static void Write(JsonTextWriter json, Links links, Vehicle vehicle, Collision collision, Trip trip)
    {
        var path = "/accounts/vehicles/" + vehicle.Vin;
        json.WriteStartObject();
        json.Write("id", collision.Id);
        json.Write("createdAt", collision.At);
        if (collision.TippedOver is { } tippedOver)
            json.Write("tippedOver", tippedOver);
        if (collision.Pedestrian is { } pedestrian)
            json.Write("pedestrian", pedestrian);
        json.Write("unlockRequested", collision.UnlockRequested);
        json.StartArray("details");
        foreach (var (side, severity) in collision.Details)
        {
            json.WriteStartObject();
            json.Write("side", side);
            json.Write("severity", severity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.StartObject("_links");
        json.WriteLink("self", links.To($"{path}/collisions/{collision.Id}"));
        json.WriteLink("vehicle", links.To(path));
        json.WriteLink("trip", links.To($"{path}/trips/{trip.Id}"));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
