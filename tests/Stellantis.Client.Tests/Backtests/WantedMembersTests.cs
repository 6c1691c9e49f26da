using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Backtests;
using Stellantis.Client.Bodies;
using Stellantis.Client.Json;
using Stellantis.Client.Tests.Models;
using Xunit;

namespace Stellantis.Client.Tests.Backtests;

/// <summary>A monitor is tried on what it looks at alone, and comes to the same as on whole messages, whatever stands in them.</summary>
public sealed class WantedMembersTests : IDisposable
{
    private static readonly DateTime s_start = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    // Messages out of order in every way in which messages may be, and some that are in order.
    private static readonly Lazy<string[]> s_messages = new(() => [.. Enumerable.Range(0, 2000).Select(Message)]);

    private readonly string _path = Path.GetTempFileName();

    public static TheoryData<string> Operands => [.. RecordedOperand.All.Keys];

    [Theory]
    [MemberData(nameof(Operands))]
    public void A_value_is_read_from_the_members_that_it_names_and_from_no_others(string name)
    {
        var operand = RecordedOperand.All[name];
        var members = operand.Members.Concat(RecordedMoment.Members(operand.Part)).Distinct().ToList();
        Assert.True(members.Count > 0);
        var whole = Told(operand, null).ToList();
        Assert.Equal(whole, Told(operand, members));
        foreach (var member in members)
            Assert.True(!whole.SequenceEqual(Told(operand, members.Where(other => other != member))), $"{member} is not needed.");
    }

    [Property(MaxTest = 150)]
    public void What_is_not_looked_at_changes_no_firing(int seed)
    {
        var random = new Random(seed);
        var past = new StringBuilder();
        var isPage = random.Next(3) == 0;
        var records = Enumerable.Range(0, 12).Select(_ => Record(random)).ToList();
        past.Append(isPage ? $$"""{ "_embedded": { "items": [{{string.Join(",\n", records)}}] } }""" : string.Join("\n", records));
        File.WriteAllText(_path, past.ToString());
        var body = Monitor(random);
        var rule = new BacktestRule(JObject.Parse(body));
        Assert.Equal(Rows(rule, null), Rows(rule, rule.Members));
    }

    [Fact]
    public void What_is_not_wanted_is_passed_over()
    {
        var wanted = WantedMembers.Of(["createdAt", "vehicle.energies.level", "vehicle.kinetic", "vehicle.kinetic.moving", "_links.self"]);
        using var reader = new WireReader([], 0);
        var text = Fixture("telemetry").ToString();
        reader.Restart(text.ToCharArray(), 0, text.Length, TextLine.First, wanted);
        Assert.True(reader.ReadDocument());
        var read = JObject.Parse(Stellantis.Telemetry.Read(reader).ToJson());
        Assert.Equal(["createdAt", "vehicle", "_links"], read.Properties().Select(member => member.Name));
        Assert.Equal(["energies", "kinetic"], ((JObject)read["vehicle"]!).Properties().Select(member => member.Name));
        Assert.All(read["vehicle"]!["energies"]!, energy => Assert.True(((JObject)energy).Properties().All(member => member.Name == "level")));
        Assert.Equal(3, ((JObject)read["vehicle"]!["kinetic"]!).Count);
        Assert.Equal(["self"], ((JObject)read["_links"]!).Properties().Select(member => member.Name));
        Assert.Equal(["createdAt", "_links", "privacy", "vehicle", "environment"], reader.Names.Order(Comparer<string>.Create((one, other) =>
            text.IndexOf($"\n  \"{one}\"", StringComparison.Ordinal).CompareTo(text.IndexOf($"\n  \"{other}\"", StringComparison.Ordinal)))));

        // The next document is read whole again.
        reader.Restart(text.ToCharArray(), 0, text.Length, TextLine.First);
        Assert.True(reader.ReadDocument());
        Models.Json.AssertEqual(Fixture("telemetry"), Stellantis.Telemetry.Read(reader).ToJson());
    }

    public void Dispose() => File.Delete(_path);

    private static IEnumerable<(string? Key, Parts Parts)> Told(RecordedOperand operand, IEnumerable<string>? members)
    {
        var wanted = members is null ? null : WantedMembers.Of(["createdAt", .. members]);
        using var reader = new WireReader([], 0);
        foreach (var message in s_messages.Value)
        {
            reader.Restart(message.ToCharArray(), 0, message.Length, TextLine.First, wanted);
            Assert.True(reader.ReadDocument());
            var telemetry = Stellantis.Telemetry.Read(reader);
            yield return (operand.Read(telemetry)?.Key, RecordedMoment.PartsOf(telemetry) & operand.Part);
        }
    }

    private List<string> Rows(BacktestRule rule, WantedMembers? wanted)
    {
        using var file = new RecordFile(_path, "past.json", wanted);
        var vehicles = new Dictionary<string, VehicleRecord>();
        var rows = new List<string>();
        foreach (var record in file.Read())
        {
            var id = ((IVehicleChild)record).VehicleId ?? "";
            if (!vehicles.TryGetValue(id, out var vehicle))
                vehicles[id] = vehicle = new VehicleRecord(rule.Operands);
            rows.Add($"{record.GetType().Name} {id} {vehicle.Add(record)}");
        }
        rows.Add($"{file.Foreign} foreign");
        foreach (var (id, vehicle) in vehicles)
        {
            var test = new Backtest(rule);
            rows.AddRange(test.Run(vehicle.Moments(), null, null, TimeSpan.FromMinutes(5)).Select(firing => $"{id} {Text(firing)}"));
            rows.AddRange(test.Explain().Select(truth => $"{id} {truth.Name} {truth.Holds} {truth.Description}"));
        }
        return rows;
    }

