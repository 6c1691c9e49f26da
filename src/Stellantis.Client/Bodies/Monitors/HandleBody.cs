using Stellantis.Client.Json;

namespace Stellantis.Client.Bodies;

/// <summary>The body that attaches vehicles and groups to a monitor, or detaches them (operation setVehicleMonitorHandles).</summary>
internal static class HandleBody
{
    public static string Json(string action, IEnumerable<string> vehicles, IEnumerable<string> groups) => WireWriter.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("action");
        writer.WriteValue(action);
        Array(writer, "vehicleIds", vehicles);
        Array(writer, "groups", groups);
        writer.WriteEndObject();
    });

    private static void Array(WireWriter writer, string name, IEnumerable<string> items)
    {
        if (!items.Any())
            return;
        writer.WritePropertyName(name);
        writer.WriteStartArray();
        foreach (var item in items)
            writer.WriteValue(item);
        writer.WriteEndArray();
    }
}
