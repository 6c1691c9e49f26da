using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Pipeline;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Shows the brands: their domains, realms and manufacturer codes. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.Get, "StellantisBrand", HelpUri = HelpPage.Folder + "Get-StellantisBrand.md")]
[OutputType(typeof(Brand))]
public sealed class GetStellantisBrandCommand : StellantisCmdlet
{
    /// <summary>Only the brand of this vehicle, by its VIN.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Identity("Vin", "VehicleId")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    public string? Vin { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Vin is null)
            WriteObject(Brand.All, enumerateCollection: true);
        else if (Brand.OfVin(Vin) is { } brand)
            WriteObject(brand);
        else
            WriteError(Failure.Record(ErrorIds.InvalidRequest,
                $"No brand is known for the manufacturer code '{Vin.Substring(0, Math.Min(3, Vin.Length))}'.", Vin));
    }
}
