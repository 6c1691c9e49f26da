using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the trips of vehicles, or single ones by their id (operations getVehicleTrips and getVehicleTripById).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisTrip", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisTrip.md")]
[OutputType(typeof(Trip), typeof(long))]
public sealed partial class GetStellantisTripCommand : VehicleChildCmdlet,
    IPageParameters, IOrderParameters, ITimeParameters, IThrottleParameters, ICollectionParameters
{
    /// <summary>The ids of single trips.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.TripId)]
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<TripIds>))]
    [Identity("TripId")]
    [ValidateNotNullOrEmpty]
    public string[] TripId { get; set; } = [];

    /// <summary>Only trips in these states: Nominal, Unstarted, DataLacking, Unfinished.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<LifecycleStates>))]
    [ApiWords(typeof(LifecycleStates))]
    public string[] State { get; set; } = [];

    /// <summary>The kinds of trips; the service knows Normal, and wants it named.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<TripTypes>))]
    [ApiWords(typeof(TripTypes))]
    public string[] Type { get; set; } = ["Normal"];

    /// <summary>Only trips with these events: HardAcceleration, HardBraking, HardCornering.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<Kinetics>))]
    [ApiWords(typeof(Kinetics))]
    public string[] Kinetic { get; set; } = [];

    /// <summary>Only trips driven so: Thermal, Electric, Hybrid.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<Propulsions>))]
    [ApiWords(typeof(Propulsions))]
    public string[] Propulsion { get; set; } = [];

    /// <summary>Only trips of this length, in km with at most one decimal: 10-50, 0.1-.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [RangeInput]
    public ValueRange? Distance { get; set; }

    /// <summary>Only trips that lasted this long: seconds, or durations, such as 30m-2h, 90m- or two TimeSpans.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [RangeInput(OfTime = true)]
    public ValueRange? Duration { get; set; }

    private protected override bool ById => TripId.Length > 0;

    private protected override void Read(string vehicleId, string? vin)
    {
        if (TripId.Length == 0)
        {
            WriteChildren(vehicleId, () => ListCall(Operations.GetTrips, vehicleId, vin).Query("states", State).Query("type", Type)
                .Query("kinetics", Kinetic)
                .Query("propulsions", Propulsion).Query("distance", Distance?.ToString()).Query("duration", Duration?.ToString()), Trip.Read);
        }
        foreach (var id in TripId)
            WriteChild(vehicleId, id, () => Call(Operations.GetTrip, vehicleId, vin).With("tid", id), Trip.Read);
    }
}
