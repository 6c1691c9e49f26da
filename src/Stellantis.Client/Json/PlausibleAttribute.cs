namespace Stellantis.Client.Json;

/// <summary>States what values of a quantity are physically possible, in the unit of the property (seconds for a duration).</summary>
/// <param name="min">The least.</param>
/// <param name="max">The greatest.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlausibleAttribute(double min, double max) : Attribute
{
    /// <summary>The least possible value.</summary>
    public double Min { get; } = min;

    /// <summary>The greatest possible value.</summary>
    public double Max { get; } = max;
}
