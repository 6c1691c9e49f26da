using System.ComponentModel;
using System.Management.Automation;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Parameters;

/// <summary>How long the end of commands is waited for.</summary>
internal interface IRemoteWaitParameters
{
    /// <summary>
    /// How long to wait for a command after it was sent: seconds, or a duration such as <c>5m</c>. What has not ended by then is TimedOut.
    /// </summary>
    [Parameter]
    [Alias("Timeout")]
    [SecondsInput]
    [ValidateNotNull]
    TimeSpan? TimeoutSec { get; set; }

    /// <summary>Requests at the same time, 1 to 256.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    [DefaultValue(16)]
    int ThrottleLimit { get; set; }
}
