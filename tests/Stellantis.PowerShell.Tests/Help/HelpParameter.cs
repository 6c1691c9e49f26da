namespace Stellantis.PowerShell.Tests.Help;

/// <summary>What the help of a cmdlet says of one parameter: in words, and in the block of facts below them.</summary>
internal sealed record HelpParameter(string Description, string Type, IReadOnlyList<string> Aliases, IReadOnlyList<string> Sets)
{
    /// <summary>Reads the text of a parameter's section. A set is put as one line: name, position, whether it must be given, and how the pipeline reaches it.</summary>
    public static HelpParameter Read(string section)
    {
        var (description, facts) = (section.Split("```yaml\n")[0].Trim(), section.Split("```yaml\n")[1].Split('\n'));
        var aliases = facts.SkipWhile(line => !line.StartsWith("Aliases:", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal));
        var sets = new List<string>();
        foreach (var line in facts.SkipWhile(line => line != "ParameterSets:").Skip(1).TakeWhile(line => line[0] is '-' or ' '))
        {
            var value = line.Split(": ", 2)[1];
            if (line.StartsWith("- ", StringComparison.Ordinal))
                sets.Add(value);
            else
                sets[^1] += " " + value;
        }
        return new(description, facts.Single(line => line.StartsWith("Type: ", StringComparison.Ordinal))[6..], [.. aliases.Select(line => line[2..])], sets);
    }
}
