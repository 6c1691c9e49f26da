using Newtonsoft.Json;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>Writes telemetry, block by block. In a message the blocks have no time of their own; in the latest telemetry each has.</summary>
/// <param name="json">Where it is written.</param>
/// <param name="links">Makes the addresses.</param>
/// <param name="showsPlaces">Whether the caller may see where alerts began.</param>
internal sealed class TelemetryWriter(JsonTextWriter json, Links links, bool showsPlaces)
{
    private static readonly string[] s_belts = ["Driver", "Passenger"];
    private static readonly string[] s_waiting = ["Wait"];
    private static readonly string[] s_active = ["Active"];

    private bool _isLatest;

    /// <summary>A message of the past, with the trip during which it was sent.</summary>
    public void WriteMessage(Snapshot vehicle, Blocks blocks)
    {
        _isLatest = false;
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
        _isLatest = true;
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
            Block("privacy", privacy, () => json.Write("state", privacy.Settings.Privacy));
        if ((both & Blocks.Vehicle) != 0)
        {
            json.StartObject("vehicle");
            WriteVehicle(Of, oneBlocks, otherBlocks);
            json.WriteEndObject();
        }

        if (Of(Blocks.Environment) is { } environment)
        {
            json.StartObject("environment");
            Block("luminosity", environment, () => json.Write("day", environment.IsDay));
            Block("air", environment, () => json.Write("temp", environment.Temperature, 1));
            json.WriteEndObject();
        }
    }

    private void WriteVehicle(Func<Blocks, Snapshot?> of, Blocks one, Blocks other)
    {
        void Write(Blocks block, string name, Action<Snapshot> write)
        {
            if (of(block) is { } vehicle)
                Block(name, vehicle, () => write(vehicle));
        }

        void WriteItems(Blocks block, string name, Action<Snapshot> write)
        {
            if (of(block) is not { } vehicle)
                return;
            json.StartArray(name);
            write(vehicle);
            json.WriteEndArray();
        }

        Write(Blocks.Ignition, "ignition", vehicle => json.Write("type", vehicle.Ignition));
        if (of(Blocks.Location) is { Place: { } place } located)
            json.WritePosition("location", place, _isLatest ? located.At : null);
        Write(Blocks.Preconditioning, "preconditioning", WritePreconditioning);
        WriteItems(Blocks.TyreState, "tyreState", WriteTyres);
        WriteItems(Blocks.Energies, "energies", WriteEnergies);
        WriteItems(Blocks.Engines, "engines", WriteEngines);
        Write(Blocks.PowerTrain, "powerTrain", vehicle => json.Write("gmpStatus", EngineState(vehicle)));
        Write(Blocks.DoorsState, "doorsState", WriteDoors);
        Write(Blocks.Battery, "battery", WriteBattery);
        Write(Blocks.Safety, "safety", WriteSafety);
        Write(Blocks.Odometer, "odometer", vehicle => json.Write("mileage", vehicle.Condition.Odometer, 1));
        Write(Blocks.Kinetic, "kinetic", WriteKinetic);
        Write(Blocks.Propulsion, "propulsion", vehicle => json.Write("type", vehicle.Propulsion));
        Write(Blocks.Braking, "braking", vehicle => json.Write("parking", !vehicle.IsDriving));
        Write(Blocks.WipingBlades, "wipingBlades", WriteWipers);
        Write(Blocks.Transmission, "transmission", WriteTransmission);
        Write(Blocks.Adas, "adas", WriteAdas);
        Write(Blocks.LightingSystem, "lightingSystem", WriteLights);
        Write(Blocks.Maintenance, "maintenance", WriteMaintenance);
        Write(Blocks.DrivingBehavior, "drivingBehavior", vehicle => json.Write("mode", vehicle.Trip?.Mode(vehicle.At) ?? "Normal"));
        WriteAlerts(of);
        WriteAlarm(of(Blocks.Alarm), (one | other) & Blocks.Alarm);
        Write(Blocks.Stolen, "stolen", vehicle => StolenOperations.WriteMembers(json, links, vehicle.Vehicle, vehicle.StolenReport!, vehicle.TrackedAt));
    }

    // A block with its time, in the latest telemetry.
    private void Block(string name, Snapshot vehicle, Action write)
    {
        json.StartObject(name);
        Members(vehicle, write);
    }

    private void Item(Snapshot vehicle, Action write)
    {
        json.WriteStartObject();
        Members(vehicle, write);
    }

