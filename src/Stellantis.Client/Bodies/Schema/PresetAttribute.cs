namespace Stellantis.Client.Bodies;

/// <summary>The only value that makes sense, sent when the user gives the object without it.</summary>
/// <param name="value">The value.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PresetAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}
