using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Calls;
using Stellantis.Client.Checks;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Tells why there is no data of vehicles, from what the service knows of them (operations getVehicleByid, getVehicleCapabilityByid and
/// getVehicleLastTelemetries). Nothing is sent, and no vehicle is woken up.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "StellantisVehicle", HelpUri = HelpPage.Folder + "Test-StellantisVehicle.md")]
[OutputType(typeof(VehicleTest))]
public sealed partial class TestStellantisVehicleCommand : VehicleChildCmdlet, IThrottleParameters
{
    private VehicleCheck? _check;

    /// <summary>
    /// A vehicle that was last heard of longer ago is silent: seconds, or a duration such as <c>12h</c> or <c>30d</c>. A week when absent.
    /// </summary>
    [Parameter]
    [SecondsInput]
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (SilentAfter < TimeSpan.Zero)
            Refuse(ErrorIds.InvalidRequest, "-SilentAfter is a time of 0 s or more: 12h, 7d.");
        base.BeginProcessing();
        _check = new VehicleCheck(OpenConnection.Client, new GrantedScopes(OpenConnection.Scope), SilentAfter);
    }

    private protected override void Read(string vehicleId, string? vin)
    {
        var piped = InputObject?.BaseObject;
        var vehicle = piped as Vehicle ?? (piped as IVehicleChild)?.Vehicle;
        var (capability, telemetry) = (piped as VehicleCapability, piped as LatestTelemetry);
        InTurn(vehicleId, () =>
        {
            // What is no id is refused before anything is asked.
            _ = Call(Operations.GetVehicle, vehicleId, vin);
            WriteChild(vehicleId, vehicleId, () => _check!.RunAsync(vehicleId, vin, vehicle, capability, telemetry, Readings.Context));
        });
    }
}
