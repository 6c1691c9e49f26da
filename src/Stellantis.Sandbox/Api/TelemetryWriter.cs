using Newtonsoft.Json;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>Writes telemetry, block by block. In a message the blocks have no time of their own; in the latest telemetry each has.</summary>
/// <param name="json">Where it is written.</param>
/// <param name="links">Makes the addresses.</param>
/// <param name="showsPlaces">Whether the caller may see where alerts began.</param>
internal sealed class TelemetryWriter(JsonTextWriter json, Links links, bool showsPlaces)
{
    private readonly TelemetryBlocks _blocks = new(json);

    /// <summary>A message of the past, with the trip during which it was sent.</summary>
    public void WriteMessage(Snapshot vehicle, Blocks blocks)
    {
        _blocks.HasTimes = false;
        json.WriteStartObject();
        json.Write("createdAt", vehicle.At);
        var path = PathOf(vehicle);
        json.StartObject("_links");
        var instant = Uri.EscapeDataString(JsonWriting.Text(vehicle.At));
        json.WriteLink("self", links.To(path + "/telemetries", $"timestamps={instant}%2F{instant}"));
        json.WriteLink("vehicle", links.To(path));
        if (vehicle.Trip is { } trip)
            json.WriteLink("trip", links.To($"{path}/trips/{trip.Id}"));
        json.WriteEndObject();
        WriteBlocks(vehicle, blocks & vehicle.Blocks, vehicle, Blocks.None);
        json.WriteEndObject();
    }

    /// <summary>The latest telemetry: what the last message told, and what only an earlier one did.</summary>
    public void WriteLatest(Snapshot last, Blocks lastBlocks, Snapshot earlier, Blocks wanted)
    {
        _blocks.HasTimes = true;
        json.WriteStartObject();
        json.Write("createdAt", last.At);
        json.Write("updatedAt", last.At);
        var path = PathOf(last);
        json.StartObject("_links");
        json.WriteLink("self", links.To(path + "/telemetries/latest"));
        json.WriteLink("vehicle", links.To(path));
        json.WriteEndObject();
        WriteBlocks(last, wanted & lastBlocks & last.Blocks, earlier, wanted & ~lastBlocks & earlier.Blocks & last.Blocks);
        json.WriteEndObject();
    }

    private static string PathOf(Snapshot vehicle) => "/accounts/vehicles/" + vehicle.Vehicle.Vin;

    private void WriteBlocks(Snapshot one, Blocks oneBlocks, Snapshot other, Blocks otherBlocks)
    {
        var both = oneBlocks | otherBlocks;
        Snapshot? Of(Blocks block) => (oneBlocks & block) != 0 ? one : (otherBlocks & block) != 0 ? other : null;

        if (Of(Blocks.Privacy) is { } privacy)
            _blocks.Block("privacy", privacy, () => json.Write("state", privacy.Settings.Privacy));
        if ((both & Blocks.Vehicle) != 0)
        {
            json.StartObject("vehicle");
            WriteVehicle(Of, oneBlocks, otherBlocks);
            json.WriteEndObject();
        }

        if (Of(Blocks.Environment) is { } environment)
        {
            json.StartObject("environment");
            _blocks.Block("luminosity", environment, () => json.Write("day", environment.IsDay));
            _blocks.Block("air", environment, () => json.Write("temp", environment.Temperature, 1));
            json.WriteEndObject();
        }
    }

