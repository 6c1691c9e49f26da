using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>The manifest of the built module, read as data.</summary>
internal static class Manifest
{
    public static Hashtable Data { get; } = Read(PowerShellSession.Manifest);

    public static Hashtable Gallery { get; } = (Hashtable)((Hashtable)Data["PrivateData"]!)["PSData"]!;

    public static string Version => Text("ModuleVersion");

    public static string Text(string key) => (string)Data[key]!;

    public static string[] List(string key) => LanguagePrimitives.ConvertTo<string[]>(Data[key] ?? Gallery[key]);

    /// <summary>What the changelog tells of this version: its own section, or while there is none, the unreleased one.</summary>
    public static string Changes()
    {
        var sections = Regex.Split(File.ReadAllText(Repository.File("CHANGELOG.md")).ReplaceLineEndings("\n"), @"^## ", RegexOptions.Multiline);
        var section = Array.Find(sections, s => s.StartsWith($"[{Version}]", StringComparison.Ordinal))
            ?? sections.Single(s => s.StartsWith("[Unreleased]", StringComparison.Ordinal));
        return section[section.IndexOf('\n', StringComparison.Ordinal)..].Trim();
    }

    private static Hashtable Read(string file)
    {
        var script = Parser.ParseFile(file, out _, out _);
        return (Hashtable)((HashtableAst)script.Find(node => node is HashtableAst, searchNestedScriptBlocks: false)!).SafeGetValue();
    }
}
