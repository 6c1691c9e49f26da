using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Backtests;
using Stellantis.Client.Bodies;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Backtests;

/// <summary>What a monitor would have sent, by pasts that are written down minute by minute.</summary>
public class BacktestTests
{
    private static readonly DateTime s_start = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    // A value a minute; a dot where the message does not tell it. The row says what comes with each message: F first, R reminder, U undecided.
    [Theory]
    [InlineData("lowerThan", "30", "", "50 31 30 29 28 31 29", ". . . F . . F")]
    [InlineData("greaterThan", "30", "", "29 30 31 32 30 31", ". . F . . F")]
    [InlineData("equalsTo", "30", "", "29 30 30.0 31 30", ". F . . F")]
    [InlineData("lowerThan", "30", "", "50 29 . . 28 50", ". F . . . .")]
    [InlineData("lowerThan", "30", "", "29 28 50 29", "U . . F")]
    [InlineData("lowerThan", "30", "", ". . 29 50 29", "U . U . F")]
    [InlineData("lowerThan", "30", "", ". . 50 29", "U . . F")]
    [InlineData("lowerThan", "30", "120", "50 29 28 27 26 25 50 29 28", ". F . R . R . F .")]
    [InlineData("lowerThan", "30", "60", "50 29 28 . 50 29", ". F R R . F")]
    [InlineData("lowerThan", "30", "60", "29 28 50 29 28", "U U . F R")]
    public void A_number_is_compared(string op, string value, string refresh, string told, string expected) =>
        Assert.Equal(expected, Row(Monitor("d", refresh, Data("d", "vehicle.energy.electric.level", op, value)), Levels(told)));

    [Theory]
    [InlineData("onChange", "", "", "Stop Stop Start Start . Stop", "U . F . . F")]
    [InlineData("includedIn", "Finished,Failure", "", "InProgress Finished Failure InProgress Failure", ". F . . F")]
    [InlineData("equalsTo", "finished", "", "InProgress Finished", ". F")]
    [InlineData("equalsTo", "Finished", "InProgress", "InProgress Finished Stopped Finished", ". F . .")]
    // What had held already when it was first looked at: where that came from was not seen.
    [InlineData("equalsTo", "Finished", "InProgress", "Finished InProgress Finished", "U . F")]
    public void A_word_is_compared(string op, string values, string previous, string told, string expected) => Assert.Equal(expected, Row(
        Monitor("d", "", Data("d", "vehicle.energy.charging.status", op, values.Split(',', StringSplitOptions.RemoveEmptyEntries), previous)),
        Each(told, word => Energy($"\"extension\": {{ \"electric\": {{ \"charging\": {{ \"status\": \"{word}\" }} }} }}"))));

    [Theory]
    [InlineData("In", 2, "45 45.01 45.03 45.01", "U . . F")]
    [InlineData("Out", 2, "45 45.01 45.03 45.04 . 45 45.03", ". . F . . . F")]
    public void A_circle_is_entered_and_left(string transition, int radius, string told, string expected) => Assert.Equal(expected, Row(
        Monitor("z", "", $$"""
            { "name": "z", "zone": { "transition": "{{transition}}", "place": { "radius": {{radius}},
              "center": { "latitude": 45, "longitude": 9 } } } }
            """),
        Each(told, latitude => $$"""
            "vehicle": { "location": { "type": "Feature", "geometry": { "type": "Point", "coordinates": [9, {{latitude}}, 0] }, "properties": {} } }
            """)));

    [Theory]
    // The fuel is told by no message: it does not matter where the expression comes out the same.
    [InlineData("low | fuel", "50 29 50 29", "U U U U")]
    [InlineData("low & fuel", "50 29 50 29", ". U . U")]
    [InlineData("low & !fuel", "50 29 50 29", ". U . U")]
    [InlineData("low & (fuel | !fuel)", "50 29 50 29", ". F . F")]
    [InlineData("low | (fuel & !fuel)", "50 29 50 29", ". F . F")]
    public void What_is_not_known_is_not_guessed(string expression, string told, string expected) => Assert.Equal(expected, Row(
        Monitor(expression, "", Data("low", "vehicle.energy.electric.level", "lowerThan", "30"),
            Data("fuel", "vehicle.energy.fuel.level", "lowerThan", "30")), Levels(told)));

