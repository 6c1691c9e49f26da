using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the dashboard alerts of vehicles, or single ones by their id (operations getVehicleAlerts and getVehicleAlertsById).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisAlert", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Alert), typeof(long))]
public sealed class GetStellantisAlertCommand : VehicleChildCmdlet
{
    /// <summary>The ids of single alerts.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Identity("AlertId")]
    [ValidateNotNullOrEmpty]
    public string[] AlertId { get; set; } = [];

    /// <summary>Only alerts that last; <c>-Active:$false</c> for those that have ended. Absent: both.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Active { get; set; }

    /// <summary>Only alerts from this time on; without an offset it is local.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only alerts until this time; without an offset it is local.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Up to ten ISO 8601 intervals, as the service takes them: <c>T1/T2</c>, <c>T1/PT2H</c>, <c>T1/</c>, <c>/T2</c>, <c>R5/T1/P1D/PT1H</c>.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string[] TimeRange { get; set; } = [];

    /// <summary>The language of the alert messages, for example fr-FR.</summary>
    [Parameter]
    public string? Locale { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        TimeWindow.Check(this, Since, Until, TimeRange);
        base.BeginProcessing();
    }

    private protected override void Read(string vehicleId, string? vin)
    {
        if (ParameterSetName == ListSet)
        {
            bool? active = MyInvocation.BoundParameters.ContainsKey(nameof(Active)) ? Active.IsPresent : null;
            WriteChildren(vehicleId, () => new ApiCall(Operations.GetVehicleAlerts) { Vin = vin }.With("id", vehicleId)
                .Query("active", active).Query("timestamps", TimeWindow.Intervals(Since, Until, TimeRange)).Query("locale", Locale), Alert.Read);
            return;
        }
        foreach (var id in AlertId)
        {
            WriteChild(vehicleId, id, () => new ApiCall(Operations.GetVehicleAlert) { Vin = vin }.With("id", vehicleId).With("aid", id).Query("locale", Locale), Alert.Read);
        }
    }
}
