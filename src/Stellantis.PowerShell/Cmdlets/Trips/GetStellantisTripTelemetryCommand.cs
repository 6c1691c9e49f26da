using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the telemetry that was sent on trips (operation getVehicleTripTelmetry).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisTripTelemetry", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisTripTelemetry.md")]
[OutputType(typeof(Stellantis.Telemetry))]
public sealed partial class GetStellantisTripTelemetryCommand : VehicleChildCmdlet,
    ITripsParameters, IOrderParameters, ITimeParameters, IThrottleParameters, ICollectionParameters
{
    /// <summary>Only these parts of telemetry, one to ten; all when absent.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<TelemetryTypes>))]
    [ApiWords(typeof(TelemetryTypes))]
    public string[] Type { get; set; } = [];

    private protected override void Read(string vehicleId, string? vin)
    {
        foreach (var id in TripId)
        {
            WriteChildren(vehicleId, () => ListCall(Operations.GetTripTelemetry, vehicleId, vin).With("tid", id).Query("type", Type),
                Stellantis.Telemetry.Read, telemetry => ((ITripChild)telemetry).TripId = id);
        }
    }
}
