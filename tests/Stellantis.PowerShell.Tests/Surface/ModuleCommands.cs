using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;

namespace Stellantis.PowerShell.Tests.Surface;

/// <summary>The cmdlets of the module, and those of their parameters that are its own.</summary>
internal static class ModuleCommands
{
    private static readonly HashSet<string> s_common =
        [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters];

    public static IReadOnlyList<CmdletInfo> Of(PowerShellSession session) =>
        [.. session.Module.ExportedCmdlets.Values.OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)];

    /// <summary>The parameters of a cmdlet without those that PowerShell gives to every one, and to every one that asks for confirmation.</summary>
    public static IEnumerable<ParameterMetadata> Parameters(CmdletInfo cmdlet) =>
        cmdlet.Parameters.Values.Where(p => !s_common.Contains(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal);

    /// <summary>True for a parameter that works and is not shown.</summary>
    public static bool IsHidden(ParameterMetadata parameter) => parameter.Attributes.OfType<ParameterAttribute>().All(a => a.DontShow);
}
