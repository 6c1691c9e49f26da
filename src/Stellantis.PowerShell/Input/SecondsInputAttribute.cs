using System.Globalization;
using System.Management.Automation;
using Stellantis.Client.Masking;
using Stellantis.Client.Times;

namespace Stellantis.PowerShell.Input;

/// <summary>
/// Lets a TimeSpan parameter take a number of seconds, the words of durations (<c>30m</c>, <c>1d12h</c>) and ISO 8601; PowerShell itself reads a
/// number as ticks.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsInputAttribute : ArgumentTransformationAttribute
{
    private const int LongestQuote = 100;

    /// <summary>True where whoever takes the value tells what is wrong with a text that is no duration.</summary>
    public bool IsOpen { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var read = Read(inputData);
        if (!IsOpen && PlainInput.Base(read) is string text && !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _))
        {
            throw new ArgumentTransformationMetadataException(
                $"'{Redactor.Formal.Quote(text, LongestQuote)}' is not a duration. Give one such as 90s, 10m, 8h, 1d12h, PT8H or 08:00.");
        }
        return read;
    }

    /// <summary>The duration that was given; what is none, as it was given.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It could be read in two ways.</exception>
    internal static object Read(object inputData)
    {
        var value = PlainInput.Base(inputData);
        // 7d and 30s on the command line are numbers to PowerShell, with the text that was typed kept beside them.
        if (value is string or ValueType and not (TimeSpan or bool) && LanguagePrimitives.ConvertTo<string>(inputData) is { } typed)
        {
            if (Lapse.Doubt(typed) is { } doubt)
                throw new ArgumentTransformationMetadataException(doubt);
            if (double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
                return TimeSpan.FromSeconds(seconds);
            if (Lapse.Read(typed) is { } lapse)
                return lapse;
        }
        return value is int or long or double or decimal or float
            ? TimeSpan.FromSeconds(Convert.ToDouble(value, CultureInfo.InvariantCulture)) : inputData;
    }
}
