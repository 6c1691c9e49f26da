using System.Globalization;
using System.Management.Automation;
using Stellantis.Client.Masking;
using Stellantis.Client.Times;

namespace Stellantis.PowerShell.Input;

/// <summary>
/// Lets a date and time be given by the clock of some zone, which is known only when all parameters are: without an offset it stays without one.
/// What could be read in two ways is refused.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DateInputAttribute : ArgumentTransformationAttribute
{
    private const int LongestQuote = 300;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainInput.Base(inputData);
        if (value is null or DateTime)
            return value!;
        if (value is DateTimeOffset moment)
            return moment.UtcDateTime;
        var text = LanguagePrimitives.ConvertTo<string>(inputData).Trim();
        var reading = new PointInTime(DateTimeOffset.UtcNow, TimeZoneInfo.Utc);
        if (reading.Doubt(text) is { } doubt)
            throw new ArgumentTransformationMetadataException(Redactor.Formal.Quote(doubt, LongestQuote));
        if (value is string
            && DateTime.TryParse(reading.WithYearFirst(text), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date))
            return date.Kind == DateTimeKind.Unspecified ? date : date.ToUniversalTime();
        return reading.Iso(text)?.UtcDateTime ?? throw new ArgumentTransformationMetadataException(
            $"'{Redactor.Formal.Quote(text, LongestQuote)}' is not a date and time. Give one such as 2030-01-31T07:30 or 2030-01-31T07:30:00+01:00.");
    }
}
