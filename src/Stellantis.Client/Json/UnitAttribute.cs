namespace Stellantis.Client.Json;

/// <summary>The unit of a quantity, as views write it behind the number.</summary>
/// <param name="name">The unit, for example <c>km</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UnitAttribute(string name) : Attribute
{
    /// <summary>The unit.</summary>
    public string Name { get; } = name;
}
