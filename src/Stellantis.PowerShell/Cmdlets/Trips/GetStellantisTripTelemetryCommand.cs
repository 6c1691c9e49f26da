using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the telemetry that was sent on trips (operation getVehicleTripTelmetry).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisTripTelemetry", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisTripTelemetry.md")]
[OutputType(typeof(Stellantis.Telemetry))]
public sealed class GetStellantisTripTelemetryCommand : OrderedChildCmdlet
{
    /// <summary>The ids of the trips.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<TripIds>))]
    [Identity("TripId")]
    [ValidateNotNullOrEmpty]
    public string[] TripId { get; set; } = [];

    /// <summary>Only these parts of telemetry, one to ten; all when absent.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<TelemetryTypes>))]
    public string[] Type { get; set; } = [];

    private protected override void Read(string vehicleId, string? vin)
    {
        foreach (var id in TripId)
        {
            WriteChildren(vehicleId, () => OrderedCall(Operations.GetTripTelemetry, vehicleId, vin).With("tid", id).Query("type", Type),
                Stellantis.Telemetry.Read, telemetry => ((ITripChild)telemetry).TripId = id);
        }
    }
}
