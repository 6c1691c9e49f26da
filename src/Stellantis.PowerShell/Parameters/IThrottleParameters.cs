using System.ComponentModel;
using System.Management.Automation;

namespace Stellantis.PowerShell.Parameters;

/// <summary>How many vehicles are read at the same time.</summary>
internal interface IThrottleParameters
{
    /// <summary>
    /// Vehicles to read at the same time. Output is in the order of the input whatever the number; 1 reads one vehicle after the other.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 256)]
    [DefaultValue(16)]
    int ThrottleLimit { get; set; }
}
