using Stellantis.Sandbox.Api;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Identity;
using Stellantis.Sandbox.Options;

namespace Stellantis.Sandbox.Faults;

/// <summary>The faults of a sandbox, in their order: every one counts the requests that it is about, and the first that is due happens.</summary>
internal sealed class FaultPlan
{
    private readonly object _gate = new();
    private volatile FaultRule[] _rules = [];

    public IReadOnlyList<SandboxFault> Faults => [.. _rules.Select(rule => rule.Fault.Copy())];

    /// <summary>Puts faults in place of those that were set.</summary>
    /// <exception cref="ArgumentException">One is none that there can be; those that were set stay.</exception>
    public void Set(IEnumerable<SandboxFault> faults)
    {
        var rules = Rules(faults);
        lock (_gate)
            _rules = rules;
    }

    /// <summary>Puts faults behind those that are set.</summary>
    /// <exception cref="ArgumentException">One is none that there can be; none is added then.</exception>
    public void Add(IEnumerable<SandboxFault> faults)
    {
        var rules = Rules(faults);
        lock (_gate)
            _rules = [.. _rules, .. rules];
    }

    /// <summary>The fault that happens to a request; null for none.</summary>
    public FaultRule? Next(HttpRequest request, IdentityEndpoint? endpoint)
    {
        if (_rules.Length == 0)
            return null;
        var path = SandboxApi.PathOf(request.Target);
        var operation = endpoint is null ? SandboxApi.OperationOf(request) : null;
        return Next(rule => rule.Meets(request, path, operation, endpoint));
    }

    /// <summary>The fault that happens to an event on its way to a target with this path; null for none.</summary>
    public FaultRule? Next(string path) => Next(rule => rule.Meets(path));

    private FaultRule? Next(Func<FaultRule, bool> meets)
    {
        lock (_gate)
        {
            FaultRule? due = null;
            foreach (var rule in _rules)
            {
                if (meets(rule))
                    due ??= rule;
            }

            due?.Hit();
            return due;
        }
    }

    private static FaultRule[] Rules(IEnumerable<SandboxFault> faults) => [.. faults.Select(fault => new FaultRule(fault))];
}
