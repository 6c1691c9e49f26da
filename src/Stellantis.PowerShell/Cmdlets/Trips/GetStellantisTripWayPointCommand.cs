using System.Globalization;
using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the way points of trips (operation getVehicleTripPath).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisTripWayPoint", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisTripWayPoint.md")]
[OutputType(typeof(TripWayPoint))]
public sealed partial class GetStellantisTripWayPointCommand : VehicleChildCmdlet,
    ITripsParameters, IOrderParameters, ITimeParameters, IThrottleParameters, ICollectionParameters
{
    /// <summary>Only way points driven so: Thermal, Electric, Hybrid.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<Propulsions>))]
    [ApiWords(typeof(Propulsions))]
    public string[] Propulsion { get; set; } = [];

    /// <summary>Only way points with these events: HardBraking, HardAcceleration, HardCornering.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<Kinetics>))]
    [ApiWords(typeof(Kinetics))]
    public string[] Kinetic { get; set; } = [];

    /// <summary>Leave out points that lie this close, in km, to the line between others (Douglas-Peucker).</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(0.0, double.MaxValue)]
    public double? Tolerance { get; set; }

    private protected override void Read(string vehicleId, string? vin)
    {
        foreach (var id in TripId)
        {
            WriteChildren(vehicleId, () => ListCall(Operations.GetTripWayPoints, vehicleId, vin).With("tid", id).Query("propulsions", Propulsion)
                .Query("kinetics", Kinetic)
                .Query("tolerance", Tolerance?.ToString(CultureInfo.InvariantCulture)), TripWayPoint.Read, point => ((ITripChild)point).TripId = id);
        }
    }
}
