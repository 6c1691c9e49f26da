using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the stolen reports of vehicles, or single ones by their id (operations getVehicleStolenHistory and getVehicleStolenById).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisStolenReport", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisStolenReport.md")]
[OutputType(typeof(StolenReport), typeof(long))]
public sealed partial class GetStellantisStolenReportCommand : VehicleChildCmdlet,
    IPageParameters, ITimeParameters, IThrottleParameters, ICollectionParameters
{
    /// <summary>The ids of single reports.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.StolenReportId)]
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<StolenReportIds>))]
    [Identity("StolenReportId")]
    [ValidateNotNullOrEmpty]
    public string[] StolenReportId { get; set; } = [];

    private protected override bool ById => StolenReportId.Length > 0;

    private protected override void Read(string vehicleId, string? vin)
    {
        if (StolenReportId.Length == 0)
            WriteChildren(vehicleId, () => ListCall(Operations.GetStolenReports, vehicleId, vin), StolenReport.Read);
        foreach (var id in StolenReportId)
            WriteChild(vehicleId, id, () => Call(Operations.GetStolenReport, vehicleId, vin).With("sid", id), StolenReport.Read);
    }
}