    private void Members(Snapshot vehicle, Action write)
    {
        if (_isLatest)
            json.Write("createdAt", vehicle.At);
        write();
        json.WriteEndObject();
    }

    private void WritePreconditioning(Snapshot vehicle)
    {
        json.StartObject("airConditioning");
        json.Write("status", vehicle.AirConditioningStatus);
        if (vehicle.Settings.AirConditioning is { } conditioning)
        {
            if (conditioning.FailureCause is { } cause)
                json.Write("failureCause", cause);
            json.Write("startingCause", conditioning.StartingCause);
        }

        json.StartArray("programs");
        foreach (var program in vehicle.Settings.AirConditioningPrograms)
        {
            json.WriteStartObject();
            WriteProgram(program.Start, program.Days, program.Enabled);
            json.Write("slot", program.Slot);
            if (program.Temperature is { } temperature)
                json.Write("temp", temperature);
            if (program.StartCondition is { } condition)
                json.Write("startCond", condition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteProgram(string start, IEnumerable<string> days, bool enabled)
    {
        json.Write("start", start);
        json.StartObject("occurrence");
        json.Write("day", days);
        json.WriteEndObject();
        json.Write("enabled", enabled);
    }

    private void WriteTyres(Snapshot vehicle)
    {
        foreach (var (wheel, pressure, status) in vehicle.Tyres)
        {
            Item(vehicle, () =>
            {
                json.Write("id", wheel);
                json.StartObject("pressure");
                json.Write("value", pressure, 0);
                json.WriteEndObject();
                json.Write("status", status);
            });
        }
    }

    private void WriteEnergies(Snapshot vehicle)
    {
        if (vehicle.Model.HasBattery)
            Item(vehicle, () => WriteElectricity(vehicle));
        if (vehicle.Model.HasTank)
            Item(vehicle, () => WriteFuel(vehicle));
    }

    private void WriteFuel(Snapshot vehicle)
    {
        json.Write("type", "Fuel");
        json.Write("subType", "FossilEnergy");
        json.Write("level", vehicle.Fuel, 1);
        json.Write("autonomy", vehicle.Model.FuelAutonomy(vehicle.Fuel));
        json.StartObject("extension");
        json.StartObject("fuel");
        json.StartObject("consumption");
        json.Write("total", vehicle.Condition.Odometer * vehicle.Model.LitresPerKilometre * 100, 1);
        json.Write("instant", vehicle.Trip?.Propulsion(vehicle.At) is null or "Electric" ? 0 : 100 * vehicle.Model.LitresPerKilometre, 1);
        json.WriteEndObject();
        json.StartObject("fuelTank");
        json.Write("level", (vehicle.Fuel / 100 * vehicle.Model.TankCapacity).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteElectricity(Snapshot vehicle)
    {
        json.Write("type", "Electric");
        json.Write("subType", "ElectricEnergy");
        json.Write("level", vehicle.Battery, 1);
        json.Write("hvacPwrUsageDisp", vehicle.Battery > 10 ? "1.0" : "0.5");
        json.Write("autonomy", vehicle.Model.ElectricAutonomy(vehicle.Battery));
        json.StartObject("extension");
        json.StartObject("electric");
        json.StartObject("battery");
        Block("load", vehicle, () =>
        {
            json.Write("capacity", vehicle.Model.BatteryCapacity);
            json.Write("residual", (int)(vehicle.Battery / 100 * vehicle.Model.BatteryCapacity));
        });
        Block("health", vehicle, () =>
        {
            json.Write("capacity", 100 - vehicle.Vehicle.Index % 8);
            json.Write("resistance", 100 - vehicle.Vehicle.Index % 5);
        });
        json.WriteEndObject();
        json.StartObject("charging");
        WriteCharging(vehicle);
        json.WriteEndObject();
        json.StartObject("consumption");
        json.Write("instant", vehicle.Trip?.Propulsion(vehicle.At) is "Electric" ? vehicle.Model.WattHoursPerKilometre / 10.0 : 0, 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteCharging(Snapshot vehicle)
    {
        var settings = vehicle.Settings;
        var session = vehicle.ChargingSession;
        json.Write("plugged", vehicle.IsPlugged);
        json.Write("status", vehicle.ChargingStatus);
        if (session is not null)
            json.Write("remainingTime", session.TimeLeftAt(vehicle.At));
        if (vehicle.Model.IsOld)
        {
            WriteSpeed(session);
            WriteChargingPrograms(settings, isOld: true);
        }

        json.StartObject("schedule");
        if (settings.DeferredCharge is { } deferred)
        {
            json.StartObject("unitary");
            json.Write("start", deferred.Start);
            json.Write("enabled", true);
            if (deferred.Stop is { } stop)
                json.Write("stop", stop);
            json.Write("stopChargeStatus", deferred.Stop is null ? "Deactivated" : "Activated");
            json.WriteEndObject();
        }
        else
        {
            WriteChargingPrograms(settings, isOld: false);
        }

        json.WriteEndObject();
        json.StartObject("settings");
        if (settings.ChargePreferenceRate is { } rate)
            json.Write("chargePreferenceRate", rate);
        if (settings.ChargeLimit is { } limit)
            json.Write("chargeLimit", limit);
        WriteSpeed(session);
        json.WriteEndObject();
    }

    private void WriteSpeed(World.ChargingSession? session)
    {
        json.Write("chargingSpeed", session?.Speed ?? 0);
        json.Write("chargingMode", session is null ? "No" : session.IsQuick ? "Quick" : "Slow");
    }

    private void WriteChargingPrograms(Settings settings, bool isOld)
    {
        json.StartArray("programs");
        foreach (var program in settings.ChargingPrograms)
        {
            json.WriteStartObject();
            WriteProgram(program.Start, program.Days, program.Enabled);
            json.Write("chargeToFull", program.ChargeToFull);
            if (isOld)
            {
                json.Write("minSOC", program.MinLevel ?? 0);
                json.Write("targetSOC", program.MaxLevel ?? 100);
            }

            json.Write("minChargingLevel", program.MinLevel ?? 0);
            json.Write("maxChargingLevel", program.MaxLevel ?? 100);
            json.Write("chargeType", program.ChargeType);
            json.Write("slot", program.Slot);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string EngineState(Snapshot vehicle) => vehicle.Ignition switch
    {
        "StartUp" => "Starting",
        "Start" => "Running",
        _ => "Stopped",
    };

    private void WriteEngines(Snapshot vehicle)
    {
        var propulsion = vehicle.Trip?.Propulsion(vehicle.At);
        void Write(string type, bool isTurning) => Item(vehicle, () =>
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

    private void WriteDoors(Snapshot vehicle)
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

    private void WriteBattery(Snapshot vehicle)
    {
        json.Write("voltage", vehicle.IsDriving ? 92 : 84, 1);
        json.Write("current", vehicle.IsDriving ? 4.5 : -0.3, 1);
        json.Write("indicator", vehicle.HasBatteryFailure ? "Fixed" : "Off");
    }

    private void WriteSafety(Snapshot vehicle)
    {
        json.StartArray("beltStatus");
        foreach (var belt in s_belts)
        {
            json.WriteStartObject();
            json.Write("id", belt);
            json.Write("belt", belt == "Driver" || !vehicle.IsDriving ? "Normal" : "Omission");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Write("autoECallTriggering", vehicle.CallsForHelp ? "Detected" : "NotDetected");
    }

    private void WriteKinetic(Snapshot vehicle)
    {
        json.Write("acceleration", vehicle.Acceleration, 2);
        json.Write("speed", vehicle.Speed, 1);
        json.Write("moving", vehicle.IsMoving);
    }

    private void WriteWipers(Snapshot vehicle)
    {
        json.Write("active", vehicle.Wipes);
        if (vehicle.Wipes)
            json.Write("speed", "Low");
    }

    private void WriteTransmission(Snapshot vehicle)
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

    private void WriteAdas(Snapshot vehicle)
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

    private void WriteLights(Snapshot vehicle)
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

    private void WriteMaintenance(Snapshot vehicle)
    {
        const int Interval = 20_000;
        var left = Interval - (int)vehicle.Condition.Odometer % Interval;
        json.Write("daysBeforeMaintenance", left / 55);
        json.Write("mileageBeforeMaintenance", left);
    }

    private void WriteAlerts(Func<Blocks, Snapshot?> of)
    {
        if (of(Blocks.Alerts) is null)
            return;
        json.StartObject("alerts");
        if (of(Blocks.AlertsReport) is { } reported)
        {
            Block("report", reported, () =>
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
            Block("active", active, () =>
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
            AlarmOperations.WriteStatus(json, status, hasTime: _isLatest);
        if (parts.Trigger is { } trigger)
            AlarmOperations.WriteTrigger(json, trigger, vehicle.PlaceAt(trigger.At), hasTime: _isLatest);
        json.WriteEndObject();
    }
}
