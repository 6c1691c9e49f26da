using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Completion;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the vehicles of the account, or single ones by their id (operations getVehicles and getVehicleByid).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisVehicle", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Vehicle), typeof(long))]
public sealed class GetStellantisVehicleCommand : PagedCmdlet
{
    private const string PlugAndCharge = "data:vehicle:devices:pnc";

    /// <summary>The ids of single vehicles; the service takes VINs.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Vin")]
    [Identity("VehicleId", "Vin")]
    [ValidateNotNullOrEmpty]
    public string[] VehicleId { get; set; } = [];

    /// <summary>Only vehicles whose VIN begins so.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? VinPrefix { get; set; }

    /// <summary>Only vehicles of this group.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? GroupId { get; set; }

    /// <summary>The language of texts in the answer, for example fr-FR.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? Locale { get; set; }

    /// <summary>What to add to each vehicle: devices, callCenterNumbers.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<VehicleExtensions>))]
    public string[] Extension { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            var call = new ApiCall(Operations.GetVehicles) { ExtraScope = ExtensionScope }
                .Query("gId", GroupId).Query("locale", Locale).Query("vinPrefix", VinPrefix).Query("extension", Extension);
            WriteCollection(call, Vehicle.Read, Session.Learn, null);
            return;
        }
        foreach (var id in VehicleId)
        {
            Try(id, () =>
            {
                var call = new ApiCall(Operations.GetVehicle) { Vin = Session.VinOf(id), ExtraScope = ExtensionScope }.With("id", id).Query("extension", Extension);
                var vehicle = Await(Session.Client.ReadAsync(call, Vehicle.Read, Cancellation));
                Session.Learn(vehicle);
                WriteObject(vehicle);
            });
        }
    }

    private string? ExtensionScope => Extension.Contains("devices", StringComparer.OrdinalIgnoreCase) ? PlugAndCharge : null;
}
