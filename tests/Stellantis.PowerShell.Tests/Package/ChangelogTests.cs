using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>What users can call is in the changelog.</summary>
public sealed class ChangelogTests
{
    private static readonly string s_text = File.ReadAllText(Repository.File("CHANGELOG.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_cmdlet_is_named_in_the_changelog()
    {
        // Entries shorten what they list: `Set-`, `Suspend-` and `Resume-StellantisMonitor` and `-StellantisChannel`, `Get-StellantisTrip`,
        // `-TripWayPoint`.
        var entries = s_text.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();
        var missing = Manifest.List("CmdletsToExport").Where(cmdlet =>
        {
            var (verb, noun) = (cmdlet.Split('-')[0], cmdlet.Split('-')[1]);
            var shortened = new Regex($@"`(\w+)?-({noun}|{noun.Replace("Stellantis", "", StringComparison.Ordinal)})`");
            return !entries.Exists(entry => entry.Contains($"{cmdlet}`", StringComparison.Ordinal)
                || (noun != "Stellantis" && entry.Contains($"`{verb}-", StringComparison.Ordinal) && shortened.IsMatch(entry)));
        });
        Assert.Empty(missing);
    }

    [Fact]
    public void The_changelog_is_kept_as_Keep_a_Changelog_says()
    {
        var sections = Regex.Matches(s_text, @"^## \[(.+?)\](.*)$", RegexOptions.Multiline);
        Assert.Equal("Unreleased", sections[0].Groups[1].Value);
        Assert.All(sections.Skip(1), section =>
        {
            Assert.True(Version.TryParse(section.Groups[1].Value, out _), section.Value);
            Assert.Matches(@"^ - \d{4}-\d{2}-\d{2}$", section.Groups[2].Value);
        });
        var kinds = Regex.Matches(s_text, "^### (.+)$", RegexOptions.Multiline).Select(kind => kind.Groups[1].Value);
        Assert.Empty(kinds.Except(["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]));
    }
}
