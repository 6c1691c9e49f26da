using Stellantis.Sandbox.Api;
using Stellantis.Sandbox.Identity;

namespace Stellantis.Sandbox.Faults;

/// <summary>What a sandbox can be asked for by name.</summary>
public static class SandboxCatalog
{
    /// <summary>The kinds of faults, by name, with what each does.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } =
        FaultKinds.All.ToDictionary(kind => kind.Name, kind => kind.Meaning, StringComparer.OrdinalIgnoreCase);

    /// <summary>The operations of the sandbox, by id, each with its method and path.</summary>
    public static IReadOnlyDictionary<string, string> Operations { get; } =
        OperationTable.All.Select(operation => (operation.Id, operation.Method, operation.Path))
            .Concat(IdentityService.Endpoints.Select(endpoint => (endpoint.Id, endpoint.Method, endpoint.Path)))
            .ToDictionary(operation => operation.Id, operation => $"{operation.Method} {operation.Path}", StringComparer.Ordinal);
}
