using System.Net;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Sandbox;

/// <summary>
/// The environment variables that lead a runbook to a sandbox. They hold until the sandbox stops; then those come back that were there before, or
/// those of a sandbox that set its own earlier and still runs.
/// </summary>
internal static class SandboxEnvironment
{
    private const string Prefix = SignInVariables.Prefix;

    private static readonly List<(StellantisSandbox Sandbox, Dictionary<string, string?> Variables)> s_set = [];
    private static Dictionary<string, string?> s_before = [];

    public static void Set(StellantisSandbox sandbox, string realm)
    {
        // The others would lead a runbook past the sandbox, or be refused together with the way of signing in that is set.
        var variables = SignInVariables.All.Keys.ToDictionary(name => Prefix + name, string? (_) => null);
        variables[Prefix + "BASEURI"] = sandbox.BaseUri.AbsoluteUri;
        variables[Prefix + "CLIENTID"] = sandbox.Credential.UserName;
        variables[Prefix + "CLIENTSECRET"] = new NetworkCredential("", sandbox.Credential.Password).Password;
        variables[Prefix + "USERID"] = sandbox.UserId;
        variables[Prefix + "REALM"] = realm;
        lock (s_set)
        {
            if (s_set.Count == 0)
                s_before = variables.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable);
            s_set.Add((sandbox, variables));
            Apply(variables);
        }
    }

    /// <summary>Takes back what was set for a sandbox, if anything was.</summary>
    public static void Restore(StellantisSandbox sandbox)
    {
        lock (s_set)
        {
            if (s_set.RemoveAll(set => set.Sandbox == sandbox) > 0)
                Apply(s_set.Count == 0 ? s_before : s_set[s_set.Count - 1].Variables);
        }
    }

    private static void Apply(Dictionary<string, string?> variables)
    {
        foreach (var variable in variables)
            Environment.SetEnvironmentVariable(variable.Key, variable.Value);
    }
}
