using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Pipeline;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads what vehicles can do: the data that they send, the remote commands that they take (operation getVehicleCapabilityByid).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisVehicleCapability", HelpUri = HelpPage.Folder + "Get-StellantisVehicleCapability.md")]
[OutputType(typeof(VehicleCapability))]
public sealed class GetStellantisVehicleCapabilityCommand : ConnectedCmdlet
{
    private FanOut? _readings;

    /// <summary>The ids of the vehicles; the service takes VINs. Vehicles may be piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Vin")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    [Identity("VehicleId", "Vin")]
    [ValidateNotNullOrEmpty]
    public string[] VehicleId { get; set; } = [];

    /// <summary>The object in the pipeline, for the VIN of a vehicle whose id is another.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Vehicles to read at the same time. Output is in the order of the input whatever the number; 1 reads one vehicle after the other.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _readings = new FanOut(this, ThrottleLimit, new LongWork(this, MyInvocation.MyCommand.Name, "vehicles"));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var vehicle = InputObject?.BaseObject as Vehicle;
        foreach (var id in VehicleId)
        {
            Try(id, () =>
            {
                var call = new ApiCall(Operations.GetCapability) { Vin = VehicleScope.Vin(OpenConnection, id, InputObject) }.With("id", id);
                _readings!.Add(new ItemReading<VehicleCapability>(id, () => OpenConnection.Client.ReadAsync(call, VehicleCapability.Read, _readings.Context), capability =>
                {
                    ((IVehicleChild)capability).VehicleId = id;
                    ((IVehicleChild)capability).Vehicle = vehicle;
                    WriteObject(capability);
                }));
            });
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _readings!.Complete();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _readings?.Dispose();
        base.Dispose(disposing);
    }
}
