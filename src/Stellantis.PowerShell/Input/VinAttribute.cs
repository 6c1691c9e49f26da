using System.Management.Automation;

namespace Stellantis.PowerShell.Input;

/// <summary>Takes blanks off a VIN, or the beginning of one, and puts it into capitals.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VinAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PlainInput.Base(inputData) is string vin ? VehicleText.Vin(vin) : inputData;
}
