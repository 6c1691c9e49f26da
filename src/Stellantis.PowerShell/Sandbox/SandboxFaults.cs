using System.Collections;
using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Pipeline;

namespace Stellantis.PowerShell.Sandbox;

/// <summary>Faults as users give them.</summary>
internal static class SandboxFaults
{
    private static readonly string[] s_durations = ["Delay", "RetryAfter"];

    /// <summary>Plain dictionaries, each of them a fault that there can be; the command ends with an error when one is not.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="given">The faults.</param>
    /// <param name="asParameters">Whether the members of the fault were parameters of the command.</param>
    public static IReadOnlyList<IDictionary> Read(StellantisCmdlet cmdlet, IReadOnlyList<IDictionary> given, bool asParameters = false)
    {
        var faults = given.Select(fault => (IDictionary)PlainInput.Unwrap(fault)!).ToList();
        foreach (var fault in faults)
            ReadDurations(cmdlet, fault);
        for (var i = 0; i < faults.Count; i++)
        {
            try
            {
                StellantisSandbox.CheckFault(faults[i]);
            }
            catch (ArgumentException e)
            {
                cmdlet.Refuse(ErrorIds.InvalidRequest, (asParameters ? "-" : $"-Fault[{i}]: ") + WorldInput.Reason(e), given[i]);
            }
        }

        return faults;
    }

    private static void ReadDurations(StellantisCmdlet cmdlet, IDictionary fault)
    {
        foreach (var key in fault.Keys.Cast<object>().Where(k => s_durations.Contains(k.ToString()!, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            try
            {
                fault[key] = fault[key] is { } value ? SecondsInputAttribute.Read(value) : null;
            }
            catch (ArgumentTransformationMetadataException e)
            {
                cmdlet.Refuse(ErrorIds.InvalidRequest, $"-Fault: {key}: {e.Message}", fault);
            }
        }
    }
}
