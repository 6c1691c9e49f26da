namespace Stellantis.Client.Bodies;

/// <summary>A dictionary may stand for the list: its keys are then the values of a member of the items.</summary>
/// <param name="key">The wire name of that member.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeyedAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}
