using System.Collections;
using System.Globalization;
using System.Xml;
using Stellantis.Sandbox.Api;
using Stellantis.Sandbox.Options;

namespace Stellantis.Sandbox.Faults;

/// <summary>Reads faults from dictionaries, as scripts write them.</summary>
internal static class FaultReader
{
    private static readonly Dictionary<string, Action<SandboxFault, object>> s_members = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Kind"] = (fault, value) => fault.Kind = Text(value),
        ["Rate"] = (fault, value) => fault.Rate = Number(value),
        ["Seed"] = (fault, value) => fault.Seed = Whole(value),
        ["Position"] = (fault, value) =>
            fault.Positions = [.. (value is string or not IEnumerable ? new[] { value } : ((IEnumerable)value).Cast<object>()).Select(Whole)],
        ["Count"] = (fault, value) => fault.Count = Whole(value),
        ["Operation"] = (fault, value) => fault.Operation = Text(value),
        ["Method"] = (fault, value) => fault.Method = Text(value),
        ["Path"] = (fault, value) => fault.Path = Text(value),
        ["Status"] = (fault, value) => fault.Status = Whole(value),
        ["Delay"] = (fault, value) => fault.Delay = Time(value),
        ["RetryAfter"] = (fault, value) => fault.RetryAfter = RetryAfter(value),
        ["Location"] = (fault, value) => fault.Location = Text(value),
        ["Amount"] = (fault, value) => fault.Amount = Whole(value),
    };

    /// <summary>Reads one fault; the keys are the members of <see cref="SandboxFault"/> in the singular, in any casing.</summary>
    /// <exception cref="ArgumentException">A key or a value is none that there can be; the message names it.</exception>
    public static SandboxFault Read(IDictionary members)
    {
        var fault = new SandboxFault();
        foreach (DictionaryEntry member in members)
        {
            var name = Text(member.Key);
            if (!s_members.TryGetValue(name, out var set))
                throw new ArgumentException($"A fault has no '{name}'. It has {string.Join(", ", s_members.Keys)}.");
            try
            {
                if (member.Value is not null)
                    set(fault, member.Value);
            }
            catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException)
            {
                throw new ArgumentException($"{name} cannot be '{Text(member.Value!)}'.", e);
            }
        }

        // What is wrong with it is told now, and not when it happens.
        return new FaultRule(fault).Fault;
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static int Whole(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static TimeSpan Time(object value) => value switch
    {
        TimeSpan time => time,
        string { Length: > 1 } text when text[0] == 'P' => XmlConvert.ToTimeSpan(text),
        string text when text.IndexOf(':') >= 0 => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        _ => TimeSpan.FromSeconds(Number(value)),
    };

    // The service tells whole seconds, or a date as HTTP has it.
    private static string RetryAfter(object value) => value switch
    {
        DateTimeOffset date => date.ToString("R", CultureInfo.InvariantCulture),
        DateTime date => new DateTimeOffset(date).ToString("R", CultureInfo.InvariantCulture),
        string text when !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && text.IndexOf(':') > 5 =>
            DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => Math.Ceiling(Time(value).TotalSeconds).ToString(CultureInfo.InvariantCulture),
    };
}
