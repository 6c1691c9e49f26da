using System.Collections;
using System.Collections.Specialized;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Xunit;

namespace Stellantis.Client.Tests.Bodies;

/// <summary>Words of the service: in any casing from people, in the service's own to the service; and those that it cannot know.</summary>
public class WordTests
{
    private const string Center = """ "center":{"longitude":2.33,"latitude":48.86} """;

    /// <summary>Every document of the tests in which all words are of the service.</summary>
    public static TheoryData<string> Kinds => ["monitor", "channel", "remote"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Keys_and_words_in_any_casing_leave_as_the_service_spells_them(string kind)
    {
        var (documents, from) = kind switch
        {
            "monitor" => (Documents.Monitors, (Func<object?, BodyResult>)MonitorBody.From),
            "channel" => (Documents.Channels, ChannelBody.From),
            _ => (Documents.Remotes, RemoteBody.From),
        };
        foreach (var (name, text) in documents)
        {
            var plain = from(Given.Table(JToken.Parse(text)));
            foreach (var casing in new Func<string, string>[] { t => t.ToUpperInvariant(), t => t.ToLowerInvariant() })
            {
                var result = from(Recased(Given.Table(JToken.Parse(text)), casing, Words(typeof(KnownValues))));
                Assert.True(JToken.DeepEquals(JToken.Parse(plain.Json), JToken.Parse(result.Json)),
                    $"{name}: {plain.Json}\n{result.Json}");
                Assert.Equal(plain.Problems.Select(p => p.ToString()), result.Problems.Select(p => p.ToString()));
            }
        }
    }

    [Fact]
    public void A_word_in_another_casing_in_a_definition_of_classes_leaves_as_the_service_spells_it()
    {
        var definition = new MonitorDefinition
        {
            Label = "in",
            BoolExp = "z1",
            ExtendedEventParam = ["VEHICLE.alerts.ACTIVE"],
            Triggers =
            [
                new()
                {
                    Name = "z1",
                    Zone = new() { Transition = "in", Place = new() { Radius = 1, Center = new() { Longitude = 1, Latitude = 2 } } },
                },
            ],
        };
        var result = MonitorBody.From(definition);
        Assert.Empty(result.Problems);
        var sent = JToken.Parse(result.Json);
        Assert.Equal("In", (string?)sent.SelectToken("triggerParam.triggers[0].zone.transition"));
        Assert.Equal("vehicle.alerts.active", (string?)sent.SelectToken("extendedEventParam[0]"));
        Assert.Equal("in", (string?)sent["label"]);
    }

    [Fact]
    public void Text_of_json_is_sent_by_the_letter_in_whatever_casing()
    {
        const string Text = """{"action":{"locking":{"state":"locked"}}}""";
        var result = RemoteBody.From(Text);
        Assert.Equal(Text, result.Json);
        Assert.Equal("action.locking.state: 'locked' is not a state of the doors; did you mean 'Locked'? Allowed: Locked, Unlocked.",
            result.ErrorMessage);
    }

    [Theory]
    [InlineData("vehicle.Energy.Charging.Status", "inprogress", "InProgress")]
    [InlineData("VEHICLE.ALERT", "RISKOFICE", "RiskOfIce")]
    [InlineData("stolen.state", "TRUE", "true")]
    [InlineData("vehicle.collision.side", "sideways", "sideways")]
    public void The_values_of_a_data_trigger_are_words_too(string data, string given, string sent)
    {
        var trigger = Given.Of(("name", "d1"), ("data", Given.Of(("data", data), ("op", "EQUALSTO"), ("value", given))));
        var result = MonitorBody.From(Given.Of(("label", "x"), ("triggers", trigger)));
        Assert.False(result.HasErrors, result.ErrorMessage);
        var found = JToken.Parse(result.Json).SelectToken("triggerParam.triggers[0].data")!;
        Assert.Equal((sent, "equalsTo"), ((string?)found["value"]![0], (string?)found["op"]));
    }

    [Theory]
    [InlineData("$vin")]
    [InlineData("$remoteType")]
    [InlineData("header")]
    public void The_text_and_the_variables_of_an_attribute_stay_as_they_are_and_its_kind_is_a_word(string given)
    {
        var result = ChannelBody.FromParts(Given.Of(("WebsocketTarget", "wss://live.example.com"),
            ("Attribute", Given.Of(("type", "HEADER"), ("key", "body"), ("value", given)))));
        var attribute = JToken.Parse(result.Json).SelectToken("channel.websocket.attributes[0]")!;
        Assert.Equal(("Header", "body", given), ((string?)attribute["type"], (string?)attribute["key"], (string?)attribute["value"]));
    }

    [Theory]
    [InlineData("7h", "PT7H")]
    [InlineData("1d12h", "P1DT12H")]
    [InlineData("30m", "PT30M")]
    [InlineData("pt7h", "PT7H")]
    [InlineData("PT04H30M", "PT04H30M")]
    [InlineData("1w", "P7D")]
    public void A_duration_takes_the_words_of_durations(string given, string sent)
    {
        var result = Timed(Given.Of(("start", "PT22H"), ("duration", given)));
        Assert.Empty(result.Problems);
        Assert.Equal(sent, (string?)JToken.Parse(result.Json).SelectToken("triggerParam.triggers[0].time.times[0].duration"));
    }

    [Theory]
    [InlineData("1M", "'1M' can mean months or minutes.")]
    [InlineData("7:00", "did you mean 'PT7H'?")]
    [InlineData("soon", "'soon' is not a duration")]
    public void A_duration_that_is_none_or_could_be_two_is_refused(string given, string message) =>
        Assert.Contains(message, Timed(Given.Of(("start", "PT22H"), ("duration", given))).ErrorMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData("22:30", "PT22H30M")]
    [InlineData("7h", "PT7H")]
    [InlineData("22h30m", "PT22H30M")]
    public void A_time_of_day_takes_them_too_and_what_a_clock_shows(string given, string sent)
    {
        Assert.Equal(sent, (string?)JToken.Parse(Timed(Given.Of(("start", given), ("duration", "1h"))).Json)
            .SelectToken("triggerParam.triggers[0].time.times[0].start"));
        var program = Given.Of(("slot", 1), ("start", given), ("occurrence", Given.Of(("day", "MON"))), ("enabled", true));
        var result = RemoteBody.From(Given.Of(("action", Given.Of(("preconditioning", Given.Of(("programs", program)))))));
        Assert.Empty(result.Problems);
        Assert.Equal(sent, (string?)JToken.Parse(result.Json).SelectToken("action.preconditioning.airConditioning.programs[0].start"));
    }

    [Theory]
    [InlineData("25:00")]
    [InlineData("30h")]
    public void A_time_of_day_that_no_clock_shows_is_refused(string given) =>
        Assert.Contains("is not a time of day", Timed(Given.Of(("start", given), ("duration", "1h"))).ErrorMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData("lock", "locking")]
    [InlineData("charge", "charging")]
    [InlineData("honk", "horn")]
    [InlineData("unlocking", "locking")]
    [InlineData("wake", "wakeup")]
    [InlineData("navigate", "navigation")]
    [InlineData("immobilize", "immobilization")]
    [InlineData("personalData", "onboardPersonalData")]
    [InlineData("finder", "vehicleFinder")]
    [InlineData("windows", null)]
    public void A_command_that_does_not_exist_is_refused_with_the_one_that_was_meant_and_all_that_there_are(string command, string? meant)
    {
        var action = Given.Of((command, Given.Of(("state", "Locked"))));
        var path = "action: ";
        foreach (var result in new[] { RemoteBody.From(Given.Of(("action", action))), InMonitor(action) })
        {
            var hint = meant is null ? "." : $"; did you mean '{meant}'?";
            Assert.Equal(
                $"{path}'{command}' is not a command{hint} Allowed: locking, horn, lights, preconditioning, onboardPersonalData, charging, wakeup, " +
                "immobilization, navigation, vehicleFinder, stolen, tan.", result.ErrorMessage);
            path = "onEvent.actions[0].remoteAction.remote.action: ";
        }
    }

    [Theory]
    [InlineData("lock", "locking=")]
    [InlineData("remoteActon", "did you mean 'remoteAction'?")]
    [InlineData("mail", "Allowed: type, monitorAction, remoteAction.")]
    public void An_action_of_a_monitor_that_is_none_is_refused_with_how_to_write_it(string key, string message)
    {
        var result = MonitorBody.From(Given.Of(("label", "x"), ("triggers", Zone(1)), ("actions", Given.Of((key, Given.Of(("state", "Locked")))))));
        Assert.Contains($"onEvent.actions[0]: '{key}' is not a member of an action", result.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(message, result.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"polygon":[[1,2],[3,4]]}""", "has 'polygon', and the service takes circles only")]
    [InlineData("""{"radius":1,$C,"Vertices":[]}""", "has 'Vertices', and the service takes circles only")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "has 'coordinates', and the service takes circles only")]
    [InlineData("""{"shape":"rectangle",$C}""", "has 'shape' rectangle, and the service takes circles only")]
    [InlineData("""[[1,2],[3,4]]""", "is a list where an object is wanted; the service takes circles only")]
    [InlineData("\"POLYGON((1 2, 3 4))\"", "is text where an object is wanted; the service takes circles only")]
    public void A_zone_that_is_no_circle_is_one_error_that_says_so(string place, string message)
    {
        var token = JToken.Parse(place.Replace("$C", Center, StringComparison.Ordinal));
        foreach (var zone in new[] { Zone(token), JsonText(token) })
        {
            var error = MonitorBody.From(zone is string ? zone : Given.Of(("label", "x"), ("triggers", zone)));
            Assert.Equal($"triggerParam.triggers[0].zone.place: {message}: radius in km, and center with longitude and latitude", error.ErrorMessage);
        }

        static object JsonText(JToken place) => new JObject
        {
            ["label"] = "x",
            ["triggerParam"] = new JObject
            {
                ["boolExp"] = "z1",
                ["triggers"] = new JArray(new JObject { ["name"] = "z1", ["zone"] = new JObject { ["transition"] = "In", ["place"] = place } }),
            },
        }.ToString();
    }

    [Fact]
    public void A_polygon_in_the_place_of_the_place_is_said_too() => Assert.Contains("circles only",
        MonitorBody.From(Given.Of(("label", "x"), ("triggers", Given.Of(("name", "z1"),
            ("zone", Given.Of(("transition", "In"), ("polygon", Array.Empty<object>()))))))).ErrorMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "is 0: such a zone is a point")]
    [InlineData(301, "is 301 km; the unit is kilometres, not metres")]
    [InlineData(5000, "is 5000 km; the unit is kilometres, not metres")]
    [InlineData(25000, "is 25000 km, which is more than half the way around the earth; the unit is kilometres, not metres")]
    [InlineData(300, null)]
    [InlineData(1, null)]
    public void A_radius_that_looks_like_metres_is_sent_with_a_warning_that_tells_the_unit(int radius, string? warning)
    {
        var result = MonitorBody.From(Given.Of(("label", "x"), ("triggers", Zone(radius))));
        Assert.False(result.HasErrors, result.ErrorMessage);
        Assert.Equal(warning is null ? 0 : 1, result.Problems.Count);
        Assert.All(result.Problems, p => Assert.StartsWith(warning!, p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_negative_radius_is_refused_with_its_unit() => Assert.Equal(
        "triggerParam.triggers[0].zone.place.radius: -1 is out of range. Allowed: 0 km or more.",
        MonitorBody.From(Given.Of(("label", "x"), ("triggers", Zone(-1)))).ErrorMessage);

    [Fact]
    public void The_expression_over_one_trigger_is_its_name_and_over_two_must_be_given()
    {
        var one = MonitorBody.From(Given.Of(("label", "x"), ("triggers", Zone(1))));
        Assert.Empty(one.Problems);
        Assert.Equal("z1", (string?)JToken.Parse(one.Json).SelectToken("triggerParam.boolExp"));
        var named = MonitorBody.From(Given.Of(("label", "x"), ("triggers", Given.Unordered(("depot", Given.Of(("zone", Zone(1)["zone"])))))));
        Assert.Equal("depot", (string?)JToken.Parse(named.Json).SelectToken("triggerParam.boolExp"));
        object[] triggers = [Zone(1), Given.Of(("name", "z2"), ("zone", Zone(1)["zone"]))];
        var two = MonitorBody.From(Given.Of(("label", "x"), ("triggers", triggers)));
        Assert.Equal("triggerParam.boolExp: is missing", two.ErrorMessage);
        Assert.Equal("triggerParam.boolExp: is empty",
            MonitorBody.From(Given.Of(("label", "x"), ("triggers", Zone(1)), ("boolExp", ""))).ErrorMessage);
    }

    private static BodyResult InMonitor(object action) => MonitorBody.From(Given.Of(("label", "x"), ("triggers", Zone(1)),
        ("actions", Given.Of(("type", "Remote"), ("remoteAction", Given.Of(("remote", Given.Of(("action", action)))))))));

    private static BodyResult Timed(object entry) => MonitorBody.From(Given.Of(("label", "x"),
        ("triggers", Given.Of(("name", "t1"), ("time", Given.Of(("times", entry)))))));

    private static OrderedDictionary Zone(int radius) => Zone(JToken.Parse($$"""{"radius":{{radius}},{{Center}}}"""));

    private static OrderedDictionary Zone(JToken place) =>
        Given.Of(("name", "z1"), ("zone", Given.Of(("transition", "In"), ("place", Given.Ordered(place)))));

    private static HashSet<string> Words(Type type) =>
    [
        .. type.GetProperties().Select(p => p.GetValue(null)).OfType<IReadOnlyList<string>>().SelectMany(l => l),
        .. KnownValues.Operands.SelectMany(o => o.Values ?? []), .. KnownValues.PushKeywords.Keys,
    ];

    private static object? Recased(object? given, Func<string, string> casing, HashSet<string> words) => given switch
    {
        Hashtable table => new Hashtable(table.Cast<DictionaryEntry>().ToDictionary(
            e => casing((string)e.Key), e => (string)e.Key is "label" or "name" or "boolExp" or "key" ? e.Value : Recased(e.Value, casing, words))),
        object?[] items => items.Select(i => Recased(i, casing, words)).ToArray(),
        string text when words.Contains(text) => casing(text),
        _ => given,
    };
}
