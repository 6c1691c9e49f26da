using System.Collections;
using System.Management.Automation;

namespace Stellantis.PowerShell.Input;

/// <summary>
/// Lets an id parameter take ids, and objects that carry one under the parameter's name: a resource, a row of Import-Csv, an object from
/// Import-Clixml or a job. An object that does not carry it is not mistaken for an id.
/// </summary>
/// <param name="names">The properties that may hold the id, the best first.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdentityAttribute(params string[] names) : ArgumentTransformationAttribute
{
    /// <summary>The properties that may hold the id.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (PlainInput.Base(inputData) is string given)
            return Clean(given) is var id && id == given ? inputData : id;
        if (inputData is not (PSObject or IEnumerable or WireObject))
            return inputData;
        if (PlainInput.Base(inputData) is IEnumerable and not (IDictionary or WireObject) and var list)
            return ((IEnumerable)list).Cast<object?>().Select(IdOf).ToArray();
        return IdOf(inputData)!;
    }

    private object? IdOf(object? item)
    {
        if (PlainInput.Base(item) is string given)
            return Clean(given);
        if (item is null || PlainInput.Base(item) is ValueType)
            return PlainInput.Base(item);
        var properties = PSObject.AsPSObject(item).Properties;
        var id = Names.Select(n => properties[n]?.Value?.ToString()).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        // The binder takes this kind of exception as "does not fit", and goes on to bind by property name.
        return id is not null ? Clean(id) : throw new PSInvalidCastException($"An object of type {PlainInput.Base(item)!.GetType().Name} has no " +
            $"{string.Join(" or ", Names)}; give the id itself.");
    }

    private string Clean(string id) => Names.Contains("Vin") ? VehicleText.Id(id) : id;
}
