using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the theft alarm messages of vehicles, or single ones by their id (operations getVehicleAlarms and getVehicleAlarmsById).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisAlarm", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisAlarm.md")]
[OutputType(typeof(Alarm), typeof(long))]
public sealed partial class GetStellantisAlarmCommand : VehicleChildCmdlet,
    IPageParameters, IOrderParameters, ITimeParameters, IThrottleParameters, ICollectionParameters
{
    /// <summary>The ids of single alarm messages.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true, HelpMessage = Hints.AlarmId)]
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<AlarmIds>))]
    [Identity("AlarmId")]
    [ValidateNotNullOrEmpty]
    public string[] AlarmId { get; set; } = [];

    /// <summary>Only messages of these kinds: vehicle.alarm.status, vehicle.alarm.trigger.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<AlarmTypes>))]
    [ApiWords(typeof(AlarmTypes))]
    public string[] Type { get; set; } = [];

    private protected override bool ById => AlarmId.Length > 0;

    private protected override void Read(string vehicleId, string? vin)
    {
        if (AlarmId.Length == 0)
            WriteChildren(vehicleId, () => ListCall(Operations.GetAlarms, vehicleId, vin).Query("type", Type), Alarm.Read);
        foreach (var id in AlarmId)
            WriteChild(vehicleId, id, () => Call(Operations.GetAlarm, vehicleId, vin).With("aid", id), Alarm.Read);
    }
}
