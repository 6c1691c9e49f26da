using System.Globalization;
using Newtonsoft.Json;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>Writes what a vehicle has of fuel and electricity, and the programs that charge and condition it.</summary>
/// <param name="json">Where it is written.</param>
/// <param name="blocks">Opens and closes the blocks.</param>
internal sealed class EnergyWriter(JsonTextWriter json, TelemetryBlocks blocks)
{
    public void WritePreconditioning(Snapshot vehicle)
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

    public void WriteEnergies(Snapshot vehicle)
    {
        if (vehicle.Model.HasBattery)
            blocks.Item(vehicle, () => WriteElectricity(vehicle));
        if (vehicle.Model.HasTank)
            blocks.Item(vehicle, () => WriteFuel(vehicle));
    }

    private void WriteElectricity(Snapshot vehicle)
    {
        json.Write("type", "Electric");
        json.Write("subType", "ElectricEnergy");
        json.Write("level", vehicle.ToldBattery, 1);
        json.Write("hvacPwrUsageDisp", vehicle.Battery > 10 ? "1.0" : "0.5");
        json.Write("autonomy", vehicle.Model.ElectricAutonomy(vehicle.Battery));
        json.StartObject("extension");
        json.StartObject("electric");
        json.StartObject("battery");
        blocks.Block("load", vehicle, () =>
        {
            json.Write("capacity", vehicle.Model.BatteryCapacity);
            json.Write("residual", (int)(vehicle.Battery / 100 * vehicle.Model.BatteryCapacity));
        });
        blocks.Block("health", vehicle, () =>
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
        json.Write("level", (vehicle.Fuel / 100 * vehicle.Model.TankCapacity).ToString("0.0", CultureInfo.InvariantCulture));
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

    private void WriteProgram(string start, IEnumerable<string> days, bool enabled)
    {
        json.Write("start", start);
        json.StartObject("occurrence");
        json.Write("day", days);
        json.WriteEndObject();
        json.Write("enabled", enabled);
    }
}