    [Fact]
    public void What_came_before_the_time_that_is_looked_at_tells_how_things_stood()
    {
        var record = Record(Monitor("d", "", Data("d", "vehicle.energy.electric.level", "lowerThan", "30")), Levels("29 28 50 29 28"), out var rule);
        Assert.Equal([s_start.AddMinutes(3)], new Backtest(rule).Run(record.Moments(), s_start.AddMinutes(1), null, TimeSpan.FromDays(1))
            .Select(firing => firing.At.ToUniversalTime()));
        Assert.Empty(new Backtest(rule).Run(record.Moments(), s_start.AddMinutes(1), s_start.AddMinutes(2), TimeSpan.FromDays(1)));
    }

    [Theory]
    // The hour that clocks leave out begins an hour later; of the one that comes twice the first counts.
    [InlineData("PT2H30M", "2026-03-29T01:29:59Z", false)]
    [InlineData("PT2H30M", "2026-03-29T01:30:00Z", true)]
    [InlineData("PT2H30M", "2026-10-25T00:30:00Z", true)]
    [InlineData("PT2H30M", "2026-10-25T01:30:00Z", false)]
    public void A_window_begins_once_on_days_when_clocks_change(string start, string at, bool expected) => Assert.Equal(expected,
        Window($$"""{ "start": "{{start}}", "duration": "PT30M" }""").Contains(Utc(at), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")));

    [Theory]
    [InlineData("[9, 45]", true)]
    [InlineData("[9, 90]", false)]
    [InlineData("[9, 90.1]", null)]
    [InlineData("[-180.5, 45]", null)]
    [InlineData("[1e300, 45]", null)]
    [InlineData("[NaN, 45]", null)]
    [InlineData("[9]", null)]
    public void What_is_no_place_on_earth_was_not_told(string coordinates, bool? expected)
    {
        var record = Record(Monitor("z", "", """
            { "name": "z", "zone": { "transition": "In", "place": { "radius": 5, "center": { "latitude": 45, "longitude": 9 } } } }
            """), Each("x", _ => $$"""
            "vehicle": { "location": { "type": "Feature", "geometry": { "type": "Point", "coordinates": {{coordinates}} }, "properties": {} } }
            """), out var rule);
        var test = new Backtest(rule);
        _ = test.Run(record.Moments(), null, null, TimeSpan.FromDays(1)).ToList();
        Assert.Equal(expected, test.Explain().First().Holds);
    }

    [Theory]
    [InlineData("""{ "state": { "done": true }""", "Nominal")]
    [InlineData("""{ "state": { "done": true, "faults": [ { "fault": "DataLacking" } ] }""", "DataLacking")]
    // Whether something is missing was not told.
    [InlineData("{", null)]
    public void The_state_of_a_trip_is_known_where_it_was_told(string trip, string? expected)
    {
        var record = Record(Monitor("d", "", Data("d", "vehicle.trip.state", "equalsTo", "Nominal")),
            Each("Stop", type => $$""" "vehicle": { "ignition": { "type": "{{type}}" } } """), out _);
        using var reader = new WireReader($$"""{{trip}}{{(trip.Length > 1 ? "," : "")}} "startedAt": "{{At(-20)}}", "stoppedAt": "{{At(-10)}}" }""");
        reader.ReadDocument();
        Assert.True(record.Add(Trip.Read(reader)));
        Assert.Equal(expected, Assert.Single(record.Moments()).Values[0]?.Text);
    }

    [Fact]
    public void Of_many_trips_and_alarms_the_last_before_a_moment_counts()
    {
        var record = Record(Monitor("d & a", "", Data("d", "vehicle.trip.distance", "greaterThan", "1"),
            Data("a", "vehicle.alarm.status.activation", "onChange", [], "")),
            Each(string.Join(" ", Enumerable.Repeat("Stop", 200)), type => $$""" "vehicle": { "ignition": { "type": "{{type}}" } } """), out _);
        var random = new Random(5);
        var trips = Enumerable.Range(0, 40).Select(i => (Start: random.Next(-50, 150), Length: random.Next(80), Distance: i + 1)).ToList();
        foreach (var (start, length, distance) in trips)
        {
            using var reader = new WireReader($$"""
                { "startedAt": "{{At(start)}}", "stoppedAt": "{{At(start + length)}}", "stats": { "distance": { "total": {{distance}} } } }
                """);
            reader.ReadDocument();
            Assert.True(record.Add(Trip.Read(reader)));
        }
        var alarms = Enumerable.Range(0, 40).Select(i => (At: random.Next(-50, 150), Activation: $"State{i}")).DistinctBy(alarm => alarm.At).ToList();
        foreach (var (at, activation) in alarms)
        {
            using var reader = new WireReader($$"""{ "status": { "createdAt": "{{At(at)}}", "activation": "{{activation}}" } }""");
            reader.ReadDocument();
            Assert.True(record.Add(Alarm.Read(reader)));
        }
        foreach (var moment in record.Moments())
        {
            var minute = (moment.At - s_start).TotalMinutes;
            if (moment.Parts.HasFlag(Parts.Ignition))
            {
                var ended = trips.Where(trip => trip.Start <= minute && trip.Start + trip.Length <= minute).ToList();
                var starts = ended.Where(trip => trip.Start == ended.Max(other => other.Start)).Select(trip => $"{trip.Distance}").ToList();
                Assert.True(ended.Count == 0 ? moment.Values[0] is null : starts.Contains(moment.Values[0]!.Text), $"{minute}");
            }
            if (moment.Parts.HasFlag(Parts.Alarm))
                Assert.Equal(alarms.Where(alarm => alarm.At <= minute).OrderByDescending(alarm => alarm.At).First().Activation,
                    moment.Values[1]!.Text);
        }
    }

    [Fact]
    public void A_silence_is_told_with_what_comes_after_it()
    {
        var messages = Levels("50 29").ToArray();
        messages[1] = messages[1].Replace(At(1), At(60 * 24 * 3), StringComparison.Ordinal);
        var record = Record(Monitor("d", "", Data("d", "vehicle.energy.electric.level", "lowerThan", "30")), messages, out var rule);
        var test = new Backtest(rule);
        var firing = Assert.Single(test.Run(record.Moments(), null, null, TimeSpan.FromDays(1)));
        Assert.Equal((TimeSpan.FromDays(3), 1), (firing.Silence, test.Silences));
    }

    [Fact]
    public void The_order_in_which_records_come_changes_nothing_and_a_second_copy_neither()
    {
        var body = Monitor("d", "60", Data("d", "vehicle.energy.electric.level", "lowerThan", "30"));
        var messages = Levels("50 29 28 . 50 29 28 27 31 29").ToArray();
        var expected = Row(body, messages);
        for (var seed = 0; seed < 20; seed++)
        {
            var shuffled = messages.Concat(messages.Take(seed % 4)).ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(expected, Row(body, shuffled));
        }
    }

    [Fact]
    public void The_truth_of_a_moment_is_explained()
    {
        var record = Record(Monitor("low & !fuel", "", Data("low", "vehicle.energy.electric.level", "lowerThan", "30"),
            Data("fuel", "vehicle.energy.fuel.level", "lowerThan", "30")), Levels("50 29"), out var rule);
        var test = new Backtest(rule);
        _ = test.Run(record.Moments(), null, null, TimeSpan.FromDays(1)).ToList();
        Assert.Equal(
            [
                ("low", true, "29; vehicle.energy.electric.level lowerThan 30"),
                ("fuel", null, "vehicle.energy.fuel.level lowerThan 30; vehicle.energy.fuel.level was not told until then"),
                ("boolExp", (bool?)null, "low & !fuel"),
            ],
            test.Explain().Select(truth => (truth.Name, truth.Holds, truth.Description)));
    }

    [Fact]
    public void Everything_that_triggers_can_watch_is_looked_for_in_the_past() =>
        Assert.Equal(KnownValues.OperandNames.Order(), RecordedOperand.All.Keys.Order());

    [Theory]
    [InlineData("2026-03-02T20:59:59Z", false)]
    [InlineData("2026-03-02T21:00:00Z", true)]
    [InlineData("2026-03-03T04:59:59Z", true)]
    [InlineData("2026-03-03T05:00:00Z", false)]
    // The clocks go forward at 2 on 29 March, in the middle of the window: it lasts as long as ever, and begins by the clock.
    [InlineData("2026-03-28T21:00:00Z", true)]
    [InlineData("2026-03-29T04:59:59Z", true)]
    [InlineData("2026-03-29T05:00:00Z", false)]
    [InlineData("2026-03-29T20:00:00Z", true)]
    // They go back at 3 on 25 October: one hour more of the day, and none of the window.
    [InlineData("2026-10-24T19:59:59Z", false)]
    [InlineData("2026-10-24T20:00:00Z", true)]
    [InlineData("2026-10-25T03:59:59Z", true)]
    [InlineData("2026-10-25T04:00:00Z", false)]
    [InlineData("2026-10-25T21:00:00Z", true)]
    // Clocks that are wrong.
    [InlineData("0001-01-01T00:00:00Z", false)]
    [InlineData("0001-01-02T22:00:00Z", false)]
    [InlineData("9999-12-31T23:00:00Z", true)]
    public void A_window_comes_every_day_by_the_clocks_of_its_zone(string at, bool expected) => Assert.Equal(expected,
        Window("""{ "start": "PT22H", "duration": "PT8H" }""").Contains(Utc(at), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")));

    [Theory]
    [InlineData("""{ "start": "PT8H", "duration": "PT1H", "occurrence": { "day": ["Mon", "Sun"] } }""", "2026-03-02T08:30:00Z", true)]
    [InlineData("""{ "start": "PT8H", "duration": "PT1H", "occurrence": { "day": ["Tue"] } }""", "2026-03-02T08:30:00Z", false)]
    [InlineData("""{ "start": "PT8H", "duration": "PT1H", "occurrence": ["Mon"] }""", "2026-03-02T08:30:00Z", true)]
    [InlineData("""{ "start": "PT8H", "duration": "PT1H", "occurrence": { "week": ["w10"] } }""", "2026-03-02T08:30:00Z", true)]
    [InlineData("""{ "start": "PT8H", "duration": "PT1H", "occurrence": { "week": ["W8-W9"] } }""", "2026-03-02T08:30:00Z", false)]
    [InlineData("""{ "start": "PT8H", "duration": "PT1H", "occurrence": { "week": ["w53"] } }""", "2027-01-03T08:30:00Z", true)]
    [InlineData("""{ "recurrence": "None", "start": "2026-03-02T08:00:00Z", "duration": "P1M" }""", "2026-04-02T07:59:59Z", true)]
    [InlineData("""{ "recurrence": "None", "start": "2026-03-02T08:00:00Z", "duration": "P1M" }""", "2026-04-02T08:00:00Z", false)]
    [InlineData("""{ "recurrence": "None", "start": "2026-03-02T08:00:00Z" }""", "2030-04-02T08:00:00Z", true)]
    [InlineData("""{ "start": "PT22H", "duration": "P2DT1H", "occurrence": { "day": ["Mon"] } }""", "2026-03-04T22:30:00Z", true)]
    public void A_window_has_its_days_weeks_and_length(string entry, string at, bool expected) =>
        Assert.Equal(expected, Window(entry).Contains(Utc(at), TimeZoneInfo.Utc));

    private static RecurringWindow Window(string entry) =>
        new(JsonConvert.DeserializeObject<JObject>(entry, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!);

    private static DateTime Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

    private static string At(int minute) => WireText.Date(s_start.AddMinutes(minute));

    private static string Row(string body, IEnumerable<string> messages)
    {
        var record = Record(body, messages, out var rule);
        var moments = record.Moments();
        var firings = new Backtest(rule).Run(moments, null, null, TimeSpan.FromDays(1)).ToDictionary(firing => firing.At.ToUniversalTime());
        return string.Join(" ", moments.Select(moment => firings.TryGetValue(moment.At, out var firing) ? firing.Kind[..1] : "."));
    }

    private static VehicleRecord Record(string body, IEnumerable<string> messages, out BacktestRule rule)
    {
        var bound = MonitorBody.From(body);
        Assert.False(bound.HasErrors, bound.ErrorMessage);
        rule = new BacktestRule(bound.Document!);
        var record = new VehicleRecord(rule.Operands);
        foreach (var message in messages)
        {
            using var reader = new WireReader(message);
            reader.ReadDocument();
            Assert.True(record.Add(Stellantis.Telemetry.Read(reader)));
        }
        return record;
    }

    private static string Monitor(string expression, string refresh, params string[] triggers) => $$"""
        { "label": "T", {{(refresh.Length == 0 ? "" : $"\"subscribeParam\": {{ \"refreshEvent\": {refresh} }},")}}
          "triggerParam": { "triggers": [ {{string.Join(",", triggers)}} ], "boolExp": "{{expression}}" } }
        """;

    private static string Data(string name, string data, string op, string value) => Data(name, data, op, [value], "");

    private static string Data(string name, string data, string op, string[] values, string previous) => $$"""
        { "name": "{{name}}", "data": { "data": "{{data}}", "op": "{{op}}", "value": {{JsonConvert.SerializeObject(values)}}
          {{(previous.Length == 0 ? "" : $", \"previous\": {{ \"op\": \"equalsTo\", \"value\": [\"{previous}\"] }}")}} } }
        """;

    private static IEnumerable<string> Levels(string told) => Each(told, level => Energy($"\"level\": {level}"));

    private static string Energy(string members) => $$""" "vehicle": { "energies": [ { "type": "Electric", {{members}} } ] } """;

    private static IEnumerable<string> Each(string told, Func<string, string> write) => told.Split(' ').Select((text, minute) =>
        $$"""{ "createdAt": "{{At(minute)}}"{{(text == "." ? "" : "," + write(text))}} }""");
}
