using Newtonsoft.Json;
using Stellantis.Sandbox.Bodies;
using Stellantis.Server.Http;
using Stellantis.Sandbox.World;
using Monitor = Stellantis.Sandbox.World.Monitor;

namespace Stellantis.Sandbox.Api;

/// <summary>The monitors of a channel, and the vehicles that they watch.</summary>
internal static class MonitorOperations
{
    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getVehicleMonitors", "GET", "/accounts/channels/{chId}/monitors", [], ["monitor:write", "monitor"], List),
        new("postVehicleMonitors", "POST", "/accounts/channels/{chId}/monitors", ["monitor:write"], [], Create),
        new("getVehicleMonitorByID", "GET", "/accounts/channels/{chId}/monitors/{mid}", [], ["monitor:write", "monitor"], Get),
        new("putVehicleMonitors", "PUT", "/accounts/channels/{chId}/monitors/{mid}", ["monitor:write"], [], Replace),
        new("deleteVehicleMonitorByID", "DELETE", "/accounts/channels/{chId}/monitors/{mid}", ["monitor:write"], [], Delete) { HidesErrors = true },
        new("setVehicleMonitorStatus", "PUT", "/accounts/channels/{chId}/monitors/{mid}/status", ["monitor:write"], [], SetStatus),
        new("getVehicleMonitorGroupsHandles", "GET", "/accounts/channels/{chId}/monitors/{mid}/handles",
            ["monitor:read"], [], ListHandles) { IsPaged = true },
        new("setVehicleMonitorHandles", "PUT", "/accounts/channels/{chId}/monitors/{mid}/handles", ["monitor:write"], [], SetHandles),
    ];

    public static HttpResponse List(Call call)
    {
        var monitors = call.World.Subscriptions.MonitorsOn(ChannelOperations.Find(call).Id);
        return Page.Of(call).Answer("monitors", monitors, (json, monitor) => Write(json, call.Links, monitor));
    }

    public static HttpResponse Create(Call call)
    {
        var channel = ChannelOperations.Find(call);
        var (text, body) = call.ReadBody(MonitorBody.Shape);
        // The published calls name the vehicle to watch in the scope header.
        var monitor = call.World.Subscriptions.AddMonitor(channel.Id, text, MonitorBody.IsSetting(body), [.. call.Scope.Vins.Distinct()], call.Now,
            out var limit)
            ?? throw new ApiFault(400, limit!);
        return Reference(call.Links, monitor, "createdAt", monitor.CreatedAt);
    }

    public static HttpResponse Get(Call call)
    {
        var monitor = Find(call);
        return Call.Answer(200, json => Write(json, call.Links, monitor));
    }

    public static HttpResponse Replace(Call call)
    {
        var monitor = Find(call);
        var (text, body) = call.ReadBody(MonitorBody.Shape);
        var replaced = call.World.Subscriptions.ReplaceMonitor(monitor, text, MonitorBody.IsSetting(body), call.Now, out var limit);
        if (limit is not null)
            throw new ApiFault(400, limit);
        return Updated(call, replaced);
    }

    public static HttpResponse SetStatus(Call call)
    {
        var monitor = Find(call);
        var (_, body) = call.ReadBody(StatusBody.Shape);
        return Updated(call, call.World.Subscriptions.Change(monitor, found =>
            found with { Status = (string)body["status"]!, UpdatedAt = call.Now }));
    }

    public static HttpResponse Delete(Call call)
    {
        call.World.Subscriptions.RemoveMonitor(Find(call).Id);
        return Call.NoContent();
    }

    public static HttpResponse ListHandles(Call call)
    {
        var monitor = Find(call);
        var page = Page.Of(call);
        var prefix = page.Query.Find("vinPrefix") ?? "";
        var vehicleIds = monitor.VehicleIds.Where(vin => vin.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return page.Answer(vehicleIds.Count, (json, first, count) =>
        {
            json.Write("vehicleIds", vehicleIds.Skip(first).Take(count));
            // The groups are no part of what is paged; they stand on the first page.
            json.Write("groups", first == 0 ? monitor.Groups : []);
        });
    }

    public static HttpResponse SetHandles(Call call)
    {
        var monitor = Find(call);
        var (_, body) = call.ReadBody(HandlesBody.Shape);
        var vehicleIds = Shapes.TextsOf(body, "vehicleIds");
        var groups = Shapes.TextsOf(body, "groups");
        if (vehicleIds.Find(vin => call.World.Fleet.Find(vin) is null) is { } unknown)
            throw ApiFault.NotFound($"vehicle: {unknown}");

        var adds = (string)body["action"]! == "Add";
        IReadOnlyList<string> Apply(IReadOnlyList<string> had, List<string> given) => [.. adds ? had.Union(given) : had.Except(given)];
        var changed = call.World.Subscriptions.Change(monitor, found => found with
        {
            VehicleIds = Apply(found.VehicleIds, vehicleIds),
            Groups = Apply(found.Groups, groups),
            UpdatedAt = call.Now,
        }) ?? throw ApiFault.NotFound("monitor");

        return Call.Answer(202, json =>
        {
            json.WriteStartObject();
            json.Write("updatedAt", changed.UpdatedAt);
            WriteMonitorLink(json, call.Links, changed);
            json.Write("monitorId", changed.Id);
            json.StartObject("handled");
            json.Write("vehicleIds", changed.VehicleIds);
            json.Write("groups", changed.Groups);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static Monitor Find(Call call) =>
        call.World.Subscriptions.FindMonitor(ChannelOperations.Find(call).Id, call.Arguments[1]) ?? throw ApiFault.NotFound("monitor");

    private static void Write(JsonTextWriter json, Links links, Monitor monitor)
    {
        json.WriteStartObject();
        json.StartObject("_links");
        json.WriteLink("self", To(links, monitor));
        json.WriteEndObject();
        json.Write("monitorId", monitor.Id);
        json.WriteJson("monitor", monitor.Body);
        json.StartObject("status");
        json.Write("status", monitor.Status);
        json.WriteEndObject();
        json.Write("updatedAt", monitor.UpdatedAt);
        json.WriteEndObject();
    }

    private static HttpResponse Updated(Call call, Monitor? monitor) => monitor is null
        ? throw ApiFault.NotFound("monitor")
        : Reference(call.Links, monitor, "updatedAt", monitor.UpdatedAt);

    private static HttpResponse Reference(Links links, Monitor monitor, string timeName, DateTimeOffset time) => Call.Answer(202, json =>
    {
        json.WriteStartObject();
        json.Write(timeName, time);
        WriteMonitorLink(json, links, monitor);
        json.Write("monitorId", monitor.Id);
        json.Write("status", monitor.Status);
        json.WriteEndObject();
    });

    private static void WriteMonitorLink(JsonTextWriter json, Links links, Monitor monitor)
    {
        json.StartObject("_links");
        json.WriteLink("monitor", To(links, monitor));
        json.WriteEndObject();
    }

    private static string To(Links links, Monitor monitor) => links.To($"/accounts/channels/{monitor.ChannelId}/monitors/{monitor.Id}");
}
