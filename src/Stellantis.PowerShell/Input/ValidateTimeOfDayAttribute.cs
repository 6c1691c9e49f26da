using System.Management.Automation;

namespace Stellantis.PowerShell.Input;

/// <summary>The time is one of a day, from 00:00 to 23:59.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateTimeOfDayAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        if (element is TimeSpan time && (time < TimeSpan.Zero || time >= TimeSpan.FromDays(1)))
            throw new ValidationMetadataException($"{time} is not a time of day. Give hours and minutes, 00:00 to 23:59.");
    }
}
