using System.Management.Automation;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Session;

/// <summary>The VIN that a call names in its scope header.</summary>
internal static class VehicleScope
{
    /// <summary>The VIN of the object in the pipeline, else what the connection knows of the id.</summary>
    public static string? Vin(Connection connection, string? vehicleId, PSObject? piped)
    {
        if (string.IsNullOrEmpty(vehicleId))
            return null;
        var own = piped?.BaseObject is string ? null : piped?.Properties["Vin"]?.Value?.ToString();
        return !string.IsNullOrEmpty(own) ? VehicleText.Id(own!) : connection.VinOf(vehicleId!);
    }
}
