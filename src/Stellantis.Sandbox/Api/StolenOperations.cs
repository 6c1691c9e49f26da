using Newtonsoft.Json;
using Stellantis.Server.Http;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The reports that a vehicle is stolen, and where it was found meanwhile.</summary>
internal static class StolenOperations
{
    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getVehicleStolenHistory", "GET", "/accounts/vehicles/{id}/stolen", [], [], List) { IsPaged = true },
        new("getVehicleStolenById", "GET", "/accounts/vehicles/{id}/stolen/{sid}", [], [], Get),
        new("getVehicleStolenIdPosition", "GET", "/accounts/vehicles/{id}/stolen/{sid}/waypoints",
            [], [], ListWayPoints) { IsPaged = true, HidesErrors = true },
    ];

    public static HttpResponse List(Call call)
    {
        var history = call.History;
        var page = Page.Of(call);
        var inTime = TimeFilter.Read(page);
        // The contract lets nobody choose the order here.
        var reports = history.StolenReports(page.AsOf).Where(report => inTime(report.StartedAt)).Reverse().ToList();
        return page.Answer("stolen", reports, (json, report) =>
        {
            json.WriteStartObject();
            Write(json, call, history, report);
            json.WriteEndObject();
        });
    }

    public static HttpResponse Get(Call call)
    {
        var (history, report) = Find(call, call.Now);
        return Call.AnswerObject(200, json => Write(json, call, history, report));
    }

    public static HttpResponse ListWayPoints(Call call)
    {
        var page = Page.Of(call);
        var (history, report) = Find(call, page.AsOf);
        var inTime = TimeFilter.Read(page);
        var instants = History.Track(report, page.AsOf).Where(inTime).ToList();
        return page.Answer("positions", instants, (json, at) => json.WritePosition(history.TrackedAt(at), at));
    }

    /// <summary>A report without the times of its record.</summary>
    public static void WriteMembers(JsonTextWriter json, Links links, Vehicle vehicle, StolenReport report, Func<DateTimeOffset, Place> trackedAt)
    {
        var path = "/accounts/vehicles/" + vehicle.Vin;
        json.StartObject("_links");
        json.WriteLink("self", links.To($"{path}/stolen/{report.Id}"));
        json.WriteLink("vehicle", links.To(path));
        json.WriteEndObject();
        json.Write("id", report.Id);
        json.Write("state", report.EndAt is null);
        json.Write("startedAt", report.StartedAt);
        json.WritePosition("startPosition", trackedAt(report.StartedAt), report.StartedAt);
        if (report.EndAt is not { } endAt)
            return;
        json.Write("endAt", endAt);
        json.WritePosition("endPosition", trackedAt(endAt), endAt);
    }

    private static void Write(JsonTextWriter json, Call call, History history, StolenReport report)
    {
        WriteMembers(json, call.Links, history.Vehicle, report, history.TrackedAt);
        json.Write("createdAt", report.StartedAt);
        json.Write("updatedAt", report.EndAt ?? report.StartedAt);
    }

    private static (History History, StolenReport Report) Find(Call call, DateTimeOffset asOf)
    {
        var history = call.History;
        return (history, history.StolenReports(asOf).FirstOrDefault(report => report.Id == call.Arguments[1])
            ?? throw ApiFault.NotFound("stolen report"));
    }
}