    private static string Text(MonitorFiring firing) =>
        $"{firing.Kind} {WireText.Date(firing.At)} {firing.Latitude} {firing.Longitude} {firing.Silence} {firing.Reason} " +
        string.Join(",", firing.Trigger.Concat(firing.Value.Select(value => $"{value.Data}={value.Value}<{value.Previous}")));

    private static string Record(Random random)
    {
        if (random.Next(6) > 0)
            return s_messages.Value[random.Next(s_messages.Value.Length)];
        var names = new[] { "trip", "alarm", "collision", "stolen-report", "vehicle" };
        var name = names[random.Next(names.Length)];
        var document = Fixture(name);
        foreach (var time in document.Descendants().OfType<JProperty>().Where(member => member.Name.EndsWith("At", StringComparison.Ordinal)))
            time.Value = At(random);
        return document.ToString(Formatting.None);
    }

    private static string Monitor(Random random)
    {
        var triggers = Enumerable.Range(0, 1 + random.Next(5)).Select(i => random.Next(6) switch
        {
            0 => $$"""
                { "name": "t{{i}}", "zone": { "transition": "{{(random.Next(2) == 0 ? "In" : "Out")}}",
                  "place": { "radius": 5, "center": { "latitude": 47.22, "longitude": -1.55 } } } }
                """,
            _ => Data(i, OperandTable.All[random.Next(OperandTable.All.Count)], random),
        }).ToList();
        var expression = string.Join(random.Next(2) == 0 ? " & " : " | ", triggers.Select((_, i) => (random.Next(4) == 0 ? "!" : "") + $"t{i}"));
        return $$"""
            { "label": "M", {{(random.Next(3) == 0 ? "\"subscribeParam\": { \"refreshEvent\": 60 }," : "")}}
              "triggerParam": { "triggers": [ {{string.Join(",", triggers)}} ], "boolExp": "{{expression}}" } }
            """;
    }

    private static string Data(int number, Operand operand, Random random)
    {
        var op = operand.Operators[random.Next(operand.Operators.Count)];
        var value = operand.Values is { Count: > 0 } values ? values[random.Next(values.Count)] : random.Next(2) == 0 ? "50" : "2";
        var previous = random.Next(3) == 0 ? $$""", "previous": { "op": "equalsTo", "value": ["{{value}}"] }""" : "";
        return $$"""{ "name": "t{{number}}", "data": { "data": "{{operand.Name}}", "op": "{{op}}", "value": ["{{value}}"]{{previous}} } }""";
    }

    private static JObject Fixture(string name) => (JObject)Model.Fixtures.Single(model => model.Name == name).Documents().First().DeepClone();

    private static string At(Random random) => WireText.Date(s_start.AddMinutes(random.Next(20)));

    private static string Message(int seed)
    {
        var random = new Random(seed);
        var message = Fixture("telemetry");
        message["createdAt"] = At(random);
        for (var changes = random.Next(6); changes > 0; changes--)
            Change(message, random);
        if (random.Next(4) == 0)
            Shuffle(message, random);
        var text = message.ToString(random.Next(2) == 0 ? Formatting.Indented : Formatting.None);
        if (random.Next(4) == 0)
            text = text.Replace("\"lockedState\"", "\"lockedStates\"", StringComparison.Ordinal);
        // A member that comes twice: the last counts.
        if (random.Next(4) == 0)
        {
            var members = message.Descendants().OfType<JProperty>().ToList();
            var name = $"\"{members[random.Next(members.Count)].Name}\":";
            text = text.Replace(name, $"{name}{Other(random, new JValue(7)).ToString(Formatting.None)},{name}", StringComparison.Ordinal);
        }
        return text;
    }

    private static void Change(JObject message, Random random)
    {
        var members = message.Descendants().OfType<JProperty>().Where(member => member.Parent?.Parent is not null).ToList();
        if (members.Count == 0)
            return;
        var member = members[random.Next(members.Count)];
        if (random.Next(3) == 0)
            member.Remove();
        else
            member.Value = Other(random, member.Value);
    }

    private static JToken Other(Random random, JToken value) => random.Next(12) switch
    {
        0 => JValue.CreateNull(),
        1 => new JArray(),
        2 => new JObject(),
        3 => new JArray(value.DeepClone()),
        4 => new JArray(value.DeepClone(), new JArray(value.DeepClone())),
        5 => new JObject { ["status"] = value.DeepClone() },
        6 => new JValue(true),
        7 => new JValue(false),
        8 => new JValue(random.Next(100)),
        9 => new JValue(random.NextDouble() * 1e300),
        10 => new JValue(value is JValue single ? Convert.ToString(single.Value, CultureInfo.InvariantCulture) : "Open"),
        _ => new JValue("Electric"),
    };

    private static void Shuffle(JObject message, Random random)
    {
        foreach (var level in message.DescendantsAndSelf().ToList())
        {
            if (level is JObject members)
            {
                var all = members.Properties().ToArray();
                random.Shuffle(all);
                members.RemoveAll();
                foreach (var member in all)
                    members.Add(member);
            }
            else if (level is JArray items)
            {
                var all = items.ToArray();
                random.Shuffle(all);
                items.ReplaceAll(all);
            }
        }
    }
}
