using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Reading;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the vehicles of the account, or single ones by their id (operations getVehicles and getVehicleByid).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisVehicle", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Vehicle), typeof(long))]
public sealed class GetStellantisVehicleCommand : PagedCmdlet
{
    private const int DefaultSideBySide = 16;
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

    /// <summary>
    /// Requests at the same time. Of a list, that many pages by their index range; without it, the links from page to page are followed. Of single
    /// vehicles, that many of them; 16 without it.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; }

    private protected override int SideBySide => ParameterSetName == ListSet ? 1 : ThrottleLimit > 0 ? ThrottleLimit : DefaultSideBySide;

    private protected override int PagesSideBySide => Math.Max(1, ThrottleLimit);

    private protected override string? Parents => ParameterSetName == ListSet ? null : "vehicles";

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
                Readings.Add(new ItemReading<Vehicle>(id, () => Session.Client.ReadAsync(call, Vehicle.Read, Readings.Context), vehicle =>
                {
                    Session.Learn(vehicle);
                    WriteObject(vehicle);
                }));
            });
        }
    }

    private string? ExtensionScope => Extension.Contains("devices", StringComparer.OrdinalIgnoreCase) ? PlugAndCharge : null;
}
