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

    /// <summary>True where vehicles come through the same pipeline: they, and what is no object at all, are left to the other parameters.</summary>
    public bool FromPipeline { get; set; }

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
        if (FromPipeline && IsOther(value))
        {
            // The binder takes this kind of exception as "does not fit", and goes on to bind by property name.
            throw new PSInvalidCastException($"An object of type {value.GetType().Name} is not a {Type.Name}. " +
                "Give what New-StellantisTrigger makes, or a hashtable: @{ name='t1'; data=@{ data='stolen.state'; op='equalsTo'; value=$true } }.");
        }
        var part = (RequestObject)Activator.CreateInstance(Type)!;
        part.Source = value;
        return part;
    }

    private static bool IsOther(object value) => value is not IDictionary members
        || members.Keys.Cast<object>().Any(key => key.ToString()!.ToUpperInvariant() is "VEHICLEID" or "VIN");
}
