using Newtonsoft.Json;
using Stellantis.Sandbox.Http;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The alerts of a vehicle. Positions are left out for callers without the right to see them.</summary>
internal static class AlertOperations
{
    private const string LocationScope = "data:telemetry:vehicle:location";
    private const string Descending = "descending";

    public static HttpResponse List(Call call)
    {
        var vehicle = call.Vehicle;
        var page = Page.Of(call);
        var active = page.Query.Flag("active");
        var inTime = TimeFilter.Read(page);
        var newestFirst = page.Query.Word("orderBy", Descending, "ascending") == Descending;
        var locale = page.Query.Find("locale");

        var alerts = call.World.Alerts.Of(vehicle)
            .Where(alert => alert.StartedAt <= page.AsOf && (active ?? alert.IsActive) == alert.IsActive && inTime(alert.StartedAt))
            .ToList();
        if (newestFirst)
            alerts.Reverse();
        return page.Answer("alerts", alerts, (json, alert) => Write(json, call, vehicle, alert, locale));
    }

    public static HttpResponse Get(Call call)
    {
        var vehicle = call.Vehicle;
        var alert = call.World.Alerts.Of(vehicle).FirstOrDefault(alert => alert.Id == call.Arguments[1]) ?? throw ApiFault.NotFound("alert");
        return Call.Answer(200, json => Write(json, call, vehicle, alert, call.Query.Find("locale")));
    }

    private static void Write(JsonTextWriter json, Call call, Vehicle vehicle, Alert alert, string? locale)
    {
        var path = "/accounts/vehicles/" + vehicle.Vin;
        var located = call.Scope.Grants(LocationScope);
        json.WriteStartObject();
        json.StartObject("_links");
        json.WriteLink("self", call.Links.To(path + "/alerts/" + alert.Id));
        json.WriteLink("vehicle", call.Links.To(path));
        json.WriteEndObject();
        json.Write("id", alert.Id);
        json.Write("type", alert.Kind.Type);
        json.Write("active", alert.IsActive);
        json.Write("severity", alert.Kind.Severity);
        if (alert.Kind.Message(locale) is { } message)
            json.Write("message", message);
        json.Write("createdAt", alert.StartedAt);
        json.Write("updatedAt", alert.UpdatedAt);
        json.Write("startedAt", alert.StartedAt);
        if (located)
            json.WritePosition("startPosition", alert.StartPlace, alert.StartedAt);
        if (alert.EndAt is { } endAt)
        {
            json.Write("endAt", endAt);
            if (located && alert.EndPlace is { } place)
                json.WritePosition("endPosition", place, endAt);
        }

        json.WriteEndObject();
    }
}
