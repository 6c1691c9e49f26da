using Newtonsoft.Json;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The messages of a vehicle's theft alarm.</summary>
internal static class AlarmOperations
{
    private const string Status = "vehicle.alarm.status";
    private const string Trigger = "vehicle.alarm.trigger";

    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getVehicleAlarms", "GET", "/accounts/vehicles/{id}/alarms", [Scopes.Alarm], [], List) { IsPaged = true },
        new("getVehicleAlarmsById", "GET", "/accounts/vehicles/{id}/alarms/{aid}", [Scopes.Alarm], [], Get),
    ];

    public static HttpResponse List(Call call)
    {
        var history = call.History;
        var page = Page.Of(call);
        var types = page.Query.Words("type", Status, Trigger);
        var inTime = TimeFilter.Read(page);
        var alarms = page.Query.Order(history.Alarms(page.AsOf)
            .Where(alarm => (types.Count == 0 || types.Contains(alarm.Trigger is null ? Status : Trigger)) && inTime(alarm.At)));
        return page.Answer("alarms", alarms, (json, alarm) =>
        {
            json.WriteStartObject();
            WriteMembers(json, history, alarm);
            json.WriteEndObject();
        });
    }

    public static HttpResponse Get(Call call)
    {
        var history = call.History;
        var alarm = history.Alarms(call.Now).FirstOrDefault(alarm => alarm.Id == call.Arguments[1]) ?? throw ApiFault.NotFound("alarm");
        return Call.AnswerObject(200, json => WriteMembers(json, history, alarm));
    }

    /// <summary>Whether the alarm is switched on, with the time of the message where it has its own.</summary>
    public static void WriteStatus(JsonTextWriter json, AlarmMessage alarm, bool hasTime)
    {
        json.StartObject("status");
        if (hasTime)
            json.Write("createdAt", alarm.At);
        json.Write("activation", alarm.IsOn ? "Active" : "Inactive");
        json.WriteEndObject();
    }

    /// <summary>Why the alarm went off, with the time of the message where it has its own.</summary>
    public static void WriteTrigger(JsonTextWriter json, AlarmMessage alarm, Place? place, bool hasTime)
    {
        json.StartObject("trigger");
        if (hasTime)
            json.Write("createdAt", alarm.At);
        json.Write("type", alarm.Trigger!);
        if (place is not null)
            json.WritePosition("position", place.Estimated, alarm.At);
        json.Write("startAt", alarm.At);
        json.WriteEndObject();
    }

    private static void WriteMembers(JsonTextWriter json, History history, AlarmMessage alarm)
    {
        json.Write("id", alarm.Id);
        if (alarm.Trigger is null)
            WriteStatus(json, alarm, hasTime: true);
        else
            WriteTrigger(json, alarm, history.PlaceAt(alarm.At), hasTime: true);
    }
}
