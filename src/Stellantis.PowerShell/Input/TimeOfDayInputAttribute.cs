using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Stellantis.Client.Masking;
using Stellantis.Client.Times;

namespace Stellantis.PowerShell.Input;

/// <summary>
/// Lets a time of day be given as people write it: <c>22:30</c>, <c>10pm</c>, <c>22h30m</c>, a date of which the time counts. PowerShell itself reads
/// a number as ticks.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeOfDayInputAttribute : ArgumentTransformationAttribute
{
    private const int LongestQuote = 100;

    private static readonly string[] s_clock = [@"h\:mm", @"hh\:mm", @"h\:mm\:ss", @"hh\:mm\:ss"];
    private static readonly string[] s_halves = ["htt", "h tt", "h:mmtt", "h:mm tt"];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PlainInput.Base(inputData) switch
    {
        null => null!,
        IEnumerable list and not string => list.Cast<object?>().Select(Time).ToArray(),
        _ => Time(inputData)!,
    };

    private static object? Time(object? given)
    {
        switch (PlainInput.Base(given))
        {
            case null:
                return null;
            case TimeSpan time:
                return time;
            case DateTime moment:
                return moment.TimeOfDay;
            case DateTimeOffset moment:
                return moment.TimeOfDay;
        }
        // 7d on the command line is a number to PowerShell, with the text that was typed kept beside it.
        var text = LanguagePrimitives.ConvertTo<string>(given).Trim();
        if (TimeSpan.TryParseExact(text, s_clock, CultureInfo.InvariantCulture, out var clock))
            return clock;
        if (DateTime.TryParseExact(text, s_halves, CultureInfo.InvariantCulture, DateTimeStyles.None, out var half))
            return half.TimeOfDay;
        return Lapse.Read(text) ?? throw new ArgumentTransformationMetadataException(
            $"'{Redactor.Formal.Quote(text, LongestQuote)}' is not a time of day. Give hours and minutes, such as 22:30 or 10:30pm.");
    }
}
