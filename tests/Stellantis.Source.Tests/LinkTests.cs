using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Stellantis.Source.Tests;

/// <summary>What the documents and the help point to exists.</summary>
public partial class LinkTests
{
    private const string Help = "en-US";

    // What Get-Help calls the page of a cmdlet itself.
    private const string Online = "Online Version";

    // Pages on the web that nobody here can move; each is on a host that is meant.
    private static readonly string[] s_hosts = ["dotnet.microsoft.com", "go.microsoft.com", "keepachangelog.com", "semver.org"];

    public static TheoryData<string> Documents => [.. Files("*.md").Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_of_a_document_leads_somewhere(string document)
    {
        var text = Read(document);
        foreach (var target in Link().Matches(Fence().Replace(text, "")).Select(link => link.Groups[1].Value))
        {
            if (Uri.TryCreate(target, UriKind.Absolute, out var address) && !address.IsFile)
                Assert.Contains(address.Host, s_hosts);
            else
                Assert.True(Leads(document, target), $"{document} links to {target}, which does not exist.");
        }
    }

    [Theory]
    [InlineData("README.md", "docs/architecture.md", true)]
    [InlineData("docs/architecture.md", "../README.md#install", true)]
    [InlineData("README.md", "#the-first-five-minutes", true)]
    [InlineData("README.md", "#the-first-six-minutes", false)]
    [InlineData("README.md", "docs/Architecture.md", false)]
    [InlineData("docs/architecture.md", "CONTRIBUTING.md", false)]
    public void A_link_leads_to_a_file_by_its_spelling_and_to_a_heading(string document, string target, bool leads) =>
        Assert.Equal(leads, Leads(document, target));

    [Fact]
    public void The_help_of_every_cmdlet_links_to_others_of_its_kind()
    {
        var pages = Files("*.md").Where(file => Page().IsMatch(file)).ToList();
        Assert.NotEmpty(pages);
        var siblings = pages.Select(Path.GetFileName).ToHashSet();
        Assert.All(pages, page =>
        {
            var links = Link().Matches(Section(Read(page), "RELATED LINKS")).Select(link => link.Groups[1].Value).ToList();
            Assert.Contains(links, link => siblings.Contains(link) && link != Path.GetFileName(page));
            Assert.DoesNotContain(Path.GetFileName(page), links);
            Assert.Equal(links.Distinct(), links);
        });
    }

    [Fact]
    public void What_help_names_as_related_are_cmdlets_and_topics_that_exist()
    {
        var known = Known();
        var help = XDocument.Load(Path.Combine(SourceTree.Root, Help, "Stellantis.PowerShell.dll-Help.xml"));
        var commands = help.Descendants().Where(element => element.Name.LocalName == "command" && element.Elements().Any()).ToList();
        Assert.NotEmpty(commands);
        foreach (var command in commands)
        {
            var links = command.Descendants().Where(element => element.Name.LocalName == "navigationLink")
                .Select(link => (Text: Part(link, "linkText"), Address: Part(link, "uri"))).ToList();
            Assert.Contains(links, link => link.Text != Online);
            // A topic has no page on the web: Get-Help finds it by its name.
            Assert.All(links.Where(link => link.Address.Length > 0 || !link.Text.StartsWith("about_", StringComparison.Ordinal)),
                link => Assert.True(Exists($"{Help}/{link.Address.Split('/')[^1]}"), link.Address));
            Assert.All(links.Where(link => link.Text != Online), link => Assert.Contains(link.Text, known));
        }
        foreach (var topic in Files("*.help.txt"))
        {
            var named = SeeAlso().Match(Read(topic)).Groups[1].Value
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            Assert.NotEmpty(named);
            Assert.All(named, name => Assert.Contains(name, known));
        }
    }

    [Fact]
    public void Every_cmdlet_and_topic_that_a_text_names_exists()
    {
        var known = Known();
        var documents = Files("*.md").Concat(Files("*.help.txt")).Where(file => file is "README.md" or "CONTRIBUTING.md"
            || file.StartsWith("docs/", StringComparison.Ordinal) || file.StartsWith(Help + "/", StringComparison.Ordinal));
        foreach (var document in documents)
        {
            Assert.All(Name().Matches(Read(document)).Select(name => name.Value),
                name => Assert.True(known.Contains(name), $"{document} names {name}, which does not exist."));
        }
    }

    private static HashSet<string> Known() => Files("*.md").Concat(Files("*.help.txt"))
        .Where(file => file.StartsWith(Help + "/", StringComparison.Ordinal))
        .Select(file => Path.GetFileName(file).Split('.')[0]).ToHashSet(StringComparer.Ordinal);

    private static string Part(XElement element, string name) => element.Elements().First(part => part.Name.LocalName == name).Value;

    private static bool Leads(string document, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? document
            : Path.GetRelativePath(SourceTree.Root, Path.GetFullPath(Path.Combine(SourceTree.Root, Path.GetDirectoryName(document)!, parts[0])))
                .Replace('\\', '/');
        return Exists(file) && (parts.Length == 1 || Headings(Read(file)).Contains(parts[1]));
    }

    // By its spelling, as on a system that tells capitals apart.
    private static bool Exists(string file)
    {
        var folder = SourceTree.Root;
        foreach (var part in file.Split('/'))
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Contains(part, StringComparer.Ordinal))
                return false;
            folder = Path.Combine(folder, part);
        }
        return true;
    }

    // As GitHub makes them: in small letters, without signs, with hyphens for blanks, and a number where one comes again.
    private static HashSet<string> Headings(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heading in Heading().Matches(Fence().Replace(text, "")).Select(match => match.Groups[1].Value.Trim()))
        {
            var name = new StringBuilder();
            foreach (var letter in heading.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
                name.Append(letter == ' ' ? '-' : letter);
            var number = 0;
            for (var anchor = name.ToString(); !found.Add(anchor);)
                anchor = string.Create(CultureInfo.InvariantCulture, $"{name}-{++number}");
        }
        return found;
    }

    private static string Section(string text, string heading)
    {
        var start = text.IndexOf("## " + heading, StringComparison.Ordinal);
        return start < 0 ? "" : text[start..];
    }

    private static IEnumerable<string> Files(string pattern) =>
        new[] { "", "docs", Help, "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), pattern,
                folder is "src" or "tests" ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly))
            .Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj")).Order(StringComparer.Ordinal);

    private static string Read(string file) => File.ReadAllText(Path.Combine(SourceTree.Root, file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\[[^\]\n]*\]\(([^)\s]+)[^)\n]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("(?ms)^```.*?^```$")]
    private static partial Regex Fence();

    [GeneratedRegex("(?m)^#{1,6} (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?ms)^SEE ALSO\n(.*)\z")]
    private static partial Regex SeeAlso();

    [GeneratedRegex(@"^en-US/[A-Z][a-z]+-\w+\.md$")]
    private static partial Regex Page();

    [GeneratedRegex(@"\b(?:[A-Z][a-z]+-Stellantis[A-Za-z0-9]*|about_Stellantis\w*)\b")]
    private static partial Regex Name();
}
