namespace Stellantis.PowerShell.Events;

/// <summary>Which events are wanted; what was not given lets all through.</summary>
internal sealed class EventFilter(IReadOnlyCollection<string> monitors, IReadOnlyCollection<string> vehicles, IReadOnlyCollection<string> types)
{
    public bool Wants(Event told) =>
        (monitors.Count == 0 || Has(monitors, told.MonitorId) || Has(monitors, told.MonitorLabel))
        && (vehicles.Count == 0 || Has(vehicles, told.VehicleId)) && (types.Count == 0 || Has(types, told.Type));

    private static bool Has(IReadOnlyCollection<string> wanted, string? value) =>
        value is not null && wanted.Contains(value, StringComparer.OrdinalIgnoreCase);
}