    private void WriteVehicle(Func<Blocks, Snapshot?> of, Blocks one, Blocks other)
    {
        void Write(Blocks block, string name, Action<Snapshot> write)
        {
            if (of(block) is { } vehicle)
                _blocks.Block(name, vehicle, () => write(vehicle));
        }

        void WriteItems(Blocks block, string name, Action<Snapshot> write)
        {
            if (of(block) is not { } vehicle)
                return;
            json.StartArray(name);
            write(vehicle);
            json.WriteEndArray();
        }

        var energy = new EnergyWriter(json, _blocks);
        var engine = new EngineWriter(json, _blocks);
        var equipment = new EquipmentWriter(json, _blocks);
        Write(Blocks.Ignition, "ignition", vehicle => json.Write("type", vehicle.Ignition));
        if (of(Blocks.Location) is { Place: { } place } located)
            json.WritePosition("location", place, _blocks.HasTimes ? located.At : null);
        Write(Blocks.Preconditioning, "preconditioning", energy.WritePreconditioning);
        WriteItems(Blocks.TyreState, "tyreState", equipment.WriteTyres);
        WriteItems(Blocks.Energies, "energies", energy.WriteEnergies);
        WriteItems(Blocks.Engines, "engines", engine.WriteEngines);
        Write(Blocks.PowerTrain, "powerTrain", vehicle => json.Write("gmpStatus", EngineWriter.EngineState(vehicle)));
        Write(Blocks.DoorsState, "doorsState", equipment.WriteDoors);
        Write(Blocks.Battery, "battery", equipment.WriteBattery);
        Write(Blocks.Safety, "safety", equipment.WriteSafety);
        Write(Blocks.Odometer, "odometer", vehicle => json.Write("mileage", vehicle.Condition.Odometer, 1));
        Write(Blocks.Kinetic, "kinetic", equipment.WriteKinetic);
        Write(Blocks.Propulsion, "propulsion", vehicle => json.Write("type", vehicle.Propulsion));
        Write(Blocks.Braking, "braking", vehicle => json.Write("parking", !vehicle.IsDriving));
        Write(Blocks.WipingBlades, "wipingBlades", equipment.WriteWipers);
        Write(Blocks.Transmission, "transmission", equipment.WriteTransmission);
        Write(Blocks.Adas, "adas", equipment.WriteAdas);
        Write(Blocks.LightingSystem, "lightingSystem", equipment.WriteLights);
        Write(Blocks.Maintenance, "maintenance", equipment.WriteMaintenance);
        Write(Blocks.DrivingBehavior, "drivingBehavior", vehicle => json.Write("mode", vehicle.Trip?.Mode(vehicle.At) ?? "Normal"));
        WriteAlerts(of);
        WriteAlarm(of(Blocks.Alarm), (one | other) & Blocks.Alarm);
        Write(Blocks.Stolen, "stolen", vehicle =>
            StolenOperations.WriteMembers(json, links, vehicle.Vehicle, vehicle.StolenReport!, vehicle.TrackedAt));
    }

    private void WriteAlerts(Func<Blocks, Snapshot?> of)
    {
        if (of(Blocks.Alerts) is null)
            return;
        json.StartObject("alerts");
        if (of(Blocks.AlertsReport) is { } reported)
        {
            _blocks.Block("report", reported, () =>
            {
                json.StartArray("reportDetails");
                foreach (var alert in reported.AlertsAround)
                {
                    json.WriteStartObject();
                    AlertOperations.WriteReport(json, alert);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }

        if (of(Blocks.ActiveAlerts) is { } active)
        {
            _blocks.Block("active", active, () =>
            {
                json.StartArray("activeAlerts");
                foreach (var alert in active.ActiveAlerts)
                {
                    json.WriteStartObject();
                    AlertOperations.WriteMembers(json, links, active.Vehicle, alert, showsPlaces ? active.PlaceAt : static _ => null);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }

        json.WriteEndObject();
    }

    private void WriteAlarm(Snapshot? vehicle, Blocks blocks)
    {
        if (vehicle is null)
            return;
        var parts = (
            Status: (blocks & Blocks.AlarmStatus) != 0 ? vehicle.Alarm : null,
            Trigger: (blocks & Blocks.AlarmTrigger) != 0 ? vehicle.AlarmTrigger : null);
        if ((parts.Status ?? parts.Trigger) is not { } alarm)
            return;
        json.StartObject("alarm");
        json.Write("id", alarm.Id);
        if (parts.Status is { } status)
            AlarmOperations.WriteStatus(json, status, hasTime: _blocks.HasTimes);
        if (parts.Trigger is { } trigger)
            AlarmOperations.WriteTrigger(json, trigger, vehicle.PlaceAt(trigger.At), hasTime: _blocks.HasTimes);
        json.WriteEndObject();
    }
}
