using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Reads the collisions of vehicles or of trips, or single ones by their id (operations getVehicleCollision, getVehicleCollisionById,
/// getVehicleCollisionsByTripId and getVehicleCollisionByTipById).
/// </summary>
[Cmdlet(VerbsCommon.Get, "StellantisCollision", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisCollision.md")]
[OutputType(typeof(Collision), typeof(long))]
public sealed partial class GetStellantisCollisionCommand : VehicleChildCmdlet,
    IPageParameters, IOrderParameters, ITimeParameters, IThrottleParameters, ICollectionParameters
{
    /// <summary>The ids of single collisions.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.CollisionId)]
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<CollisionIds>))]
    [Identity("CollisionId")]
    [ValidateNotNullOrEmpty]
    public string[] CollisionId { get; set; } = [];

    /// <summary>The id of a trip: only what belongs to it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<TripIds>))]
    [Identity("TripId")]
    public string? TripId { get; set; }

    private protected override bool ById => CollisionId.Length > 0;

    private protected override void Read(string vehicleId, string? vin)
    {
        // A row of a CSV file has an empty text where there is no trip.
        var trip = string.IsNullOrEmpty(TripId) ? null : TripId;
        if (CollisionId.Length == 0)
        {
            WriteChildren(vehicleId, () => ListCall(trip is null ? Operations.GetCollisions : Operations.GetTripCollisions, vehicleId, vin)
                .OfTrip(trip),
                Collision.Read, collision => collision.BelongTo(trip));
            return;
        }
        foreach (var id in CollisionId)
        {
            WriteChild(vehicleId, id, () => Call(trip is null ? Operations.GetCollision : Operations.GetTripCollision, vehicleId, vin).OfTrip(trip)
                .With("cid", id),
                Collision.Read, collision => collision.BelongTo(trip));
        }
    }
}
