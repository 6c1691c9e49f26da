using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Reads the charging sessions of vehicles, or single ones by their id (operations getVehicleChargeSessions and getVehicleChargeSessionById).
/// </summary>
[Cmdlet(VerbsCommon.Get, "StellantisChargingSession", DefaultParameterSetName = ListSet,
    HelpUri = HelpPage.Folder + "Get-StellantisChargingSession.md")]
[OutputType(typeof(ChargingSession), typeof(long))]
public sealed partial class GetStellantisChargingSessionCommand : VehicleChildCmdlet,
    IPageParameters, IOrderParameters, ITimeParameters, IThrottleParameters, ICollectionParameters
{
    /// <summary>The ids of single sessions.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true,
        HelpMessage = Hints.ChargingSessionId)]
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<ChargingSessionIds>))]
    [Identity("ChargingSessionId")]
    [ValidateNotNullOrEmpty]
    public string[] ChargingSessionId { get; set; } = [];

    /// <summary>Only sessions in these states: Nominal, Unstarted, DataLacking, Unfinished.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<LifecycleStates>))]
    [ApiWords(typeof(LifecycleStates))]
    public string[] State { get; set; } = [];

    /// <summary>Only sessions that gained this much, in Wh: 10000-50000, 10000-.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [RangeInput]
    public ValueRange? Power { get; set; }

    /// <summary>Only sessions that gained this much, in % of the battery.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [RangeInput]
    public ValueRange? Level { get; set; }

    /// <summary>Only sessions that gained this much range, in km.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [RangeInput]
    public ValueRange? Autonomy { get; set; }

    /// <summary>Only sessions that lasted this long: seconds, or durations, such as 30m-2h, 90m- or two TimeSpans.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [RangeInput(OfTime = true)]
    public ValueRange? Duration { get; set; }

    private protected override bool ById => ChargingSessionId.Length > 0;

    private protected override void Read(string vehicleId, string? vin)
    {
        if (ChargingSessionId.Length == 0)
        {
            WriteChildren(vehicleId, () => ListCall(Operations.GetChargingSessions, vehicleId, vin).Query("states", State)
                .Query("power", Power?.ToString()).Query("level", Level?.ToString()).Query("autonomy", Autonomy?.ToString())
                    .Query("duration", Duration?.ToString()), ChargingSession.Read);
        }
        foreach (var id in ChargingSessionId)
            WriteChild(vehicleId, id, () => Call(Operations.GetChargingSession, vehicleId, vin).With("sid", id), ChargingSession.Read);
    }
}
