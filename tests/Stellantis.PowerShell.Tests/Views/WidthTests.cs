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

    [Theory]
    [InlineData("Vehicle", "Brand", "AlfaRomeo Citroen DS Opel Peugeot Vauxhall")]
    [InlineData("Vehicle", "Motorization", "Electric Hybrid Hydrogen Thermic")]
    [InlineData("Alert", "Severity", "Information Warning Critical")]
    [InlineData("Channel", "Status", "Running Paused Failed")]
    [InlineData("Monitor", "Status", "Running Paused Failed")]
    [InlineData("Telemetry", "Ignition", "Stop StartUp Start Free")]
    [InlineData("Energy", "SubType", "FossilEnergy ElectricEnergy Hydrogen")]
    [InlineData("TyreState", "Wheel", "FrontLeft SecondRearRight SecondRearLeft")]
    [InlineData("Engine", "GmpStatus", "NotRunning Starting Running Stopping Stopped")]
    [InlineData("Alarm", "Activation", "Active Inactive")]
    [InlineData("VehicleCapability", "Brand", "Citroen Peugeot Vauxhall")]
    [InlineData("VehicleTest", "Verdict", "GivesData NeverSeen NoPosition NotGranted NotKnown NotSupported Private Silent")]
    [InlineData("RemoteReadiness", "Verdict", "Ready NotReady")]
    [InlineData("RemoteAction", "Outcome", "Success AlreadyDone Failed TimedOut Unknown")]
    [InlineData("RemoteAction", "Status", "Accepted WakingUpVehicle CheckingVehicle SentToVehicle VehicleBatteryChargeTooLow " +
        "VehicleBatteryLevelWarning TooManyWakeUpsOverMonth Success AlreadyDone Failed AStateOfTomorrowIDontKnow")]
    [InlineData("Event", "Type", "Monitor Remote")]
    [InlineData("MonitorFiring", "Kind", "First Reminder Undecided")]
    [InlineData("ConfigurationStep", "Outcome", "Done Failed Left Planned")]
    [InlineData("ChangeRecord", "Outcome", "Done AuthenticationFailed ResourceNotFound InvalidRequest InvalidResponse OutcomeUnknown Throttled")]
    [InlineData("StellantisSandboxRequest", "Fault", "TruncateChunked WrongContentType LostAnswer")]
    [InlineData("StellantisSandboxDelivery", "Type", "Monitor Remote")]
    public void No_word_is_broken_but_where_a_capital_begins(string type, string property, string words)
    {
        using var session = new PowerShellSession();
        foreach (var word in words.Split(' '))
        {
            var item = new PSObject();
            item.TypeNames.Insert(0, "Stellantis." + type);
            item.Properties.Add(new PSNoteProperty(property, word));
            foreach (var width in new[] { Narrowest, 80, Widest })
            {
                // Of the row there is this word alone, in one line or in several.
                var pieces = Lines(session, [item], width).Skip(2).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
                var whole = string.Concat(pieces);
                // A table that cannot show all of a long word says so.
                Assert.True(whole == word || pieces.Count == 1 && whole.Length >= 14 && whole == word[..(whole.Length - 1)] + "…",
                    $"{word} at {width}: {string.Join('|', pieces)}");
                Assert.All(pieces, piece => Assert.True(char.IsUpper(piece[0]), $"{word} at {width}: {string.Join('|', pieces)}"));
            }
        }
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
