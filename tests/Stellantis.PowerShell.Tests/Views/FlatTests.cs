using System.Globalization;
using System.Management.Automation;
using System.Xml.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Xunit;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>The columns that <c>Select-Object Flat | Export-Csv</c> writes.</summary>
public sealed class FlatTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> s_flat =
        XDocument.Load(Path.Combine(PowerShellSession.ModuleFolder, "Stellantis.Types.ps1xml")).Descendants("Type")
            .Where(type => Set(type) is not null)
            .ToDictionary(type => type.Element("Name")!.Value, type =>
                (IReadOnlyList<string>)[.. Set(type)!.Descendants("ReferencedProperties").Elements().Select(name => name.Value)]);

    private static readonly List<string> s_types =
        [.. s_flat.Keys.Where(name => name.StartsWith("Stellantis.", StringComparison.Ordinal)).Select(name => name["Stellantis.".Length..])];

    public static TheoryData<string> Types => [.. s_types];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_column_is_a_scalar_that_is_there_live_and_imported(string type)
    {
        using var samples = new Samples();
        foreach (var live in samples.Of(type))
        {
            var imported = PowerShellSession.RoundTrip(live);
            foreach (var item in (PSObject[])[live, imported])
            {
                var row = Row(samples.Session, item);
                Assert.All(row, column => Assert.DoesNotMatch(@"Stellantis\.|System\.|[{}\n]", column.Value));
                Assert.Contains(row.Values, value => value.Length > 0);
            }
            Assert.Equal(Row(samples.Session, live), Row(samples.Session, imported));
        }
    }

    [Fact]
    public void Imported_objects_have_the_columns_of_the_live_ones() => Assert.All(s_types, type =>
        Assert.Equal(s_flat["Stellantis." + type], s_flat["Deserialized.Stellantis." + type]));

    [Fact]
    public void Telemetry_has_the_figures_of_its_parts_and_the_times_when_they_were_measured()
    {
        using var samples = new Samples();
        var row = Row(samples.Session, samples.Of("LatestTelemetry")[0]);
        Assert.Equal(
            ("65.5", "204", "38.25", "290.5", "40912.5", "47.2184", "-1.5536", "-2.5"),
            (row["BatteryLevel"], row["BatteryAutonomy"], row["FuelLevel"], row["FuelAutonomy"], row["Odometer"], row["Latitude"], row["Longitude"],
                row["OutsideTemp"]));
        Assert.Equal(
            ("InProgress", "True", "True", "StartUp", "True", "81", "Driver", "Unlocked, CargoDoorsLocked", "None"),
            (row["ChargingStatus"], row["IsCharging"], row["IsPlugged"], row["Ignition"], row["IsMoving"], row["Speed"], row["DoorsOpen"],
                row["LockedState"], row["Privacy"]));
        Assert.All(row.Where(column => column.Key.EndsWith("AtIso", StringComparison.Ordinal)), column =>
            Assert.StartsWith("2026-03-02T", column.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Properties_that_people_reach_for_tell_nothing_of_what_is_not_there()
    {
        using var session = new PowerShellSession();
        var models = AppDomain.CurrentDomain.GetAssemblies()
            .Single(assembly => !assembly.IsDynamic && assembly.Location == Path.Combine(PowerShellSession.ModuleFolder, "Stellantis.Client.dll"));
        foreach (var (name, columns) in s_flat.Where(flat => !flat.Key.StartsWith("Deserialized", StringComparison.Ordinal)))
        {
            // What the module itself finds out is never empty.
            if (name is "Stellantis.MonitorFiring" or "Stellantis.RemoteReadiness" or "Stellantis.VehicleTest")
                continue;
            var empty = PSObject.AsPSObject(Activator.CreateInstance(models.GetType(name)!, true)!);
            var values = session.Run("foreach ($column in $columns) { , $item.$column }", ("item", empty), ("columns", columns))
                .WithoutErrors().Output;
            Assert.Equal(columns.Count, values.Count);
            Assert.All(columns.Zip(values), row => Assert.True(row.Second?.BaseObject is null or "" or false, $"{name}.{row.First}"));
        }
    }

    [Theory]
    [InlineData("LatestTelemetry", "Ignition -eq StartUp")]
    [InlineData("LatestTelemetry", "Propulsion -eq Thermal")]
    [InlineData("LatestTelemetry", "PowerTrain -eq Starting")]
    [InlineData("LatestTelemetry", "DrivingBehavior -eq HybridEco")]
    [InlineData("LatestTelemetry", "ParkingBrake -eq $false")]
    [InlineData("LatestTelemetry", "Odometer -gt 40000")]
    [InlineData("LatestTelemetry", "Privacy -in None, Geolocation")]
    [InlineData("Trip", "State -eq gaps")]
    [InlineData("ChargingSession", "State -ne running")]
    [InlineData("Trip", "StartOdometer -lt 50000")]
    public void What_a_table_shows_as_one_word_compares_as_that_word(string type, string comparison)
    {
        using var samples = new Samples();
        var live = samples.Of(type)[0];
        foreach (var item in (PSObject[])[live, PowerShellSession.RoundTrip(live)])
            Assert.Single(samples.Session.Run($"$item | Where-Object {comparison}", ("item", item)).WithoutErrors().Output);
    }

    [Theory]
    [InlineData("LatestTelemetry")]
    [InlineData("Alert")]
    [InlineData("Alarm")]
    [InlineData("ChargingSession")]
    [InlineData("StolenWayPoint")]
    [InlineData("Trip")]
    [InlineData("TripWayPoint")]
    [InlineData("Position")]
    public void The_age_is_the_time_since_then(string type)
    {
        using var samples = new Samples();
        var age = samples.Session.Run("$item[0].Age", ("item", samples.Of(type))).WithoutErrors().Value<TimeSpan>();
        Assert.True(age > TimeSpan.Zero);
    }

    // Each value as Export-Csv writes it in the culture of no country.
    private static Dictionary<string, string> Row(PowerShellSession session, PSObject item)
    {
        var row = Assert.Single(session.Run("$item | Select-Object -Property Flat", ("item", item)).WithoutErrors().Output);
        Assert.NotEmpty(row.Properties);
        return row.Properties.ToDictionary(
            property => property.Name,
            property => Convert.ToString(property.Value is PSObject { BaseObject: IConvertible bare } ? bare : property.Value,
                CultureInfo.InvariantCulture) ?? "");
    }

    private static XElement? Set(XElement type) =>
        type.Element("Members")!.Elements("PropertySet").SingleOrDefault(set => set.Element("Name")!.Value == "Flat");
}
