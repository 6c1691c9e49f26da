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
    /// <summary>True for a range of durations, whose words a range of another quantity does not take.</summary>
    public bool OfTime { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PlainInput.Unwrap(inputData) switch
    {
        null => null!,
        ValueRange range => range,
        string text => Parse(text),
        IEnumerable list => ValueRange.Of([.. list.Cast<object>()]),
        // 90m on the command line is a number to PowerShell, with the text that was typed kept beside it.
        ValueType and not TimeSpan when OfTime && LanguagePrimitives.ConvertTo<string>(inputData) is var typed && typed.Any(char.IsLetter) =>
            Parse(typed),
        var value => ValueRange.Of(value),
    };

    private ValueRange Parse(string text) => OfTime || !text.Any(char.IsLetter) ? ValueRange.Parse(text)
        : throw new FormatException($"'{text}' is not a range of numbers. Give one such as 10-50, 10..50, 10- or -50.");
}
