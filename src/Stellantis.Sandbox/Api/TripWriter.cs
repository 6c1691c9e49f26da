using Newtonsoft.Json;
using Stellantis.Sandbox.Tokens;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>Writes trips with their statistics.</summary>
internal static class TripWriter
{
    private const double KilometresAnHour = 3.6;

    public static void Write(JsonTextWriter json, Call call, History history, Trip trip)
    {
        var path = "/accounts/vehicles/" + history.Vehicle.Vin;
        json.WriteStartObject();
        json.StartObject("_links");
        json.WriteLink("self", call.Links.To($"{path}/trips/{trip.Id}"));
        json.WriteLink("vehicle", call.Links.To(path));
        json.WriteLink("waypoints", call.Links.To($"{path}/trips/{trip.Id}/wayPoints"));
        json.WriteLink("alerts", call.Links.To($"{path}/trips/{trip.Id}/alerts"));
        json.WriteEndObject();
        json.Write("id", trip.Id);
        json.Write("createdAt", trip.Start);
        json.Write("updatedAt", trip.End);
        json.Write("startedAt", trip.Start);
        json.Write("stoppedAt", trip.End);
        json.Write("startMileage", trip.Before.Odometer, 1);
        if (call.Scope.Grants(Scopes.Energies))
        {
            WriteEnergies(json, "startEnergies", trip.Model, trip.Before);
            if (trip.Fault?.Status != "Unfinished")
                WriteEnergies(json, "endEnergies", trip.Model, trip.After);
        }

        json.StartObject("stats");
        WriteStatistics(json, call.Scope, trip);
        json.WriteEndObject();
        WriteState(json, trip);
        if (call.Scope.Grants(Scopes.Location))
            WriteLocations(json, history, trip);
        json.WriteEndObject();
    }

    private static void WriteEnergies(JsonTextWriter json, string name, VehicleModel model, Condition condition)
    {
        void WriteEnergy(string type, string subType, double level, int autonomy)
        {
            json.WriteStartObject();
            json.Write("type", type);
            json.Write("subType", subType);
            json.Write("level", level, 1);
            json.Write("autonomy", autonomy);
            json.WriteEndObject();
        }

        json.StartArray(name);
        if (model.HasBattery)
            WriteEnergy("Electric", "ElectricEnergy", condition.Battery, model.ElectricAutonomy(condition.Battery));
        if (model.HasTank)
            WriteEnergy("Fuel", "FossilEnergy", condition.Fuel, model.FuelAutonomy(condition.Fuel));
        json.WriteEndArray();
    }

