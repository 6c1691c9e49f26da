using Stellantis.Sandbox.Tokens;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>
/// A block of telemetry: the value of the filter <c>type</c> that asks for it, if one does, and the scope that shows it, if one is needed.
/// </summary>
internal sealed record TelemetryBlock(Blocks Block, string? Type, string? Scope)
{
    private const int MaxTypes = 10;

    private static readonly TelemetryBlock[] s_all =
    [
        new(Blocks.Environment, "environment", Scopes.Environment),
        new(Blocks.Privacy, "privacy", "data:telemetry:privacy"),
        new(Blocks.Vehicle, "vehicle", "data:telemetry:vehicle"),
        new(Blocks.Ignition, "vehicle.ignition", Scopes.Ignition),
        new(Blocks.Location, "vehicle.location", Scopes.Location),
        new(Blocks.Preconditioning, "vehicle.preconditioning", "data:telemetry:vehicle:preconditioning"),
        new(Blocks.TyreState, "vehicle.tyreState", "data:telemetry:vehicle:tyreState"),
        new(Blocks.Energies, "vehicle.energies", Scopes.Energies),
        new(Blocks.Engines, "vehicle.engines", "data:telemetry:vehicle:engines"),
        new(Blocks.PowerTrain, null, "data:telemetry:vehicle:engines"),
        new(Blocks.DoorsState, "vehicle.doorsState", "data:telemetry:vehicle:doorsState"),
        new(Blocks.Battery, "vehicle.battery", "data:telemetry:vehicle:battery"),
        new(Blocks.Safety, "vehicle.safety", "data:telemetry:vehicle:safety"),
        new(Blocks.Odometer, "vehicle.odometer", "data:telemetry:vehicle:odometer"),
        new(Blocks.Kinetic, "vehicle.kinetic", Scopes.Kinetic),
        new(Blocks.Propulsion, "vehicle.propulsion", "data:telemetry:vehicle:propulsion"),
        new(Blocks.Braking, "vehicle.brakingSystem", "data:telemetry:vehicle:braking"),
        new(Blocks.WipingBlades, null, "data:telemetry:vehicle:wipingBlades"),
        new(Blocks.Transmission, "vehicle.transmission", "data:telemetry:vehicle:transmission"),
        new(Blocks.Adas, "vehicle.adas", "data:telemetry:vehicle:adas"),
        new(Blocks.LightingSystem, "vehicle.lightingSystem", "data:telemetry:vehicle:lightingSystem"),
        new(Blocks.Maintenance, "vehicle.maintenance", "data:telemetry:vehicle:maintenance"),
        new(Blocks.DrivingBehavior, "vehicle.drivingBehavior", "data:telemetry:vehicle:drivingBehavior"),
        new(Blocks.AlertsReport, "vehicle.alertsReport", Scopes.Alert),
        new(Blocks.ActiveAlerts, "vehicle.activeAlerts", Scopes.Alert),
        new(Blocks.AlarmStatus, "vehicle.alarm.status", Scopes.Alarm),
        new(Blocks.AlarmTrigger, "vehicle.alarm.trigger", Scopes.Alarm),
        new(Blocks.Stolen, null, null),
    ];

    private static readonly string[] s_types = [.. s_all.Select(block => block.Type).OfType<string>()];

    /// <summary>The block of a value of the filter; none when there is no such value.</summary>
    public static Blocks Of(string type) => Those(block => block.Type == type);

    /// <summary>The blocks that were asked for and may be shown.</summary>
    public static Blocks Read(Query query, ScopeHeader scope)
    {
        var types = query.Words("type", s_types);
        if (types.Count > MaxTypes)
            throw new ApiFault(400, $"The parameter type holds more than {MaxTypes} values.");
        var wanted = types.Count == 0 ? Blocks.All : Those(block => block.Type is not null && types.Contains(block.Type));
        return wanted & Those(block => block.Scope is null || scope.Grants(block.Scope));
    }

    private static Blocks Those(Func<TelemetryBlock, bool> select) => s_all.Where(select).Aggregate(Blocks.None, (all, block) => all | block.Block);
}
