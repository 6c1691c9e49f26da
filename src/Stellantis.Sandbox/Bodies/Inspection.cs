namespace Stellantis.Sandbox.Bodies;

/// <summary>One look at a body: how strict it is, and all that was found wrong.</summary>
internal sealed class Inspection(bool strict)
{
    private readonly List<string> _problems = [];

    /// <summary>Refuse also what the service is only said to refuse, and members that the contract does not know.</summary>
    public bool Strict { get; } = strict;

    public IReadOnlyList<string> Problems => _problems;

    public void Report(string path, string problem) => _problems.Add(path.Length == 0 ? problem : $"{path}: {problem}");
}
