using System.Globalization;
using System.Text.RegularExpressions;
using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>Import-Module in a fresh process, beside a module of as many cmdlets that do nothing, without and with our views and types.</summary>
internal sealed partial class ImportFigure : Figure
{
    private static readonly string[] s_views = ["Stellantis.Format.ps1xml", "Stellantis.Types.ps1xml"];

    public override string Name => "import";

    public override void Measure(Bench bench)
    {
        var report = bench.Report;
        var exported = Exported().Matches(File.ReadAllText(Bench.Manifest)).Select(m => m.Groups[1].Value).ToArray();
        report.Heading($"Import-Module in a fresh process, {exported.Length} cmdlets");
        var folder = Directory.CreateTempSubdirectory("stellantis-benchmarks-");
        try
        {
            var empty = Lay(folder.CreateSubdirectory("Empty"), exported, views: false);
            var viewed = Lay(folder.CreateSubdirectory("Viewed"), exported, views: true);
            Compare(bench, "in this engine", bench.Options.Times(15, 5), empty, viewed, m => Sample.Of(Sample.Import, m).First);
            Compare(bench, "in pwsh", bench.Options.Times(9, 3), empty, viewed, m => Pwsh.Time("", $"Import-Module '{m}'", 1).First);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(Bench bench, string where, int times, string empty, string viewed, Func<string, double> import)
    {
        var (ours, bare, withViews) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < times; i++)
        {
            ours.Add(import(Bench.Manifest));
            bare.Add(import(empty));
            withViews.Add(import(viewed));
        }
        var (our, other, view) = (new Spread(ours), new Spread(bare), new Spread(withViews));
        var report = bench.Report;
        report.Value($"{where}, our module", our.Milliseconds());
        report.Value($"{where}, empty module", other.Milliseconds());
        report.Value($"{where}, empty module with our views and types", view.Milliseconds());
        report.Value($"{where}, the views' and types' share",
            string.Create(CultureInfo.InvariantCulture, $"{(view.Median - other.Median) * 1000:0.0} ms"));
        report.AtMost($"{where}, import", our.Median / other.Median, 2, " x", "the empty module");
        report.AtMost($"{where}, import", our.Median / view.Median, 1.3, " x", "the empty module with our views and types");
    }

    /// <summary>Lays a module that exports as many cmdlets as ours; returns its manifest.</summary>
    private static string Lay(DirectoryInfo folder, string[] exported, bool views)
    {
        var assembly = Path.GetFileName(Bench.EmptyModule);
        File.Copy(Bench.EmptyModule, Path.Combine(folder.FullName, assembly));
        var lists = "";
        if (views)
        {
            foreach (var view in s_views)
                File.Copy(Path.Combine(Path.GetDirectoryName(Bench.Manifest)!, view), Path.Combine(folder.FullName, view));
            lists = $"FormatsToProcess = '{s_views[0]}'\n    TypesToProcess = '{s_views[1]}'";
        }
        var manifest = Path.Combine(folder.FullName, $"{folder.Name}.psd1");
        File.WriteAllText(manifest, $$"""
            @{
                RootModule = '{{assembly}}'
                ModuleVersion = '1.0'
                GUID = '{{Guid.NewGuid()}}'
                CmdletsToExport = @({{string.Join(", ", exported.Select(e => $"'Get-Empty{e.Replace("-", "", StringComparison.Ordinal)}'"))}})
                FunctionsToExport = @()
                AliasesToExport = @()
                VariablesToExport = @()
                {{lists}}
            }
            """);
        return manifest;
    }

    [GeneratedRegex("'([A-Z][a-z]+-Stellantis\\w*)'")]
    private static partial Regex Exported();
}
