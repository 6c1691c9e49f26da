using Newtonsoft.Json;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>Writes the engines of a vehicle.</summary>
/// <param name="json">Where it is written.</param>
/// <param name="blocks">Opens and closes the blocks.</param>
internal sealed class EngineWriter(JsonTextWriter json, TelemetryBlocks blocks)
{
    public static string EngineState(Snapshot vehicle) => vehicle.Ignition switch
    {
        "StartUp" => "Starting",
        "Start" => "Running",
        _ => "Stopped",
    };

    public void WriteEngines(Snapshot vehicle)
    {
        var propulsion = vehicle.Trip?.Propulsion(vehicle.At);
        void Write(string type, bool isTurning) => blocks.Item(vehicle, () =>
        {
            json.Write("type", type);
            json.Write("speed", isTurning ? 800 + 90 * vehicle.Speed : 0, 0);
            if (vehicle.Model.IsOld)
                json.Write("gmpStatus", EngineState(vehicle));
            if (type == "Thermic")
                WriteThermic(vehicle);
        });

        if (vehicle.Model.HasTank)
            Write("Thermic", propulsion is "Thermal" or "Hybrid");
        if (vehicle.Model.HasBattery)
            Write("Electric", propulsion is "Electric" or "Hybrid");
    }

    private void WriteThermic(Snapshot vehicle)
    {
        json.StartObject("extension");
        json.StartObject("thermic");
        WriteLiquid("coolant", 90);
        WriteLiquid("oil", 80);
        json.StartObject("air");
        json.Write("temp", vehicle.Temperature, 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();

        void WriteLiquid(string name, int level)
        {
            json.StartObject(name);
            json.Write("level", level);
            json.Write("temp", vehicle.EngineTemperature, 1);
            json.WriteEndObject();
        }
    }
}
