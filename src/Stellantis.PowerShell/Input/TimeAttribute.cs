using System.Management.Automation;
using Stellantis.Client.Masking;
using Stellantis.Client.Times;

namespace Stellantis.PowerShell.Input;

/// <summary>
/// Lets a time be given as people say it: how long ago (<c>30m</c>, <c>2h</c>, <c>7d</c>, <c>PT2H</c>, a TimeSpan), a day (<c>today</c>,
/// <c>yesterday</c>, <c>monday</c>), the begin of a week, month or year (<c>last month</c>), <c>now</c>, or a date. What has no offset is local; what
/// could be read in two ways is refused.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeAttribute : ArgumentTransformationAttribute
{
    private const int LongestQuote = 100;
    private const int LongestDoubt = 300;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainInput.Base(inputData);
        var reading = new PointInTime(DateTimeOffset.UtcNow, TimeZoneInfo.Local);
        var time = value switch
        {
            null => null,
            DateTimeOffset given => given,
            DateTime given => reading.Local(given),
            TimeSpan ago => reading.Ago(ago),
            string text => reading.Read(text),
            ValueType => reading.Read(AsTyped(inputData)),
            _ => null,
        };
        if (time is null && value is not null)
        {
            if (reading.Doubt(AsTyped(inputData)) is { } doubt)
                throw new ArgumentTransformationMetadataException(Redactor.Formal.Quote(doubt, LongestDoubt));
            throw new ArgumentTransformationMetadataException($"'{Redactor.Formal.Quote(AsTyped(inputData), LongestQuote)}' is not a time. " +
                $"Give how long ago, such as 30m, 2h, 7d, 4w or PT2H; a day, such as today, yesterday or "
                + "monday; 'last week' or 'last month'; or a date, such as 2026-01-31, 2026-01-31T08:00 or 2026-01-31T08:00:00+01:00.");
        }
        return time!;
    }

    // 7d and 30s on the command line are numbers to PowerShell, with the text that was typed kept beside them for what wants text.
    private static string AsTyped(object value) => LanguagePrimitives.ConvertTo<string>(value);
}
