using Newtonsoft.Json;
using Stellantis.Server.Http;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>What a vehicle can tell and which remotes it takes.</summary>
internal static class CapabilityOperations
{
    // Not the words of the scopes: the capability has a vocabulary of its own.
    private static readonly string[] s_data =
    [
        "data:telemetry", "data:telemetry:environment", "data:telemetry:privacy", "data:telemetry:vehicle", "data:telemetry:vehicle:ignition",
        "data:telemetry:vehicle:preconditioning", "data:telemetry:vehicle:energies", "data:telemetry:vehicle:engines",
            "data:telemetry:vehicle:doorsState",
        "data:telemetry:vehicle:powertrain", "data:telemetry:vehicle:battery", "data:telemetry:vehicle:safety", "data:telemetry:vehicle:odometer",
        "data:telemetry:vehicle:kinetic", "data:telemetry:vehicle:transmission", "data:telemetry:vehicle:adas",
            "data:telemetry:vehicle:lightingSystem",
        "data:telemetry:vehicle:maintenance", "data:telemetry:vehicle:drivingBehavior", "data:telemetry:vehicle:wipingBlades", "data:position",
            "data:trip",
        "data:alert", "data:collision",
    ];

    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getVehicleCapabilityByid", "GET", "/accounts/vehicles/{id}/capability", [], [], Get),
    ];

    public static HttpResponse Get(Call call)
    {
        var vehicle = call.Vehicle;
        var actions = ActionsOf(call, vehicle);
        return Call.AnswerObject(200, json =>
        {
            json.Write("vin", vehicle.Vin);
            json.Write("brand", vehicle.Model.BrandCode);
            json.Write("model", vehicle.Model.FamilyCode);
            json.Write("motorization", vehicle.Model.Motorization);
            json.StartObject("onboardCapabilities");
            json.Write("data", DataOf(vehicle.Model));
            json.StartObject("remote");
            Write(json, "preconditioning", actions.Contains("preconditioning"), "remote:preconditioning:write", () => WritePreconditioning(json));
            Write(json, "charging", actions.Contains("charging"), "remote:charging:write", () => WriteCharging(json, actions.Contains("charging")));
            Write(json, "door", actions.Contains("locking"), "remote:door:write");
            Write(json, "horn", actions.Contains("horn"), "remote:horn:write");
            Write(json, "lights", actions.Contains("lights"), "remote:lights:write");
            Write(json, "wakeup", actions.Contains("wakeup"), "remote:wakeup:write");
            Write(json, "navigation", actions.Contains("navigation"), "remote:navigation:write");
            Write(json, "stolen", actions.Contains("stolen"));
            Write(json, "tanSuppress", actions.Contains("tan"));
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <summary>The actions of remotes that a vehicle takes.</summary>
    public static IReadOnlyList<string> ActionsOf(Call call, Vehicle vehicle) =>
        RemoteKind.Of(vehicle, call.World.HistoryOf(vehicle, call.Now).SettingsAt(call.Now));

    private static IEnumerable<string> DataOf(VehicleModel model)
    {
        var data = s_data.AsEnumerable();
        if (model.HasAlarm)
            data = data.Append("data:telemetry:vehicle:alarm");
        return model.Motorization == "Electric" ? data.Append("data:vehicle:devices:pnc") : data;
    }

    private static void Write(JsonTextWriter json, string name, bool isSupported, string? scope = null, Action? writeParameters = null)
    {
        json.StartObject(name);
        json.Write("supported", isSupported);
        if (scope is not null)
            json.Write("scopeName", scope);
        if (writeParameters is not null)
        {
            json.StartObject("parameters");
            writeParameters();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WritePreconditioning(JsonTextWriter json)
    {
        json.StartObject("programs");
        json.Write("size", 4);
        json.Write("temperature", true);
        json.WriteEndObject();
        json.Write("immediate", true);
    }

    private static void WriteCharging(JsonTextWriter json, bool isSupported)
    {
        json.StartObject("immediate");
        json.Write("start", isSupported);
        json.Write("stop", isSupported);
        json.WriteEndObject();
        json.StartObject("programs");
        json.Write("supported", isSupported);
        json.Write("size", 2);
        json.Write("occurrence", true);
        json.Write("minChargingLevel", true);
        json.Write("maxChargingLevel", true);
        json.WriteEndObject();
        json.StartObject("settings");
        json.Write("level", isSupported);
        json.Write("type", false);
        json.WriteEndObject();
    }
}
