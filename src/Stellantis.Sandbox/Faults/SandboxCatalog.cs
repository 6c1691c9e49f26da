using Stellantis.Sandbox.Api;
using Stellantis.Sandbox.Identity;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Faults;

/// <summary>What a sandbox can be asked for by name.</summary>
public static class SandboxCatalog
{
    /// <summary>The kinds of faults, by name, with what each does.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } =
        FaultKinds.All.ToDictionary(kind => kind.Name, kind => kind.Meaning, StringComparer.OrdinalIgnoreCase);

    /// <summary>The ends of remotes.</summary>
    public static IReadOnlyList<string> RemoteOutcomes => RemoteArrangement.Outcomes;

    /// <summary>The states of remotes on their way.</summary>
    public static IReadOnlyList<string> RemoteStatuses => RemoteArrangement.Statuses;

    /// <summary>The documented causes for which remotes fail.</summary>
    public static IReadOnlyList<string> RemoteCauses => RemoteArrangement.Causes;

    /// <summary>What can happen to a digital key.</summary>
    public static IReadOnlyList<string> DigitalKeys => Arrangement.DigitalKeyStatuses;

    /// <summary>The operations of the sandbox, by id, each with its method and path.</summary>
    public static IReadOnlyDictionary<string, string> Operations { get; } =
        OperationTable.All.Select(operation => (operation.Id, operation.Method, operation.Path))
            .Concat(IdentityService.Endpoints.Select(endpoint => (endpoint.Id, endpoint.Method, endpoint.Path)))
            .ToDictionary(operation => operation.Id, operation => $"{operation.Method} {operation.Path}", StringComparer.Ordinal);
}
