using System.Management.Automation;

namespace Stellantis.PowerShell.Parameters;

/// <summary>What a change writes.</summary>
internal interface IPassThruParameters
{
    /// <summary>Write what was changed as it is after the change.</summary>
    [Parameter]
    SwitchParameter PassThru { get; set; }
}
