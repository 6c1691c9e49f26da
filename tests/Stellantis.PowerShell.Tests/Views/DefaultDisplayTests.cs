using System.Collections;
using System.Xml.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>Objects shown alone: what they hold, without what only scripts look for.</summary>
public sealed class DefaultDisplayTests
{
    private static readonly string[] s_unseen = ["Links", "AdditionalProperties", "Implausible"];
    private static readonly string[] s_noise = [.. s_unseen, "Vehicle", "Age"];

    [Fact]
    public void Everything_that_the_service_answers_is_shown_with_all_its_properties_but_the_noise()
    {
        using var session = new PowerShellSession();
        session.AssertShipped();
        var models = AppDomain.CurrentDomain.GetAssemblies()
            .Single(assembly => !assembly.IsDynamic && assembly.Location == Path.Combine(PowerShellSession.ModuleFolder, "Stellantis.Client.dll"))
            .GetExportedTypes().Where(type => type.Namespace == "Stellantis" && type.IsSealed && IsAnswer(type)).ToList();
        var types = XDocument.Load(Path.Combine(PowerShellSession.ModuleFolder, "Stellantis.Types.ps1xml")).Descendants("Type").ToList();
        var shown = Sets(types, "DefaultDisplayPropertySet");
        var flat = Sets(types, "Flat");

        // What the module itself finds out is no answer.
        string[] own = ["Stellantis.MonitorFiring", "Stellantis.RemoteObstacle", "Stellantis.RemoteReadiness", "Stellantis.VehicleTest"];
        Assert.Equal(models.Select(model => model.FullName!).Concat(own).Order(StringComparer.Ordinal), shown.Keys.Order(StringComparer.Ordinal));
        Assert.All(models, model =>
        {
            // What is only a shorter way to a part is a column of Flat, and not shown beside the part.
            var shortcuts = flat.GetValueOrDefault(model.FullName!, [])
                .Select(name => name.EndsWith("Iso", StringComparison.Ordinal) ? name[..^3] : name)
                .Except(shown[model.FullName!]);
            Assert.Equal(model.GetProperties().Select(property => property.Name).Except(s_noise).Except(shortcuts).Order(StringComparer.Ordinal),
                shown[model.FullName!]);
        });
    }

    public static TheoryData<string, string, string?> Answers
    {
        get
        {
            var answers = new TheoryData<string, string, string?>();
            foreach (var read in VehicleRead.Types)
                answers.Add(read.Call, read.Document, read.Items);
            return answers;
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_part_of_an_answer_reads_well_alone(string script, string document, string? itemKey)
    {
        var item = CannedService.Fixture(document).ToString();
        var body = itemKey is null ? item : Shown.Page(itemKey, item);
        using var server = CannedServer.Answering(200, body, "application/hal+json");
        using var session = new PowerShellSession().To(server.BaseUri);
        var answer = session.Run(script).WithoutErrors().Value<object>();
        foreach (var part in Parts(answer))
        {
            var lines = Shown.Lines(session, "$part", 80, ("part", part));
            Assert.All(s_unseen, noise => Assert.DoesNotContain(lines, line => line.Contains(noise, StringComparison.Ordinal)));
        }
    }

    private static IEnumerable<object> Parts(object answer)
    {
        yield return answer;
        var children = answer.GetType().GetProperties()
            .Where(property => property.GetIndexParameters().Length == 0 && !s_noise.Contains(property.Name))
            .Select(property => property.GetValue(answer))
            .SelectMany(value => value is IEnumerable list and not string ? list.Cast<object?>() : [value]);
        foreach (var child in children)
        {
            if (child is null || !IsAnswer(child.GetType()))
                continue;
            foreach (var part in Parts(child))
                yield return part;
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> Sets(IEnumerable<XElement> types, string name) => types
        .Select(type => (Type: type.Element("Name")!.Value,
            Set: type.Descendants("PropertySet").SingleOrDefault(set => set.Element("Name")!.Value == name)))
        .Where(pair => pair.Set is not null)
        .ToDictionary(pair => pair.Type, pair => (IReadOnlyList<string>)[.. pair.Set!.Descendants("ReferencedProperties").Elements()
            .Select(property => property.Value).Order(StringComparer.Ordinal)]);

    private static bool IsAnswer(Type type) =>
        Bases(type).Contains("WireObject") && !Bases(type).Contains("RequestObject") && !typeof(IEnumerable).IsAssignableFrom(type);

    private static IEnumerable<string> Bases(Type type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
            yield return at.Name;
    }
}
