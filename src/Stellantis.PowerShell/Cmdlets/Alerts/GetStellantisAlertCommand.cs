using System.Management.Automation;
using Stellantis.Client;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the dashboard alerts of vehicles or of trips, or single ones by their id (operations getVehicleAlerts, getVehicleAlertsById, getVehicleTripAlerts and getVehicleTripAlertByAid).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisAlert", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Alert), typeof(long))]
public sealed class GetStellantisAlertCommand : PagedChildCmdlet
{
    /// <summary>The ids of single alerts.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [Identity("AlertId")]
    [ValidateNotNullOrEmpty]
    public string[] AlertId { get; set; } = [];

    /// <summary>The id of a trip: only what belongs to it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Identity("TripId")]
    public string? TripId { get; set; }

    /// <summary>Only alerts that last; <c>-Active:$false</c> for those that have ended. Absent: both.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Active { get; set; }

    /// <summary>The language of the alert messages, for example fr-FR.</summary>
    [Parameter]
    public string? Locale { get; set; }

    private protected override bool ById => AlertId.Length > 0;

    private protected override void Read(string vehicleId, string? vin)
    {
        if (AlertId.Length == 0)
        {
            bool? active = MyInvocation.BoundParameters.ContainsKey(nameof(Active)) ? Active.IsPresent : null;
            WriteChildren(vehicleId, () => OfTrip(OrderedCall(OnTrip ? Operations.GetTripAlerts : Operations.GetAlerts, vehicleId, vin))
                .Query("active", active).Query("locale", Locale), Alert.Read, OfTrip);
            return;
        }
        foreach (var id in AlertId)
        {
            WriteChild(vehicleId, id, () => OfTrip(Call(OnTrip ? Operations.GetTripAlert : Operations.GetAlert, vehicleId, vin))
                .With("aid", id).Query("locale", Locale), Alert.Read, OfTrip);
        }
    }

    // A row of a CSV file has an empty text where there is no trip.
    private bool OnTrip => !string.IsNullOrEmpty(TripId);

    private ApiCall OfTrip(ApiCall call) => OnTrip ? call.With("tid", TripId) : call;

    private void OfTrip(ITripChild alert) => alert.TripId = OnTrip ? TripId : alert.TripId;
}
