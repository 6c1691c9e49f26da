using System.Collections;
using System.Management.Automation;
using Stellantis.Client.Masking;
using Stellantis.Client.Json;
using Stellantis.Client.Times;

namespace Stellantis.PowerShell.Input;

/// <summary>
/// Lets an interval be a day, week, month or year in words (<c>yesterday</c>, <c>last month</c>), and its ends be what <see cref="TimeAttribute"/>
/// takes. What the service itself takes stays as it is.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeRangeAttribute : ArgumentTransformationAttribute
{
    private const int LongestDoubt = 300;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PlainInput.Unwrap(inputData) switch
    {
        string text => Interval(text),
        IEnumerable list => list.Cast<object?>().Select(item => item is string text ? Interval(text) : item).ToArray(),
        _ => inputData,
    };

    private static string Interval(string text)
    {
        var reading = new PointInTime(DateTimeOffset.UtcNow, TimeZoneInfo.Local);
        if (text.IndexOf('/') < 0)
            return reading.Period(text.Trim()) is { } period ? $"{WireText.Date(period.From)}/{WireText.Date(period.To)}" : text;
        if (reading.Doubt(text) is { } doubt)
            throw new ArgumentTransformationMetadataException(Redactor.Formal.Quote(doubt, LongestDoubt));
        return text.StartsWith("R", StringComparison.OrdinalIgnoreCase) ? text : string.Join("/", text.Split('/').Select(end => End(end, reading)));
    }

    // A duration of ISO 8601 belongs to the other end, and is the service's to read.
    private static string End(string text, PointInTime reading)
    {
        if (text.Length == 0 || text.StartsWith("P", StringComparison.OrdinalIgnoreCase) || WireText.TryDate(text, out _))
            return text;
        if (reading.Doubt(text) is { } doubt)
            throw new ArgumentTransformationMetadataException(Redactor.Formal.Quote(doubt, LongestDoubt));
        return reading.Read(text) is { } time ? WireText.Date(time) : text;
    }
}