    private static void WriteStatistics(JsonTextWriter json, ScopeHeader scope, Trip trip)
    {
        json.Write("duration", trip.Duration);
        json.StartObject("distance");
        json.Write("total", trip.Total, 1);
        json.StartArray("parts");
        foreach (var (type, percent) in trip.Propulsions)
        {
            json.WriteStartObject();
            json.Write("type", type);
            json.Write("percent", percent, 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        if (scope.Grants(Scopes.Energies))
            WriteConsumptions(json, trip);
        if (scope.Grants(Scopes.Kinetic))
            WriteKinetic(json, trip);
        if (scope.Grants(Scopes.Environment))
            WriteEnvironment(json, trip);
        WriteEcoCoaching(json, trip);
        WriteModes(json, trip);
    }

    private static void WriteConsumptions(JsonTextWriter json, Trip trip)
    {
        // kWh and Wh per 100 km of electricity, litres and centilitres per 100 km of fuel.
        void WriteConsumption(string type, string subType, double consumption, double perHundred)
        {
            json.WriteStartObject();
            json.Write("type", type);
            json.Write("subType", subType);
            json.Write("consumption", consumption, 2);
            json.Write("avgConsumption", trip.Total > 0 ? perHundred / trip.Total * 100 : 0, 0);
            json.WriteEndObject();
        }

        json.StartArray("energyConsumptions");
        if (trip.Model.HasBattery)
        {
            var used = (trip.Before.Battery - trip.After.Battery) / 100 * trip.Model.BatteryCapacity;
            WriteConsumption("Electric", "ElectricEnergy", used / 1000, used);
        }

        if (trip.Model.HasTank)
        {
            var used = (trip.Before.Fuel - trip.After.Fuel) / 100 * trip.Model.TankCapacity;
            WriteConsumption("Fuel", "FossilEnergy", used, used * 100);
        }

        json.WriteEndArray();
    }

    private static void WriteKinetic(JsonTextWriter json, Trip trip)
    {
        var instants = trip.Samples.DefaultIfEmpty(trip.Start).ToList();
        var accelerations = instants.Select(trip.Acceleration).ToList();
        json.StartObject("kinetic");
        json.StartObject("speed");
        json.Write("averageSpeed", trip.Duration > TimeSpan.Zero ? trip.Total / trip.Duration.TotalHours : 0, 1);
        json.Write("topSpeed", instants.Max(trip.Speed) * KilometresAnHour, 1);
        json.WriteEndObject();
        json.StartObject("acceleration");
        json.Write("max", accelerations.Max(), 2);
        json.Write("min", accelerations.Min(), 2);
        json.StartObject("segments");
        WriteMoves("hardAccelerations", HardMove.Accelerating);
        WriteMoves("hardBrakings", HardMove.Braking);
        WriteMoves("hardCornerings", HardMove.Cornering);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();

        void WriteMoves(string name, string kind)
        {
            json.StartArray(name);
            foreach (var move in trip.MovesSoFar.Where(move => move.Kind == kind))
            {
                json.WriteStartObject();
                WriteSegment(json, move.Offset, move.Duration);
                json.Write("acceleration", move.Acceleration, 1);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static void WriteEnvironment(JsonTextWriter json, Trip trip)
    {
        var instants = trip.Samples.DefaultIfEmpty(trip.Start).ToList();
        var temperatures = instants.Select(at => Weather.Temperature(at, trip.At(at).Point)).ToList();
        var day = Math.Round(100.0 * instants.Count(at => Weather.IsDay(at, trip.At(at).Point)) / instants.Count, 1);
        json.StartObject("env");
        json.StartObject("lightDrive");
        if (day >= 1)
            json.Write("day", day, 1);
        if (100 - day >= 1)
            json.Write("night", 100 - day, 1);
        json.WriteEndObject();
        json.StartObject("temp");
        json.Write("max", temperatures.Max(), 1);
        json.Write("min", temperatures.Min(), 1);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEcoCoaching(JsonTextWriter json, Trip trip)
    {
        var score = Math.Max(1, 5 - 0.8 * trip.MovesSoFar.Count());
        json.StartObject("ecoCoaching");
        json.Write("totalScore", score, 1);
        json.StartArray("segments");
        foreach (var (offset, duration) in Halves(trip))
        {
            json.WriteStartObject();
            WriteSegment(json, offset, duration);
            json.Write("acceleration", score, 1);
            json.Write("deceleration", score, 1);
            json.Write("speed", Math.Min(5, score + 0.5), 1);
            json.Write("score", score, 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteModes(JsonTextWriter json, Trip trip)
    {
        json.StartObject("drivingMode");
        json.StartArray("segments");
        foreach (var (offset, duration) in Halves(trip))
        {
            json.WriteStartObject();
            WriteSegment(json, offset, duration);
            json.Write("mode", trip.Mode(trip.Start.AddSeconds(offset)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // The two parts of a trip, as far as it has come.
    private static IEnumerable<(int Offset, int Duration)> Halves(Trip trip)
    {
        var half = (int)Math.Ceiling(trip.Planned.TotalSeconds / 2);
        var all = (int)trip.Duration.TotalSeconds;
        return new[] { (Offset: 0, Duration: Math.Min(half, all)), (Offset: half, Duration: all - half) }.Where(part => part.Duration > 0);
    }

    private static void WriteSegment(JsonTextWriter json, int offset, int duration)
    {
        json.Write("offset", offset);
        json.Write("duration", duration);
    }

    private static void WriteState(JsonTextWriter json, Trip trip)
    {
        json.StartObject("state");
        json.Write("done", trip.IsDone);
        if (trip.Fault is { } fault)
        {
            json.StartArray("faults");
            json.WriteStartObject();
            json.Write("fault", fault.Status);
            json.Write("cause", fault.Cause);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteLocations(JsonTextWriter json, History history, Trip trip)
    {
        json.StartObject("locations");
        Write("startPosition", trip.Start, isKnown: trip.Fault?.Status != "Unstarted");
        Write("stopPosition", trip.End, isKnown: trip.Fault?.Status != "Unfinished");
        json.WriteEndObject();

        void Write(string name, DateTimeOffset at, bool isKnown)
        {
            if (!isKnown || history.PlaceAt(at) is not { } place)
                return;
            json.WritePosition(name, place, at, () =>
            {
                json.StartObject("tripContext");
                json.Write("distance", trip.Covered(at), 1);
                json.Write("duration", (int)(at - trip.Start).TotalSeconds);
                json.Write("propulsionType", trip.Propulsion(at));
                json.StartObject("kinetic");
                var kind = trip.MoveAt(at)?.Kind;
                json.Write("hardBraking", kind == HardMove.Braking);
                json.Write("hardAcceleration", kind == HardMove.Accelerating);
                json.Write("hardCornering", kind == HardMove.Cornering);
                json.WriteEndObject();
                json.WriteEndObject();
            });
        }
    }
}
