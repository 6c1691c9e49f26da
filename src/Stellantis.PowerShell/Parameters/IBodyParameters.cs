using System.Management.Automation;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Parameters;

/// <summary>A body that is given as a whole.</summary>
internal interface IBodyParameters
{
    /// <summary>The whole body: JSON text, which is sent as it is, or a hashtable or object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BodySet, HelpMessage = Hints.Body)]
    object? Body { get; set; }

    /// <summary>A file with the body as JSON.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, HelpMessage = Hints.Path)]
    string? Path { get; set; }
}
