using Newtonsoft.Json;
using Stellantis.Server.Http;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The vehicles of the account.</summary>
internal static class VehicleOperations
{
    private const string RootGroup = "root";
    private const string Devices = "devices";
    private const string CallCenterNumbers = "callCenterNumbers";

    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getVehicles", "GET", "/accounts/vehicles", ["data:vehicle"], ["data:vehicle:devices:pnc"], List) { IsPaged = true },
        new("getVehicleByid", "GET", "/accounts/vehicles/{id}", ["data:vehicle"], ["data:vehicle:devices:pnc"], Get),
    ];

    public static HttpResponse List(Call call)
    {
        var page = Page.Of(call);
        var extensions = Extensions(page.Query);
        // The account has one group, with all its vehicles.
        var vehicles = page.Query.Find("gId") is null or RootGroup ? call.World.Fleet.WithPrefix(page.Query.Find("vinPrefix")) : [];
        return page.Answer("vehicles", vehicles, (json, vehicle) => Write(json, call.Links, vehicle, extensions));
    }

    public static HttpResponse Get(Call call)
    {
        var vehicle = call.Vehicle;
        var extensions = Extensions(call.Query);
        return Call.Answer(200, json => Write(json, call.Links, vehicle, extensions));
    }

    private static ISet<string> Extensions(Query query) => query.Words("extension", Devices, CallCenterNumbers);

    private static void Write(JsonTextWriter json, Links links, Vehicle vehicle, ISet<string> extensions)
    {
        var path = "/accounts/vehicles/" + vehicle.Vin;
        json.WriteStartObject();
        json.StartObject("_links");
        json.WriteLink("self", links.To(path));
        json.WriteLink("lastTelemetries", links.To(path + "/telemetries/latest"));
        json.WriteLink("telemetries", links.To(path + "/telemetries"));
        json.WriteLink("collisions", links.To(path + "/collisions"));
        json.WriteLink("trips", links.To(path + "/trips"));
        json.WriteLink("maintenance", links.To(path + "/telemetries/latest", "type=vehicle.maintenance"));
        json.WriteLink("alarms", links.To(path + "/alarms"));
        json.WriteLink("alerts", links.To(path + "/alerts"));
        json.WriteLink("remotes", links.To(path + "/channels/{chId}/remotes"), templated: true);
        json.StartArray("groups");
        json.WriteStartObject();
        json.Write("href", links.To("/accounts/vehicles", "gId=" + RootGroup));
        json.Write("name", RootGroup);
        json.Write("title", "All vehicles of the account");
        json.Write("type", "application/hal+json");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Write("vin", vehicle.Vin);
        json.Write("brandCode", vehicle.Model.BrandCode);
        json.Write("familyCode", vehicle.Model.FamilyCode);
        json.Write("motorization", vehicle.Model.Motorization);
        json.Write("fuelType", vehicle.Model.FuelType);
        if (extensions.Count > 0)
            WriteExtension(json, vehicle, extensions);
        json.WriteEndObject();
    }

    private static void WriteExtension(JsonTextWriter json, Vehicle vehicle, ISet<string> extensions)
    {
        json.StartObject("_embedded");
        json.StartObject("extension");
        if (extensions.Contains(Devices))
        {
            json.StartObject(Devices);
            json.StartArray("Device");
            // Plug and charge is a matter of electric vehicles.
            if (vehicle.Model.Motorization == "Electric")
            {
                WriteDevice(json, "pcid", $"PCID{vehicle.Index:D13}");
                var index = vehicle.Index;
                WriteDevice(json, "macAddress", $"02:00:{index >> 24 & 0xFF:x2}:{index >> 16 & 0xFF:x2}:{index >> 8 & 0xFF:x2}:{index & 0xFF:x2}");
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (extensions.Contains(CallCenterNumbers))
        {
            json.StartArray(CallCenterNumbers);
            WriteNumber(json, "ECALL", "+33100000001");
            WriteNumber(json, "ACALL", "+33100000002");
            WriteNumber(json, "SVL", "+33100000003");
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteDevice(JsonTextWriter json, string key, string value)
    {
        json.WriteStartObject();
        json.Write("type", "pnc");
        json.Write("description", "Plug and charge");
        json.StartObject("additionalproperties");
        json.Write("key", key);
        json.Write("value", value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNumber(JsonTextWriter json, string callType, string number)
    {
        json.WriteStartObject();
        json.Write("callType", callType);
        json.Write("phoneNumber", number);
        json.WriteEndObject();
    }
}
