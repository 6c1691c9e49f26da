using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Reads the telemetry of vehicles: the history, message by message, or with -Latest the last known value of everything (operations
/// getVehicleTelemetry and getVehicleLastTelemetries).
/// </summary>
[Cmdlet(VerbsCommon.Get, "StellantisTelemetry", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisTelemetry.md")]
[OutputType(typeof(Stellantis.Telemetry), typeof(LatestTelemetry), typeof(long))]
public sealed partial class GetStellantisTelemetryCommand : VehicleChildCmdlet,
    IPageParameters, IOrderParameters, ITimeParameters, IThrottleParameters, ICollectionParameters
{
    private const string LatestSet = "Latest";

    // What the view of tables knows the telemetry of one of many vehicles by.
    private const string Row = "Stellantis.LatestTelemetry#Row";

    private readonly List<string> _withoutData = [];
    private long _asked;
    private bool _isOver;

    /// <summary>The last known value of everything, each part with its own time.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LatestSet, HelpMessage = Hints.Latest)]
    public SwitchParameter Latest { get; set; }

    /// <summary>
    /// Also writes an object for each vehicle without telemetry, with its id and nothing else, instead of the warning that counts such vehicles.
    /// </summary>
    [Parameter(ParameterSetName = LatestSet)]
    public SwitchParameter IncludeMissing { get; set; }

    /// <summary>Only these parts of telemetry, one to ten; all when absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<TelemetryTypes>))]
    [ApiWords(typeof(TelemetryTypes))]
    public string[] Type { get; set; } = [];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _isOver = true;
        base.EndProcessing();
        if (_withoutData.Count > 0)
        {
            WriteWarning($"{_withoutData.Count} vehicle{(_withoutData.Count == 1 ? " has" : "s have")} no telemetry: " +
                string.Join(", ", _withoutData.Select(id => id.Length > 4 ? "..." + id.Substring(id.Length - 4) : id)) + ".");
        }
    }

    private protected override void Read(string vehicleId, string? vin)
    {
        if (!Latest)
        {
            WriteChildren(vehicleId, () => ListCall(Operations.GetTelemetry, vehicleId, vin).Query("type", Type), Stellantis.Telemetry.Read);
            return;
        }
        _asked++;
        Readings.HoldsFirst = true;
        WriteChild(vehicleId, vehicleId, () => Call(Operations.GetLatestTelemetry, vehicleId, vin).Query("type", Type), LatestTelemetry.Read,
            ShowAsRow, () => Missing(vehicleId));
    }

    // One vehicle alone opens as a sheet.
    private void ShowAsRow(LatestTelemetry telemetry)
    {
        if (_asked > 1 || VehicleId.Length > 1 || (MyInvocation.ExpectingInput && !_isOver))
            PSObject.AsPSObject(telemetry).TypeNames.Insert(0, Row);
    }

    private LatestTelemetry? Missing(string vehicleId)
    {
        if (IncludeMissing)
            return new LatestTelemetry();
        _withoutData.Add(vehicleId);
        return null;
    }
}
