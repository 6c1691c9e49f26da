using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Reads the dashboard alerts of vehicles or of trips, or single ones by their id (operations getVehicleAlerts, getVehicleAlertsById,
/// getVehicleTripAlerts and getVehicleTripAlertByAid).
/// </summary>
[Cmdlet(VerbsCommon.Get, "StellantisAlert", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisAlert.md")]
[OutputType(typeof(Alert), typeof(long))]
public sealed partial class GetStellantisAlertCommand : VehicleChildCmdlet,
    IPageParameters, IOrderParameters, ITimeParameters, IThrottleParameters, ICollectionParameters
{
    /// <summary>The ids of single alerts.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.AlertId)]
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<AlertIds>))]
    [Identity("AlertId")]
    [ValidateNotNullOrEmpty]
    public string[] AlertId { get; set; } = [];

    /// <summary>The id of a trip: only what belongs to it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<TripIds>))]
    [Identity("TripId")]
    public string? TripId { get; set; }

    /// <summary>Only alerts that last; <c>-Active:$false</c> for those that have ended. Absent: both.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Active { get; set; }

    /// <summary>The language of the alert messages, for example fr-FR.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<Locales>))]
    [ApiWords(typeof(Locales))]
    public string? Locale { get; set; }

    private protected override bool ById => AlertId.Length > 0;

    private protected override void Read(string vehicleId, string? vin)
    {
        // A row of a CSV file has an empty text where there is no trip.
        var trip = string.IsNullOrEmpty(TripId) ? null : TripId;
        if (AlertId.Length == 0)
        {
            bool? active = MyInvocation.BoundParameters.ContainsKey(nameof(Active)) ? Active.IsPresent : null;
            WriteChildren(vehicleId, () => ListCall(trip is null ? Operations.GetAlerts : Operations.GetTripAlerts, vehicleId, vin).OfTrip(trip)
                .Query("active", active).Query("locale", Locale), Alert.Read, alert => alert.BelongTo(trip));
            return;
        }
        foreach (var id in AlertId)
        {
            WriteChild(vehicleId, id, () => Call(trip is null ? Operations.GetAlert : Operations.GetTripAlert, vehicleId, vin).OfTrip(trip)
                .With("aid", id).Query("locale", Locale), Alert.Read, alert => alert.BelongTo(trip));
        }
    }
}
