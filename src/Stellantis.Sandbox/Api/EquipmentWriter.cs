using Newtonsoft.Json;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>Writes the state of what a vehicle is equipped with: tyres, doors, belts, gears, lights and the like.</summary>
/// <param name="json">Where it is written.</param>
/// <param name="blocks">Opens and closes the blocks.</param>
internal sealed class EquipmentWriter(JsonTextWriter json, TelemetryBlocks blocks)
{
    private static readonly string[] s_belts = ["Driver", "Passenger"];
    private static readonly string[] s_waiting = ["Wait"];
    private static readonly string[] s_active = ["Active"];

    /// <summary>The belts, and whether they are fastened as they should be.</summary>
    public static IEnumerable<(string Belt, string State)> Belts(Snapshot vehicle) =>
        s_belts.Select(belt => (belt, belt == "Driver" || !vehicle.IsDriving ? "Normal" : "Omission"));

    public void WriteTyres(Snapshot vehicle)
    {
        foreach (var (wheel, pressure, status) in vehicle.Tyres)
        {
            blocks.Item(vehicle, () =>
            {
                json.Write("id", wheel);
                json.StartObject("pressure");
                json.Write("value", pressure, 0);
                json.WriteEndObject();
                json.Write("status", status);
            });
        }
    }

    public void WriteDoors(Snapshot vehicle)
    {
        json.Write("lockedState", vehicle.LockStates);
        json.StartArray("opening");
        foreach (var (opening, isOpen) in vehicle.Openings)
        {
            json.WriteStartObject();
            json.Write("identifier", opening);
            json.Write("state", isOpen ? "Open" : "Closed");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void WriteBattery(Snapshot vehicle)
    {
        json.Write("voltage", vehicle.IsDriving ? 92 : 84, 1);
        json.Write("current", vehicle.IsDriving ? 4.5 : -0.3, 1);
        json.Write("indicator", vehicle.HasBatteryFailure ? "Fixed" : "Off");
    }

    public void WriteSafety(Snapshot vehicle)
    {
        json.StartArray("beltStatus");
        foreach (var (belt, state) in Belts(vehicle))
        {
            json.WriteStartObject();
            json.Write("id", belt);
            json.Write("belt", state);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Write("autoECallTriggering", vehicle.CallsForHelp ? "Detected" : "NotDetected");
    }

    public void WriteKinetic(Snapshot vehicle)
    {
        json.Write("acceleration", vehicle.Acceleration, 2);
        json.Write("speed", vehicle.Speed, 1);
        json.Write("moving", vehicle.IsMoving);
    }

    public void WriteWipers(Snapshot vehicle)
    {
        json.Write("active", vehicle.Wipes);
        if (vehicle.Wipes)
            json.Write("speed", "Low");
    }

    public void WriteTransmission(Snapshot vehicle)
    {
        var isAutomatic = vehicle.Model.HasBattery;
        json.StartObject("gearbox");
        json.StartObject("mode");
        json.Write("automatic", isAutomatic);
        json.Write("sport", vehicle.Trip?.Mode(vehicle.At) == "Sport");
        json.Write("snow", false);
        json.Write("sequential", false);
        json.Write("semiManual", false);
        json.WriteEndObject();
        json.Write("ratio", !vehicle.IsMoving ? "Neutral" : isAutomatic ? "Ratio1" : "Ratio" + Math.Min(6, 1 + (int)(vehicle.Speed / 5)));
        json.WriteEndObject();
    }

    public void WriteAdas(Snapshot vehicle)
    {
        json.StartObject("parkAssist");
        json.Write("front", s_waiting);
        json.Write("rear", vehicle.IsDriving ? s_waiting : s_active);
        json.WriteEndObject();
        json.Write("accr", vehicle.Speed > 20 ? "Activated" : "Off");
        json.Write("lvv", false);
        json.Write("rvv", "Off");
        json.Write("aebs", "Off");
        json.Write("afil", "Fixed");
        json.Write("artiv", vehicle.IsDriving ? "Selected" : "Unavailable");
        json.Write("bsm", vehicle.IsDriving ? "Active" : "Inactive");
        json.Write("esp", true);
        json.Write("abs", true);
        json.Write("fse", !vehicle.IsDriving);
        json.Write("sli", vehicle.Speed > 20 ? 90 : 50);
        json.Write("rlka", vehicle.Speed > 20 ? "Authorized" : "NotAuthorized");
        json.Write("llka", vehicle.Speed > 20 ? "Authorized" : "NotAuthorized");
        json.Write("rgi", "None");
    }

    public void WriteLights(Snapshot vehicle)
    {
        json.StartArray("turn");
        foreach (var direction in new[] { "Left", "Right" })
        {
            foreach (var position in new[] { "Front", "Rear" })
                WriteLight(direction, position, vehicle.FlashesLights);
        }

        json.WriteEndArray();
        json.StartArray("fog");
        WriteLight("Left", "Rear", vehicle is { Wipes: true, IsDay: false });
        json.WriteEndArray();
    }

    private void WriteLight(string direction, string position, bool isOn)
    {
        json.WriteStartObject();
        json.Write("direction", direction);
        json.Write("position", position);
        json.Write("status", isOn ? "On" : "Off");
        json.WriteEndObject();
    }

    public void WriteMaintenance(Snapshot vehicle)
    {
        json.Write("daysBeforeMaintenance", vehicle.DaysBeforeMaintenance);
        json.Write("mileageBeforeMaintenance", vehicle.MileageBeforeMaintenance);
    }
}
