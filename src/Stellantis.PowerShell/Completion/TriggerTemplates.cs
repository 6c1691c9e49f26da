using System.Globalization;
using Stellantis.Client.Bodies;

namespace Stellantis.PowerShell.Completion;

/// <summary>Triggers: by zone, time and setting, and each data that can be watched with each operator that it takes.</summary>
internal readonly struct TriggerTemplates : ITemplateList
{
    private const string Times = "times=@{ recurrence='Daily'; start='PT22H'; duration='PT8H' }";

    public IEnumerable<(string Word, string Text, string Meaning)> Templates(string typed)
    {
        foreach (var transition in KnownValues.Transitions)
        {
            yield return ($"zone {transition}",
                $"@{{ name='zone'; zone=@{{ transition='{transition}'; place=@{{ radius=5; center=@{{ latitude=48.8566; longitude=2.3522 }} }} }} }}",
                transition == "In" ? "Entering a circle; the radius is in km" : "Leaving a circle; the radius is in km");
        }
        yield return ("time Daily", $"@{{ name='time'; time=@{{ {Times} }} }}",
            "Every day, from a time of day on: durations since midnight and of the time");
        yield return ("time None", "@{ name='time'; time=@{ times=@{ recurrence='None'; start='2030-01-31T07:30:00Z'; duration='PT8H' } } }",
            "Once, from a date and time on");
        foreach (var setting in KnownValues.SettingTypes)
            yield return ($"setting {setting}", $"@{{ name='setting'; setting=@{{ type='{setting}' }} }}", $"The setting {setting} changes");
        foreach (var operand in KnownValues.Operands)
        {
            foreach (var op in operand.Operators)
                yield return ($"{operand.Name} {op}", Data(operand, op), Meaning(operand));
        }
        foreach (var zone in TimeZones.For(typed))
            yield return (zone, $"@{{ name='time'; time=@{{ {Times}; timeZone='{zone}' }} }}", $"Every day, by the time of {zone}");
    }

    /// <summary>The operators and values that data takes.</summary>
    public static string Meaning(Operand operand)
    {
        var takes = operand.Values is { } values
            ? string.Join(", ", values.Take(8)) + (values.Count > 8 ? string.Format(CultureInfo.InvariantCulture, " and {0} more", values.Count - 8)
                : "")
            : operand.Kind == ValueKind.Number ? "a number" : "";
        var from = operand.PreviousOperators.Count > 0 ? $"; previous takes {string.Join(", ", operand.PreviousOperators)}" : "";
        return $"Takes {string.Join(", ", operand.Operators)}{(takes.Length > 0 ? $", with {takes}" : "")}{from}";
    }

    private static string Data(Operand operand, string op)
    {
        var value = op == "onChange" ? "" : $"; value='{operand.Values?[0] ?? (operand.Kind == ValueKind.Number ? "20" : "")}'";
        return $"@{{ name='{operand.Name.Substring(operand.Name.LastIndexOf('.') + 1)}'; data=@{{ data='{operand.Name}'; op='{op}'{value} }} }}";
    }
}
