using System.Collections;
using System.Management.Automation;

namespace Stellantis.PowerShell.Input;

/// <summary>
/// Lets hashtables and objects in where a request class is expected, as they are. It refuses no content: the cmdlet binds and validates all parts
/// together, and so tells all problems at once.
/// </summary>
/// <param name="type">The request class.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BodyPartAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <summary>The request class.</summary>
    public Type Type { get; } = type;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var plain = PlainInput.Unwrap(inputData);
        return plain is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>().Select(Part).ToArray() : Part(plain)!;
    }

    private object? Part(object? value)
    {
        if (value is null || Type.IsInstanceOfType(value))
            return value;
        var part = (RequestObject)Activator.CreateInstance(Type)!;
        part.Source = value;
        return part;
    }
}
