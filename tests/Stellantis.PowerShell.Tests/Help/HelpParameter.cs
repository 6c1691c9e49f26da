using System.Text.RegularExpressions;

namespace Stellantis.PowerShell.Tests.Help;

/// <summary>What the help of a cmdlet says of one parameter: in words, and in the block of facts below them.</summary>
internal sealed record HelpParameter(string Description, string Type, IReadOnlyList<string> Aliases, IReadOnlyList<string> Sets, string Default,
    bool Wildcards)
{
    /// <summary>True when no way to call the cmdlet does without it.</summary>
    public bool IsRequired => Sets.All(set => set.Split(' ')[^4] == "true");

    /// <summary>The first place among those without a name that it has in any way to call the cmdlet, or the word that there is none.</summary>
    public string Position =>
        Sets.Select(set => set.Split(' ')[^5]).Where(position => position != "Named").Order(StringComparer.Ordinal).FirstOrDefault() ?? "named";

    /// <summary>How the pipeline reaches it, in the words of Get-Help.</summary>
    public string PipelineInput
    {
        get
        {
            var ways = new[] { (Word: "ByValue", At: 3), (Word: "ByPropertyName", At: 2) }.Where(way =>
                Sets.Any(set => set.Split(' ')[^way.At] == "true")).Select(way => way.Word).ToList();
            return ways.Count == 0 ? "false" : $"true ({string.Join(", ", ways)})";
        }
    }

    /// <summary>
    /// Reads the text of a parameter's section. A set is put as one line: name, position, whether it must be given, and how the pipeline reaches it.
    /// </summary>
    public static HelpParameter Read(string section)
    {
        var (description, facts) = (section.Split("```yaml\n")[0].Trim(), section.Split("```yaml\n")[1].Split('\n'));
        var aliases = facts.SkipWhile(line => !line.StartsWith("Aliases:", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal));
        var sets = new List<string>();
        foreach (var line in facts.SkipWhile(line => line != "ParameterSets:").Skip(1).TakeWhile(line => line[0] is '-' or ' '))
        {
            var value = line.Split(": ", 2)[1];
            if (line.StartsWith("- ", StringComparison.Ordinal))
                sets.Add(value);
            else
                sets[^1] += " " + value;
        }
        return new(description, Fact(facts, "Type"), [.. aliases.Select(line => line[2..])], sets, Fact(facts, "DefaultValue"),
            Fact(facts, "SupportsWildcards") == "true");
    }

    private static string Fact(string[] facts, string name) =>
        Regex.Replace(facts.Single(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..], "^'(.*)'$", "$1");
}
