using System.Text.RegularExpressions;

namespace Stellantis.Testing.Contract;

/// <summary>The contract of the service, which is not part of this repository: its folder, and what its list of operations says.</summary>
public static class ServiceContract
{
    private const string TelemetryScopes = "all telemetry scopes";

    /// <summary>The folder; null where it is absent.</summary>
    public static string? Folder { get; } = Candidates().FirstOrDefault(c => File.Exists(Path.Combine(c, "operations.md")));

    /// <summary>The operations, in the order of the contract.</summary>
    public static IReadOnlyList<ContractOperation> Operations { get; } = Folder is null ? []
        : [.. Read(File.ReadAllText(Path.Combine(Folder, "operations.md")))];

    /// <summary>The sample files of a pattern, by their names.</summary>
    public static IEnumerable<string> Samples(string pattern) =>
        Directory.GetFiles(Path.Combine(Folder!, "samples"), pattern).Order(StringComparer.Ordinal);

    private static IEnumerable<ContractOperation> Read(string text)
    {
        // A section for each operation: its heading, its id, its scopes and a table of its parameters.
        foreach (var section in Regex.Split(text, @"^### \d+\. ", RegexOptions.Multiline).Skip(1))
        {
            var heading = Regex.Match(section, @"^(\w+) (\S+)");
            var id = Regex.Match(section, @"^`(\w+)` \(tag", RegexOptions.Multiline).Groups[1].Value;
            var scopes = Regex.Match(section, @"^- scopes required: (.*?); optional: (.*)$", RegexOptions.Multiline);
            var query = Regex.Matches(section, @"^\| `(\w+)` \| query ", RegexOptions.Multiline).Select(m => m.Groups[1].Value);
            yield return new ContractOperation(id, heading.Groups[1].Value, heading.Groups[2].Value, [.. Scopes(scopes.Groups[1].Value)],
                [.. Scopes(scopes.Groups[2].Value)], [.. query]);
        }
    }

    private static IEnumerable<string> Scopes(string text) => text.StartsWith(TelemetryScopes, StringComparison.Ordinal)
        ? ["data:telemetry"]
        : Regex.Matches(text, "`([^`]+)`").Select(m => m.Groups[1].Value);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("STELLANTIS_CONTRACT") is { Length: > 0 } given)
            yield return given;
        // Beside the repository, or beside the folder of its worktrees.
        for (var folder = Directory.GetParent(Path.TrimEndingDirectorySeparator(Repository.Root)); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "shared", "api");
    }
}
