using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>What cmdlets write, in files: a cell or a member tells a value, never the name of a type.</summary>
public sealed class ExportTests
{
    private const string TypeName = @"\b(Stellantis|System)\.[A-Z]|<>|`\d|@\{";

    // What goes on; the links: their relations, and after an import their addresses; the headers, whose order an import loses.
    private static readonly string[] s_changing = ["Age", "Links", "Headers"];

    // A copy is all members, those that lie deep too, which the live object shows in JSON flat alone.
    private static readonly Dictionary<string, int> s_depthsOfCopies = new() { ["Monitor"] = 8, ["MonitorTrigger"] = 6 };

    public static TheoryData<string> Types => [.. Samples.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public void No_cell_of_a_CSV_file_is_the_name_of_a_type(string type)
    {
        using var samples = new Samples();
        foreach (var live in samples.Of(type))
            Assert.All(Cells(samples.Session, live), cell => Assert.DoesNotMatch(TypeName, $"{cell.Key}: {cell.Value}"));
    }

    [Theory]
    [MemberData(nameof(RenderedTests.Travelling), MemberType = typeof(RenderedTests))]
    public void A_cell_of_a_CSV_file_is_the_same_after_an_import(string type)
    {
        using var samples = new Samples();
        var live = samples.Of(type)[0];
        var (before, after) = (Cells(samples.Session, live), Cells(samples.Session, PowerShellSession.RoundTrip(live)));
        Assert.All(after, cell => Assert.DoesNotMatch(TypeName, $"{cell.Key}: {cell.Value}"));
        Assert.All(after.Where(cell => !s_changing.Contains(cell.Key)), cell => Assert.Equal((cell.Key, before[cell.Key]), (cell.Key, cell.Value)));
    }

    [Fact]
    public void Unknown_members_are_JSON_in_the_cell_of_a_CSV_file_before_and_after_an_import()
    {
        const string unknown = """{"seats":{"heated":[1,2]}}""";
        using var server = CannedServer.Answering(200, unknown, "application/hal+json");
        using var session = new PowerShellSession().To(server.BaseUri);
        var live = session.Run("Get-StellantisVehicle $v", ("v", Shown.VehicleId)).WithoutErrors().Output[0];
        Assert.Equal(unknown, Cells(session, live)["AdditionalProperties"]);
        Assert.Equal(unknown, Cells(session, PowerShellSession.RoundTrip(live, 4))["AdditionalProperties"]);
    }

    [Fact]
    public void A_list_that_did_not_come_is_an_empty_cell()
    {
        using var session = new PowerShellSession();
        session.AssertShipped();
        var models = AppDomain.CurrentDomain.GetAssemblies()
            .Single(assembly => !assembly.IsDynamic && assembly.Location == Path.Combine(PowerShellSession.ModuleFolder, "Stellantis.Client.dll"))
            .GetExportedTypes().Where(type => type.IsSealed && type.Name != "HalLinks" && type.BaseType!.Name is "WireObject" or "MeasuredObject")
            .ToList();
        Assert.NotEmpty(models);
        Assert.All(models, model =>
        {
            var empty = PSObject.AsPSObject(Activator.CreateInstance(model, nonPublic: true)!);
            Assert.All(Cells(session, empty), cell => Assert.DoesNotMatch(TypeName, $"{model.Name}.{cell.Key}: {cell.Value}"));
        });
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void JSON_of_a_depth_of_five_is_not_cut_off_and_names_no_type(string type)
    {
        using var samples = new Samples();
        var live = samples.Of(type)[0];
        var ofCopies = s_depthsOfCopies.GetValueOrDefault(type, 5);
        foreach (var (script, depth) in new[] { ("$item", 5), ("Copy-Clixml $item", ofCopies), ("Copy-Clixml (Copy-Clixml $item)", ofCopies) })
        {
            var run = samples.Session.Run($$"""
                function Copy-Clixml($it) {
                    [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($it)) }
                {{script}} | ConvertTo-Json -Depth {{depth}}
                """, ("item", live)).WithoutErrors();
            Assert.Empty(run.Warnings);
            Assert.DoesNotMatch(TypeName, run.Value<string>().Replace("Stellantis.PowerShell/", "", StringComparison.Ordinal));
        }
    }

    private static Dictionary<string, string> Cells(PowerShellSession session, PSObject item) =>
        Assert.Single(session.Run("$item | ConvertTo-Csv | ConvertFrom-Csv", ("item", item)).WithoutErrors().Output)
            .Properties.ToDictionary(cell => cell.Name, cell => (string?)cell.Value ?? "");
}
