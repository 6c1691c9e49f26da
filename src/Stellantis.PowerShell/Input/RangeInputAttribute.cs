using System.Collections;
using System.Management.Automation;
using Stellantis.Client.Bodies;

namespace Stellantis.PowerShell.Input;

/// <summary>
/// Lets a range be given as text, as a number, as a TimeSpan, or as a list of which the first and the last count. PowerShell by itself refuses a list
/// where one value is wanted.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RangeInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PlainInput.Unwrap(inputData) switch
    {
        null => null!,
        ValueRange range => range,
        string text => ValueRange.Parse(text),
        IEnumerable list => ValueRange.Of([.. list.Cast<object>()]),
        var value => ValueRange.Of(value),
    };
}
