using System.Globalization;
using System.Management.Automation;
using System.Xml;
using Stellantis.Client.Bodies;

namespace Stellantis.PowerShell.Input;

/// <summary>Lets a TimeSpan parameter take a number of seconds and an ISO 8601 duration; PowerShell itself reads a number as ticks.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainInput.Base(inputData);
        return value switch
        {
            int or long or double or decimal or float => TimeSpan.FromSeconds(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) =>
                TimeSpan.FromSeconds(seconds),
            string { Length: > 1 } text when text[0] == 'P' => XmlConvert.ToTimeSpan(text),
            _ => inputData,
        };
    }
}
