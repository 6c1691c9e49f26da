using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Output;

/// <summary>
/// Values without the wrapping of the engine; what Import-Clixml, a job or remoting left of an object keeps it, because it holds the properties.
/// </summary>
internal static class Unwrapped
{
    private const string Imported = "Deserialized.";

    public static object? Of(object? value) => value is PSObject { BaseObject: PSCustomObject } ? value : PlainInput.Base(value);

    /// <summary>A property of an object; null where there is none.</summary>
    public static object? Get(object? item, string name) => item is null ? null : Of(PSObject.AsPSObject(item).Properties[name]?.Value);

    /// <summary>The items of a list, or the one thing in its place.</summary>
    public static IEnumerable<object> Items(object? list) => Of(list) switch
    {
        null or "" => [],
        IEnumerable items and not string => items.Cast<object?>().OfType<object>(),
        var one => [one],
    };

    /// <summary>A number; null for everything else.</summary>
    public static double? Number(object? value) =>
        Of(value) is IConvertible number and not (string or bool or DateTime) ? number.ToDouble(CultureInfo.InvariantCulture) : null;

    /// <summary>A time; null for everything else.</summary>
    public static DateTimeOffset? Time(object? value) => Of(value) switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time.ToUniversalTime()),
        PSObject old when TypeName(old) == "System.DateTimeOffset" => Time(Get(old, "UtcDateTime")),
        // What is left of a time that lay too deep, in the words of the machine that wrote it.
        string text when DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AssumeUniversal, out var time)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time) => time,
        _ => null,
    };

    /// <summary>The name of the type that an object has, or had before it was exported.</summary>
    public static string TypeName(object item)
    {
        var name = PSObject.AsPSObject(item).TypeNames.FirstOrDefault() ?? "";
        return name.StartsWith(Imported, StringComparison.Ordinal) ? name.Substring(Imported.Length) : name;
    }
}
