using System.Collections;
using System.Management.Automation;

namespace Stellantis.PowerShell.Input;

/// <summary>Lets days be named in full, or come as .NET names them: they leave as the service abbreviates them. Others stay as they are.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DayInputAttribute : ArgumentTransformationAttribute
{
    private const int Letters = 3;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PlainInput.Base(inputData) switch
    {
        IEnumerable list and not string => list.Cast<object?>().Select(Day).ToArray(),
        _ => Day(inputData)!,
    };

    private static object? Day(object? given) => PlainInput.Base(given) switch
    {
        DayOfWeek day => Short(day.ToString()),
        string text when Array.Find(Enum.GetNames(typeof(DayOfWeek)), name => Same(name, text) || Same(Short(name), text)) is { } name => Short(name),
        var other => other,
    };

    private static string Short(string name) => name.Substring(0, Letters);

    private static bool Same(string name, string text) => string.Equals(name, text.Trim(), StringComparison.OrdinalIgnoreCase);
}
