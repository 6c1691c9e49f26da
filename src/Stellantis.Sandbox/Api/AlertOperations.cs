using Newtonsoft.Json;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The alerts of a vehicle. Positions are left out for callers without the right to see them.</summary>
internal static class AlertOperations
{
    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getVehicleAlerts", "GET", "/accounts/vehicles/{id}/alerts", [Scopes.Alert], [Scopes.Location], List) { IsPaged = true },
        new("getVehicleAlertsById", "GET", "/accounts/vehicles/{id}/alerts/{aid}", [Scopes.Alert], [Scopes.Location], Get),
    ];

    public static HttpResponse List(Call call) => List(call, Page.Of(call), static _ => true);

    public static HttpResponse Get(Call call) => Get(call, call.Arguments[1], static _ => true);

    /// <summary>The alerts among those that the filters of the query let pass.</summary>
    public static HttpResponse List(Call call, Page page, Func<Alert, bool> isAmong)
    {
        var history = call.History;
        var active = page.Query.Flag("active");
        var inTime = TimeFilter.Read(page);
        var locale = page.Query.Find("locale");
        var alerts = page.Query.Order(history.Alerts(page.AsOf)
            .Where(alert => isAmong(alert) && (active ?? alert.IsActive) == alert.IsActive && inTime(alert.StartedAt)));
        return page.Answer("alerts", alerts, (json, alert) => Write(json, call, history, alert, locale));
    }

    public static HttpResponse Get(Call call, string id, Func<Alert, bool> isAmong)
    {
        var history = call.History;
        var alert = history.Alerts(call.Now).FirstOrDefault(alert => alert.Id == id && isAmong(alert)) ?? throw ApiFault.NotFound("alert");
        return Call.Answer(200, json => Write(json, call, history, alert, call.Query.Find("locale")));
    }

    /// <summary>What a report of telemetry tells of an alert.</summary>
    public static void WriteReport(JsonTextWriter json, Alert alert)
    {
        json.Write("type", alert.Kind.Type);
        json.Write("active", alert.IsActive);
        json.Write("severity", alert.Kind.Severity);
    }

    /// <summary>An alert without the times of its record; <paramref name="placeAt"/> tells where the vehicle was, if it may be told.</summary>
    public static void WriteMembers(JsonTextWriter json, Links links, Vehicle vehicle, Alert alert, Func<DateTimeOffset, Place?> placeAt)
    {
        var path = "/accounts/vehicles/" + vehicle.Vin;
        json.StartObject("_links");
        json.WriteLink("self", links.To(path + "/alerts/" + alert.Id));
        json.WriteLink("vehicle", links.To(path));
        json.WriteEndObject();
        json.Write("id", alert.Id);
        WriteReport(json, alert);
        json.Write("startedAt", alert.StartedAt);
        if (placeAt(alert.StartedAt) is { } start)
            json.WritePosition("startPosition", start, alert.StartedAt);
        if (alert.EndAt is not { } endAt)
            return;
        json.Write("endAt", endAt);
        if (placeAt(endAt) is { } end)
            json.WritePosition("endPosition", end, endAt);
    }

    private static void Write(JsonTextWriter json, Call call, History history, Alert alert, string? locale)
    {
        json.WriteStartObject();
        WriteMembers(json, call.Links, history.Vehicle, alert, call.Scope.Grants(Scopes.Location) ? history.PlaceAt : static _ => null);
        if (alert.Kind.Message(locale) is { } message)
            json.Write("message", message);
        json.Write("createdAt", alert.StartedAt);
        json.Write("updatedAt", alert.UpdatedAt);
        json.WriteEndObject();
    }
}
