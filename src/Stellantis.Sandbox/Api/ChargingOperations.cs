using Newtonsoft.Json;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The charging sessions of a vehicle. Positions are left out for callers without the right to see them.</summary>
internal static class ChargingOperations
{
    private const int MaxSegments = 6;

    private static readonly string[] s_states = ["Nominal", "Unstarted", "DataLacking", "Unfinished"];
    private static readonly TimeSpan s_segment = TimeSpan.FromMinutes(30);

    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getVehicleChargeSessions", "GET", "/accounts/vehicles/{id}/charging/sessions",
            [Scopes.Energies], [Scopes.Location], List) { IsPaged = true },
        new("getVehicleChargeSessionById", "GET", "/accounts/vehicles/{id}/charging/sessions/{sid}", [Scopes.Energies], [Scopes.Location], Get),
    ];

    public static HttpResponse List(Call call)
    {
        var history = call.History;
        var page = Page.Of(call);
        var states = page.Query.Words("states", s_states);
        var power = page.Query.Range("power");
        var level = page.Query.Range("level");
        var autonomy = page.Query.Range("autonomy");
        var duration = page.Query.Range("duration");
        var inTime = TimeFilter.Read(page);
        var sessions = page.Query.Order(history.ChargingSessions(page.AsOf).Where(session =>
        {
            var gain = Gain(session);
            return (states.Count == 0 || states.Contains(session.Fault?.Status ?? "Nominal"))
                && power(gain.Power) && level(gain.Level) && autonomy(gain.Autonomy) && duration(session.Duration.TotalSeconds)
                    && inTime(session.Start);
        }));
        return page.Answer("sessions", sessions, (json, session) =>
        {
            json.WriteStartObject();
            WriteMembers(json, call.Scope, history, session);
            var path = "/accounts/vehicles/" + history.Vehicle.Vin;
            json.StartObject("_links");
            json.WriteLink("self", call.Links.To($"{path}/charging/sessions/{session.Id}"));
            json.WriteLink("vehicle", call.Links.To(path));
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    public static HttpResponse Get(Call call)
    {
        var history = call.History;
        var session = history.ChargingSessions(call.Now).FirstOrDefault(session => session.Id == call.Arguments[1])
            ?? throw ApiFault.NotFound("charging session");
        return Call.AnswerObject(200, json => WriteMembers(json, call.Scope, history, session));
    }

    private static int Level(Condition condition) => (int)condition.Battery;

    private static int Load(ChargingSession session, Condition condition) => (int)(condition.Battery / 100 * session.Model.BatteryCapacity);

    private static int Autonomy(ChargingSession session, Condition condition) => session.Model.ElectricAutonomy(condition.Battery);

    private static (int Level, int Autonomy, int Power) Gain(ChargingSession session) => (
        Level(session.After) - Level(session.Before),
        Autonomy(session, session.After) - Autonomy(session, session.Before),
        Load(session, session.After) - Load(session, session.Before));

    private static void WriteMembers(JsonTextWriter json, ScopeHeader scope, History history, ChargingSession session)
    {
        json.Write("sid", session.Id);
        json.Write("createdAt", session.Start);
        json.Write("updatedAt", session.End);
        json.StartObject("state");
        json.Write("done", session.FinishReason is not null);
        if (session.Fault is { } fault)
        {
            json.StartArray("faults");
            json.WriteStartObject();
            json.Write("status", fault.Status);
            json.Write("cause", fault.Cause);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Write("start", session.Start);
        json.Write("end", session.End);
        json.Write("duration", session.Duration);
        if (scope.Grants(Scopes.Location) && history.PlaceAt(session.Start) is { } place)
            json.WritePosition("position", place, createdAt: null);
        WriteEnergy(json, "startEnergy", history, session, session.Before);
        WriteEnergy(json, "endEnergy", history, session, session.After);
        if (session.FinishReason is { } reason)
            json.Write("finishReason", reason);
        WriteSegments(json, session);

        var gain = Gain(session);
        json.StartObject("gain");
        json.Write("level", gain.Level);
        json.Write("autonomy", gain.Autonomy);
        json.Write("power", gain.Power);
        json.WriteEndObject();
        WriteTemperatures(json, history, session);
    }

    private static void WriteEnergy(JsonTextWriter json, string name, History history, ChargingSession session, Condition condition)
    {
        var settings = history.SettingsAt(session.Start);
        json.StartObject(name);
        json.Write("batteryPower", Load(session, condition));
        json.Write("level", Level(condition));
        json.Write("autonomy", Autonomy(session, condition));
        json.Write("chargingMode", session.IsQuick ? "Quick" : "Slow");
        json.Write("chargingSpeed", session.Speed);
        if (settings.ChargePreferenceRate is { } rate)
            json.Write("chargePreferenceRate", rate);
        json.Write("chargingType", session.Target == 100 ? "Full" : "Partial");
        json.Write("powerType", session.IsQuick ? "DC" : "AC");
        json.WriteEndObject();
    }

    private static void WriteSegments(JsonTextWriter json, ChargingSession session)
    {
        json.StartArray("segments");
        for (var i = 0; i < MaxSegments && session.Start.AddTicks(i * s_segment.Ticks) <= session.End; i++)
        {
            var offset = TimeSpan.FromTicks(i * s_segment.Ticks);
            var condition = session.At(session.Start + offset);
            json.WriteStartObject();
            json.Write("level", Level(condition));
            json.Write("autonomy", Autonomy(session, condition));
            json.Write("load", Load(session, condition));
            json.Write("chargingMode", session.IsQuick ? "Quick" : "Slow");
            json.Write("chargingRate", session.Speed);
            json.Write("chargingPowerLevel", session.IsQuick ? 5 : 2);
            json.Write("offset", (int)offset.TotalSeconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTemperatures(JsonTextWriter json, History history, ChargingSession session)
    {
        var ends = new[] { session.Start, session.End }.Select(at => Weather.Temperature(at, session.Before.Point)).ToList();
        json.StartObject("environment");
        json.StartObject("temperatures");
        json.Write("max", history.Story == Story.BadSensor ? Snapshot.NoTemperature : ends.Max(), 1);
        json.Write("min", ends.Min(), 1);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
