using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Xunit;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>Tables on consoles of every width.</summary>
public sealed class WidthTests
{
    private const int Narrowest = 60;
    private const int Widest = 200;

    public static TheoryData<string> Types => [.. Samples.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_table_has_its_whole_header_and_as_many_lines_at_any_width(string type)
    {
        using var samples = new Samples();
        Check(samples.Session, samples.Of(type));
    }

    [Fact]
    public void A_table_of_parts_has_its_whole_header_and_as_many_lines_at_any_width()
    {
        using var samples = new Samples();
        var parts = RenderedTests.Parts(samples).Where(part => ViewFile.Types("TableControl").Overlaps(part.Value.TypeNames)).ToList();
        Assert.True(parts.Count > 10);
        Assert.All(parts, part => Check(samples.Session, [part.Value]));
    }

    private static void Check(PowerShellSession session, IReadOnlyList<PSObject> objects)
    {
        var widest = Lines(session, objects, Widest);
        Assert.Matches("^[- ]+$", widest[1]);
        for (var width = Narrowest; width < Widest; width++)
        {
            var lines = Lines(session, objects, width);
            Assert.Equal((width, widest[0], widest[1], widest.Count), (width, lines[0], lines[1], lines.Count));
        }
    }

    private static List<string> Lines(PowerShellSession session, IReadOnlyList<PSObject> objects, int width) =>
    [
        .. session.RunText("$shown | Format-Table", width, ("shown", objects)).Split('\n').Select(line => line.TrimEnd())
            .Where(line => line.Length > 0),
    ];
}
