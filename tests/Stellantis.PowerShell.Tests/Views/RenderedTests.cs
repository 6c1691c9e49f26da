using System.Collections;
using System.Management.Automation;
using System.Reflection;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Surface;
using Xunit;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>Every type that cmdlets write, as a person sees it at 80 and at 120 columns.</summary>
public sealed class RenderedTests
{
    private static readonly string[] s_noise = ["Links", "AdditionalProperties", "Implausible"];

    // What is bound to this process, or hides what it holds, does not travel.
    private static readonly string[] s_bound = ["Connection", "StellantisSandbox"];

    // An address with a challenge and a state that are never the same.
    private static readonly string[] s_random = ["AuthorizationRequest"];

    public static TheoryData<string, int> All => Each(Samples.Types);

    public static TheoryData<string> Travelling => [.. Samples.Types.Except(s_bound)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_type_looks_as_it_is_written_down(string type, int width)
    {
        using var samples = new Samples();
        var objects = samples.Of(type);
        Assert.NotEmpty(objects);
        var text = Rendered.Text(samples.Session, objects, width);
        foreach (var (control, cmdlet) in (ReadOnlySpan<(string, string)>)[("TableControl", "Format-Table"), ("ListControl", "Format-List"),
            ("WideControl", "Format-Wide")])
        {
            if (!objects[0].TypeNames.Any(ViewFile.Types(control).Contains))
                continue;
            var shaped = Rendered.Text(samples.Session, objects, width, cmdlet);
            if (shaped != text)
                text += $"\n> {cmdlet}\n{shaped}";
        }
        Rendered.Check(type, width, text);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Every_part_of_an_answer_looks_as_it_is_written_down(int width)
    {
        using var samples = new Samples();
        var text = Parts(samples).Where(part => !Samples.Types.Contains(part.Key))
            .Select(part => $"> {part.Key}\n{Rendered.Text(samples.Session, [part.Value], width)}");
        Rendered.Check("Parts", width, string.Join('\n', text));
    }

    [Fact]
    public void Every_type_that_a_cmdlet_writes_has_a_view_and_a_written_text()
    {
        using var session = new PowerShellSession();
        var written = ModuleCommands.Of(session).SelectMany(cmdlet => cmdlet.OutputType).Select(output => output.Type)
            .Where(type => type?.Namespace == "Stellantis").Distinct().ToList();
        Assert.NotEmpty(written);
        var views = ViewFile.Types("TableControl").Concat(ViewFile.Types("ListControl")).ToHashSet();
        Assert.All(written, type =>
        {
            Assert.True(Bases(type!).Any(views.Contains), $"{type} has no view in Stellantis.Format.ps1xml.");
            Assert.Contains(type!.Name, Samples.Types.Concat(s_random));
        });
    }

    [Theory]
    [MemberData(nameof(Travelling))]
    public void What_Import_Clixml_brings_back_looks_like_the_live_object(string type)
    {
        using var samples = new Samples();
        var live = samples.Of(type);
        var imported = live.Select(item => PowerShellSession.RoundTrip(item)).ToList();
        Assert.All(imported, item => Assert.StartsWith("Deserialized.Stellantis.", item.TypeNames[0], StringComparison.Ordinal));
        Assert.Equal(Rendered.Text(samples.Session, live, 120), Rendered.Text(samples.Session, imported, 120));
    }

    private static TheoryData<string, int> Each(IEnumerable<string> types)
    {
        var data = new TheoryData<string, int>();
        foreach (var type in types)
        {
            data.Add(type, 80);
            data.Add(type, 120);
        }
        return data;
    }

    private static IEnumerable<string> Bases(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            yield return at.FullName!;
    }

    /// <summary>What is in the answers, one of each type.</summary>
    internal static SortedDictionary<string, PSObject> Parts(Samples samples)
    {
        var parts = new SortedDictionary<string, PSObject>(StringComparer.Ordinal);
        foreach (var type in Samples.Types.Except(s_bound).Except(["StellantisSandboxRequest", "StellantisSandboxDelivery"]))
            Collect(samples.Of(type)[0].BaseObject, parts);
        return parts;
    }

    // The first of each type, and what is in it.
    private static void Collect(object value, SortedDictionary<string, PSObject> parts)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && !s_noise.Contains(property.Name)))
        {
            var child = property.GetValue(value);
            foreach (var part in child is IEnumerable list and not string ? list.Cast<object?>() : [child])
            {
                if (part is null || part.GetType().Namespace != "Stellantis")
                    continue;
                parts.TryAdd(part.GetType().Name, PSObject.AsPSObject(part));
                Collect(part, parts);
            }
        }
    }
}
