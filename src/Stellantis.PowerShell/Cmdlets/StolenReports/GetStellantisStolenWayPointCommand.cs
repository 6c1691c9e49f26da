using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the positions that were reported while vehicles were stolen (operation getVehicleStolenIdPosition).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisStolenWayPoint", DefaultParameterSetName = ListSet,
    HelpUri = HelpPage.Folder + "Get-StellantisStolenWayPoint.md")]
[OutputType(typeof(StolenWayPoint), typeof(long))]
public sealed partial class GetStellantisStolenWayPointCommand : VehicleChildCmdlet,
    IPageParameters, ITimeParameters, IThrottleParameters, ICollectionParameters
{
    /// <summary>The ids of the stolen reports.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.StolenReportId)]
    [ArgumentCompleter(typeof(IdCompleter<StolenReportIds>))]
    [Identity("StolenReportId")]
    [ValidateNotNullOrEmpty]
    public string[] StolenReportId { get; set; } = [];

    private protected override void Read(string vehicleId, string? vin)
    {
        foreach (var id in StolenReportId)
        {
            WriteChildren(vehicleId, () => ListCall(Operations.GetStolenWayPoints, vehicleId, vin).With("sid", id), StolenWayPoint.Read,
                point => ((IStolenReportChild)point).StolenReportId = id);
        }
    }
}
