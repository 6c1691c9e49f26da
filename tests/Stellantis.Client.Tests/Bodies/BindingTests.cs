using System.Collections;
using System.Collections.Specialized;
using System.Dynamic;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Xunit;

namespace Stellantis.Client.Tests.Bodies;

public class BindingTests
{
    private static readonly OrderedDictionary s_zone =
        Given.Of(("transition", "In"), ("place", Given.Of(("radius", 10), ("center", Given.Of(("longitude", 2.33), ("latitude", 48.86))))));

    private static readonly string[] s_days = ["Mon", "Tue"];
    private static readonly double[] s_coordinates = [9.19, 45.46];

    [Fact]
    public void Wire_names_and_class_names_make_the_same_monitor()
    {
        var triggers = new[] { Given.Of(("name", "z1"), ("zone", s_zone)) };
        var wire = MonitorBody.From(Given.Of(
            ("LABEL", "Home"),
            ("subscribeparam", Given.Of(("RefreshEvent", 60))),
            ("onEvent", Given.Of(("onrefresh", true))),
            ("triggerParam", Given.Of(("Triggers", triggers), ("boolexp", "z1")))));
        var names = MonitorBody.From(Given.Of(("label", "Home"), ("refreshEvent", 60), ("OnRefresh", true), ("Triggers", triggers),
            ("BoolExp", "z1")));
        const string Json = """{"label":"Home","subscribeParam":{"refreshEvent":60},"onEvent":{"onRefresh":true},"triggerParam":{"triggers":[""" +
            """{"name":"z1","zone":{"transition":"In","place":{"radius":10,"center":{"longitude":2.33,"latitude":48.86}}}}],"boolExp":"z1"}}""";
        Assert.Equal(Json, wire.Json);
        Assert.Equal(Json, names.Json);
        Assert.Empty(wire.Problems);
        Assert.Empty(names.Problems);
    }

    [Fact]
    public void Both_ways_may_be_mixed_while_each_member_is_given_once()
    {
        var mixed = Monitor(("subscribeParam", Given.Of(("refreshEvent", 60))), ("ChannelAttributes", Given.Of(("webhook", Attribute()))));
        Assert.Empty(mixed.Problems);
        Assert.Contains("\"subscribeParam\":{\"refreshEvent\":60,\"channelAttributes\":{", mixed.Json, StringComparison.Ordinal);

        var twice = Monitor(("subscribeParam", Given.Of(("refreshEvent", 60))), ("RefreshEvent", 90));
        Assert.Equal("subscribeParam.refreshEvent: is given twice, as 'refreshEvent' and as 'RefreshEvent'", twice.ErrorMessage);
        Assert.Equal("label: is given twice, as 'label' and as 'Label'", Monitor(("Label", "again")).ErrorMessage);
        Assert.Equal("FUTURE: is given twice, as 'future' and as 'FUTURE'", Monitor(("future", 1), ("FUTURE", 2)).ErrorMessage);
        Assert.Equal("subscribeParam.refreshEvent: is given twice, once as 'RefreshEvent'",
            Monitor(("subscribeParam", 5), ("RefreshEvent", 90)).Problems[0].ToString());
    }

    [Fact]
    public void The_channel_of_a_remote_action_leaves_with_its_capital_letter()
    {
        var action = Given.Of(("type", "Remote"),
            ("remoteAction", Given.Of(("channelid", "ab"), ("remote", Given.Of(("action", Given.Of(("horn", Given.Of(("state", "Activated"))))))))));
        var result = Monitor(("actions", action));
        Assert.Empty(result.Problems);
        Assert.Contains("\"actions\":[{\"type\":\"Remote\",\"remoteAction\":{\"ChannelId\":\"ab\",", result.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scalar_stands_for_a_list_of_one()
    {
        var result = MonitorBody.From(Given.Of(("label", "x"), ("extendedEventParam", "vehicle.trip"), ("boolExp", "t1"), ("triggers", Given.Of(
            ("name", "t1"),
            ("time", Given.Of(("times", Given.Of(("start", "PT22H"), ("duration", "PT7H"), ("occurrence", Given.Of(("day", "Mon"))))),
                ("timeZone", "Europe/Paris")))))));
        Assert.Empty(result.Problems);
        var document = Documents.Parse(result.Json);
        Assert.Equal("vehicle.trip", (string?)document.SelectToken("extendedEventParam[0]"));
        Assert.Equal("Mon", (string?)document.SelectToken("triggerParam.triggers[0].time.times[0].occurrence.day[0]"));
    }

    [Fact]
    public void Days_alone_stand_for_an_occurrence_as_in_the_documents_of_the_service()
    {
        var entry = Given.Of(("start", "PT22H"), ("duration", "PT7H"), ("occurrence", s_days));
        var result = MonitorBody.From(Given.Of(("label", "x"), ("boolExp", "t1"),
            ("triggers", Given.Of(("name", "t1"), ("time", Given.Of(("times", entry)))))));
        Assert.Empty(result.Problems);
        Assert.Contains("\"occurrence\":[\"Mon\",\"Tue\"]", result.Json, StringComparison.Ordinal);
        entry["occurrence"] = new[] { "Mon", "Thuesday" };
        Assert.StartsWith("triggerParam.triggers[0].time.times[0].occurrence[1]: 'Thuesday' is not a day",
            MonitorBody.From(Given.Of(("label", "x"), ("boolExp", "t1"),
                ("triggers", Given.Of(("name", "t1"), ("time", Given.Of(("times", entry))))))).ErrorMessage, StringComparison.Ordinal);
    }

    public static IEnumerable<object[]> Scalars =>
    [
        [(sbyte)-3, "-3"], [(byte)3, "3"], [3, "3"], [3L, "3"], [(uint)3, "3"], [ulong.MaxValue, "18446744073709551615"], [2.5, "2.5"], [30.0, "30"],
            [1e21, "1E+21"],
        [2.5f, "2.5"], [2.50m, "2.50"], [30m, "30"], [true, "true"], [false, "false"], ['x', "x"], [DayOfWeek.Monday, "Monday"],
        [new DateTime(2030, 1, 31, 7, 30, 0, DateTimeKind.Utc), "2030-01-31T07:30:00Z"],
        [new DateTimeOffset(2030, 1, 31, 7, 30, 0, TimeSpan.FromHours(2)), "2030-01-31T05:30:00Z"],
        [new TimeSpan(1, 30, 0), "PT1H30M"], [TimeSpan.Zero, "PT0S"], [new Uri("https://example.com/a b"), "https://example.com/a b"],
        [Guid.Parse("00000000-0000-0000-0000-00000000000a"), "00000000-0000-0000-0000-00000000000a"],
    ];

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Scalars_are_the_text_that_the_service_wants(object value, string text) => InFrench(() =>
    {
        var result = Monitor(("label", value));
        Assert.Empty(result.Problems);
        Assert.Equal(text, (string?)Documents.Parse(result.Json)["label"]);
    });

    [Fact]
    public void A_date_without_an_offset_is_local() => InFrench(() =>
    {
        var local = new DateTime(2030, 1, 31, 7, 30, 0, DateTimeKind.Unspecified);
        var utc = TimeZoneInfo.ConvertTimeToUtc(local, TimeZoneInfo.Local).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        foreach (var given in new[] { local, DateTime.SpecifyKind(local, DateTimeKind.Local) })
            Assert.Equal(utc, (string?)Documents.Parse(Monitor(("label", given)).Json)["label"]);
    });

    [Theory]
    [InlineData("90", 90L)]
    [InlineData(90.0, 90L)]
    [InlineData((byte)90, 90L)]
    public void A_number_may_be_given_as_text_and_as_any_number(object given, long number)
    {
        var result = Monitor(("refreshEvent", given));
        Assert.Empty(result.Problems);
        Assert.Equal(number, (long)Documents.Parse(result.Json).SelectToken("subscribeParam.refreshEvent")!);
    }

    [Fact]
    public void A_time_span_is_seconds_where_seconds_are_wanted() => InFrench(() =>
    {
        Assert.Contains("\"refreshEvent\":90}", Monitor(("refreshEvent", TimeSpan.FromMinutes(1.5))).Json, StringComparison.Ordinal);
        Assert.Contains("\"refreshEvent\":91}", Monitor(("refreshEvent", TimeSpan.FromSeconds(90.5))).Json, StringComparison.Ordinal);
    });

    [Fact]
    public void Numbers_and_booleans_in_the_values_of_a_trigger_leave_as_text() => InFrench(() =>
    {
        foreach (var (value, text) in new (object, string)[] { (30, "30"), (30.5, "30.5"), (30m, "30"), ("30", "30") })
        {
            var result = Data(("data", "vehicle.energy.electric.level"), ("op", "lowerThan"), ("value", value));
            Assert.Empty(result.Problems);
            Assert.Contains($"\"value\":[\"{text}\"]", result.Json, StringComparison.Ordinal);
        }
        Assert.Contains("\"value\":[\"true\"]", Data(("data", "stolen.state"), ("op", "equalsTo"), ("value", true)).Json, StringComparison.Ordinal);
    });

    [Fact]
    public void Text_in_the_form_of_the_culture_is_no_number() => InFrench(() =>
        Assert.Equal("triggerParam.triggers[0].data.value[0]: '30,5' is not a number, as vehicle.energy.electric.level is",
            Data(("data", "vehicle.energy.electric.level"), ("op", "lowerThan"), ("value", "30,5")).ErrorMessage));

    [Fact]
    public void Booleans_may_be_given_as_text()
    {
        Assert.Contains("\"onRefresh\":true", Monitor(("onRefresh", "True")).Json, StringComparison.Ordinal);
        Assert.Equal("onEvent.onRefresh: is the text 'perhaps' where true or false is wanted", Monitor(("onRefresh", "perhaps")).ErrorMessage);
        Assert.Equal("onEvent.onRefresh: is the number 1 where true or false is wanted", Monitor(("onRefresh", 1)).ErrorMessage);
    }

    [Fact]
    public void Null_leaves_a_member_out()
    {
        var result = Monitor(("refreshEvent", null), ("actions", null));
        Assert.Empty(result.Problems);
        Assert.DoesNotContain("null", result.Json, StringComparison.Ordinal);
        Assert.Equal("label: is missing", Monitor(("label", null)).ErrorMessage);
    }

    [Fact]
    public void What_is_no_data_is_told_by_its_type()
    {
        Assert.Equal("label: is a StringWriter, which cannot be sent", Monitor(("label", new StringWriter())).ErrorMessage);
        Assert.Equal("subscribeParam.refreshEvent: is a Double, which cannot be sent", Monitor(("refreshEvent", double.NaN)).ErrorMessage);
        Assert.Equal("The body is not an object.", MonitorBody.From(5).ErrorMessage);
        Assert.Equal("The body is missing.", MonitorBody.From((object?)null).ErrorMessage);
    }

    [Fact]
    public void A_dictionary_that_holds_itself_is_an_error_and_no_crash()
    {
        var circle = new Hashtable();
        circle["more"] = circle;
        Assert.Contains("is nested too deeply, or holds itself", Monitor(("other", circle)).ErrorMessage, StringComparison.Ordinal);
        var list = new ArrayList();
        list.Add(list);
        Assert.Contains("is nested too deeply, or holds itself", Monitor(("attributes", list)).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Dictionaries_of_any_kind_are_read()
    {
        var zone = new Dictionary<string, object?> { ["transition"] = "In", ["place"] = s_zone["place"] };
        dynamic trigger = new ExpandoObject();
        trigger.name = "z1";
        trigger.Zone = zone;
        var result = MonitorBody.From(new SortedList { ["label"] = "Home", ["boolExp"] = "z1", ["triggers"] = new List<object> { trigger } });
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void Ordered_dictionaries_keep_their_order_and_hashtables_get_that_of_the_contract()
    {
        Assert.StartsWith("{\"triggerParam\":{\"boolExp\":\"z1\",\"triggers\":[{\"zone\":{", MonitorBody.From(Given.Of(
            ("boolExp", "z1"), ("triggers", Given.Of(("zone", s_zone), ("name", "z1"))), ("label", "Home"))).Json, StringComparison.Ordinal);
        Assert.StartsWith("{\"label\":\"Home\",\"triggerParam\":{\"triggers\":[{\"name\":\"z1\",\"zone\":{", MonitorBody.From(Given.Unordered(
            ("boolExp", "z1"), ("triggers", Given.Unordered(("zone", s_zone), ("name", "z1"))), ("label", "Home"))).Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_of_names_stands_for_triggers_in_its_order()
    {
        var result = Monitor(("triggers", Given.Of(("b2", Given.Of(("zone", s_zone))), ("a1", Given.Of(("zone", s_zone))))), ("boolExp", "a1 & b2"));
        Assert.Empty(result.Problems);
        Assert.Equal(["b2", "a1"], Names(result));
        Assert.Contains("{\"name\":\"b2\",\"zone\":", result.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Triggers_from_a_hashtable_go_in_the_order_of_the_expression_and_the_rest_by_name()
    {
        var map = Given.Unordered(
            ("a1", Given.Of(("zone", s_zone))), ("m1", Given.Of(("zone", s_zone))), ("z1", Given.Of(("zone", s_zone))),
                ("B1", Given.Of(("zone", s_zone))));
        Assert.Equal(["z1", "m1", "B1", "a1"], Names(Monitor(("triggers", map), ("boolExp", "z1 | (m1 & !z1)"))));
        Assert.Equal(["z1", "m1", "B1", "a1"], Names(MonitorBody.From(Given.Unordered(("label", "x"), ("triggers", map), ("boolExp", "z1 | m1")))));
        Assert.Equal(["B1", "a1", "m1", "z1"], Names(Monitor(("triggers", map), ("boolExp", null))));
        Assert.Equal(["z1", "m1", "B1", "a1"], Names(MonitorBody.From(Given.Of(
            ("Label", "x"), ("BoolExp", "z1 | m1"), ("Triggers", new[] { new MonitorTrigger { Source = map } })))));
    }

    [Fact]
    public void Several_dictionaries_of_names_and_single_triggers_keep_their_places()
    {
        var triggers = new object[]
        {
            Given.Of(("name", "first"), ("zone", s_zone)),
            Given.Unordered(("a1", Given.Of(("zone", s_zone))), ("b1", Given.Of(("zone", s_zone)))),
            new MonitorTrigger { Name = "last", Setting = new SettingTrigger { Type = "DigitalKey" } },
        };
        Assert.Equal(["first", "b1", "a1", "last"], Names(Monitor(("triggers", triggers), ("boolExp", "last & b1 & a1 & first"))));
    }

    [Theory]
    [InlineData("NAME", true)]
    [InlineData("t1", false)]
    public void A_dictionary_with_a_name_is_one_trigger(string key, bool isOne)
    {
        var result = Monitor(("triggers", Given.Of((key, isOne ? "t1" : Given.Of(("zone", s_zone))), ("zone", s_zone))), ("boolExp", "t1"));
        Assert.Equal(isOne ? ["t1"] : ["t1", "zone"], Names(result));
    }

    [Fact]
    public void A_dictionary_of_trigger_members_only_is_one_trigger_without_a_name()
    {
        var result = Monitor(("triggers", Given.Of(("Zone", s_zone))), ("boolExp", "z1"));
        Assert.Equal("triggerParam.triggers[0].name: is missing", result.ErrorMessage);
    }

    [Fact]
    public void A_name_in_two_places_must_be_the_same()
    {
        Assert.Empty(Monitor(("triggers", Given.Of(("z1", Given.Of(("name", "z1"), ("zone", s_zone))))), ("boolExp", "z1")).Problems);
        Assert.Contains("triggerParam.triggers[0].name: is 'z2', but the item stands under the name 'z1'",
            Monitor(("triggers", Given.Of(("z1", Given.Of(("name", "z2"), ("zone", s_zone))))), ("boolExp", "z1")).ErrorMessage,
                StringComparison.Ordinal);
    }

    [Fact]
    public void Request_objects_dictionaries_and_unbound_parts_go_together()
    {
        var result = MonitorBody.From(Given.Of(
            ("Label", "x"),
            ("ChannelAttributes", new ChannelAttributes { Webhook = [new EventAttribute { Source = Attribute() }] }),
            ("Triggers", new object[]
            {
                new MonitorTrigger { Name = "z1", Zone = new ZoneTrigger { Transition = "Out",
                    Place = new ZonePlace { Radius = 3, Center = new ZoneCenter { Longitude = 2.5, Latitude = 48 } } } },
                new MonitorTrigger { Source = Given.Unordered(("NAME", "d1"),
                    ("data", new DataTrigger { Data = "stolen.state", Op = "equalsTo", Value = ["true"] })) },
                Given.Of(("name", "t1"), ("time", Given.Of(("times",
                    Given.Of(("start", TimeSpan.FromHours(22)), ("duration", TimeSpan.FromHours(7))))))),
            }),
            ("BoolExp", "(z1 & d1) | t1")));
        Assert.Empty(result.Problems);
        Assert.Equal(
            """{"label":"x","subscribeParam":{"channelAttributes":{"webhook":[{"type":"Header","key":"X-Car","value":"$Vin"}]}}""" +
            ""","triggerParam":{"triggers":[""" +
            """{"name":"z1","zone":{"transition":"Out","place":{"radius":3,"center":{"longitude":2.5,"latitude":48}}}}""" +
            """,{"name":"d1","data":{"data":"stolen.state","op":"equalsTo","value":["true"]}}""" +
            """,{"name":"t1","time":{"times":[{"start":"PT22H","duration":"PT7H"}]}}],"boolExp":"(z1 & d1) | t1"}}""", result.Json);
    }

    [Fact]
    public void A_definition_that_was_read_and_changed_sends_the_change_and_all_the_rest()
    {
        const string Json = """
            {"label":"Home","later":{"a":[1.10]},
             "subscribeParam":{"refreshEvent":60,"channelAttributes":{"webhook":[[{"type":"Header","key":"k","value":"v"}]]}},
             "triggerParam":{"triggers":[{"name":"z1",
              "zone":{"transition":"In","place":{"radius":10,"center":{"longitude":2.330,"latitude":48.86},"new":true}}},
             {"name":"t1","time":{"times":[{"recurrence":"Daily","start":"PT08H","duration":"PT1H","occurrence":["Mon"]}]}}],"boolExp":"z1 & t1"}}
            """;
        var definition = (MonitorDefinition)DocumentTests.Read("monitor", Json);
        var unchanged = MonitorBody.From(definition);
        Assert.False(unchanged.HasErrors);
        DocumentTests.AssertSame(Documents.Parse(Json), unchanged.Json);
        Assert.Contains("[1.10]", unchanged.Json, StringComparison.Ordinal);
        Assert.Contains("[[{", unchanged.Json, StringComparison.Ordinal);

        definition.Triggers![0].Zone!.Place!.Radius = 5;
        definition.Triggers[1].Time!.Times![0].Occurrence!.Day = ["Tue"];
        definition.ChannelAttributes!.Webhook![0].Value = "w";
        var changed = MonitorBody.From(definition);
        Assert.Contains("\"radius\":5", changed.Json, StringComparison.Ordinal);
        Assert.Contains("\"new\":true", changed.Json, StringComparison.Ordinal);
        Assert.Contains("\"occurrence\":{\"day\":[\"Tue\"]}", changed.Json, StringComparison.Ordinal);
        Assert.Contains("\"webhook\":[{\"type\":\"Header\",\"key\":\"k\",\"value\":\"w\"}]", changed.Json, StringComparison.Ordinal);

        definition.Triggers = [];
        Assert.Equal("triggerParam.triggers: has 0 items. Allowed: 1 to 5.", MonitorBody.From(definition).ErrorMessage);
    }

    [Fact]
    public void An_object_that_was_read_empty_takes_what_is_set()
    {
        const string Json = """{"label":"x","subscribeParam":{},"onEvent":null,"triggerParam":{"boolExp":"z1"}}""";
        var definition = (MonitorDefinition)DocumentTests.Read("monitor", Json);
        Assert.Equal(Json, MonitorBody.From(definition).Json);
        definition.RefreshEvent = 90;
        definition.OnRefresh = true;
        Assert.Equal("""{"label":"x","subscribeParam":{"refreshEvent":90},"onEvent":{"onRefresh":true},"triggerParam":{"boolExp":"z1"}}""",
            MonitorBody.From(definition).Json);
    }

    [Fact]
    public void A_list_that_was_read_in_another_shape_and_changed_leaves_as_it_is_now()
    {
        var remote = (RemoteDefinition)DocumentTests.Read("remote", """
            {"channelAttributes":{"webhook":[[{"type":"Header","key":"k","value":"v"}]],"pushnotif":[]},
             "action":{"navigation":{"positions":[{"geometry":{"type":"Point","coordinates":["9.19",45.46]}},
              {"geometry":{"type":"Point","coordinates":[]}}]}}}
            """);
        Assert.Contains("\"coordinates\":[\"9.19\",45.46]", RemoteBody.From(remote).Json, StringComparison.Ordinal);
        Assert.Contains("\"webhook\":[[{", RemoteBody.From(remote).Json, StringComparison.Ordinal);
        Assert.Contains("\"pushnotif\":[]", RemoteBody.From(remote).Json, StringComparison.Ordinal);

        remote.Action!.Navigation!.Positions![0].Latitude = 45.5;
        remote.Action.Navigation.Positions[1].Coordinates = [9, 45];
        remote.ChannelAttributes!.Webhook = [];
        remote.ChannelAttributes.Pushnotif = null;
        Assert.Equal(
            """{"channelAttributes":{"webhook":[]},"action":{"navigation":{"positions":[""" +
            """{"geometry":{"type":"Point","coordinates":[9.19,45.5]}},{"geometry":{"type":"Point","coordinates":[9,45]}}]}}}""",
            RemoteBody.From(remote).Json);
    }

    [Fact]
    public void Channels_are_built_from_their_parts()
    {
        var attribute = new EventAttribute { Source = Attribute() };
        Assert.Equal("""{"type":["Monitor"],"label":"Garage","channel":{"webhook":{"target":"https:""" +
            """//hooks.example.com/g","name":"Garage","attributes":[{"type":"Header","key":"X-Car","value":"$Vin"}]}}}""",
            Valid(Given.Of(("Label", "Garage"), ("Type", "Monitor"), ("WebhookTarget", "https://hooks.example.com/g"),
                ("Attribute", new[] { attribute }))));
        Assert.Equal("""{"channel":{"webhook":{"target":"https://hooks.example.com/g","name":"g"}}}""",
            Valid(Given.Of(("WebhookTarget", "https://hooks.example.com/g"), ("WebhookName", "g"))));
        Assert.Equal("""{"label":"L","channel":{"websocket":{"target":"wss://live.example.com"}}}""",
            Valid(Given.Of(("Label", "L"), ("WebsocketTarget", "wss://live.example.com"))));
        Assert.Equal("""{"channel":{"pushnotif":{"devices":["a"],"attributes":[{"type":"Header","key":"X-Car","value":"$Vin"}]}}}""",
            Valid(Given.Of(("PushDevice", "a"), ("Attribute", attribute))));
        Assert.Equal("channel: one of webhook, websocket, pushnotif is missing", ChannelBody.FromParts(Given.Of(("Label", "x"))).ErrorMessage);
        Assert.Equal("channel: has webhook, websocket, and only one of them may be given",
            ChannelBody.FromParts(Given.Of(("WebhookTarget", "https://h.example.com"), ("WebhookName", "h"),
                ("WebsocketTarget", "wss://live.example.com"))).ErrorMessage);

        static string Valid(OrderedDictionary parts)
        {
            var result = ChannelBody.FromParts(parts);
            Assert.Empty(result.Problems);
            return result.Json;
        }
    }

    [Fact]
    public void The_only_value_of_a_member_need_not_be_written()
    {
        Assert.Equal("""{"action":{"wakeup":{"action":"Wakeup"}}}""", RemoteBody.From(Given.Of(("action", Given.Of(("wakeup", Given.Of()))))).Json);
        var place = Given.Of(("coordinates", s_coordinates), ("name", "Opera"));
        Assert.Equal("""{"action":{"navigation":{"positions":[{"geometry":{"coordinates":[9.19,45.46],"type":"Point"},"properties":""" +
            """{"name":"Opera"}}]}}}""",
            RemoteBody.From(Given.Of(("action", Given.Of(("navigation", Given.Of(("positions", place))))))).Json);
    }

    [Fact]
    public void A_destination_is_given_by_latitude_and_longitude_and_leaves_longitude_first()
    {
        var result = Navigate(Given.Of(("latitude", 45.46), ("longitude", "9.19"), ("name", "Opera")));
        Assert.Empty(result.Problems);
        Assert.Equal("""{"action":{"navigation":{"positions":[{"geometry":{"coordinates":[9.19,45.46],"type":"Point"},"properties":""" +
            """{"name":"Opera"}}]}}}""", result.Json);
        var position = new NavigationPosition { Latitude = 45.46, Longitude = 9.19, GeometryType = "Point" };
        Assert.Equal("""{"action":{"navigation":{"positions":[{"geometry":{"type":"Point","coordinates":[9.19,45.46]}}]}}}""",
            Navigate(position).Json);
        Assert.Equal((45.46, 9.19), (position.Latitude, position.Longitude));

        Assert.Equal("action.navigation.positions[0].geometry.coordinates[0]: is null where a number is wanted",
            Navigate(Given.Of(("latitude", 45.46))).ErrorMessage);
        Assert.Equal("action.navigation.positions[0].geometry.coordinates: has 1 items. Allowed: longitude, latitude and altitude, in that order.",
            Navigate(Given.Of(("longitude", 9.19))).ErrorMessage);
        Assert.Equal("action.navigation.positions[0].geometry.coordinates[0]: is the text 'NaN' where a number is wanted",
            Navigate(new NavigationPosition { Latitude = 45.46, GeometryType = "Point" }).ErrorMessage);
        Assert.Equal("action.navigation.positions[0].geometry.coordinates[1]: is given twice, as 'latitude' and as 'Latitude'",
            Navigate(Given.Of(("latitude", 45.46), ("longitude", 9.19), ("Latitude", 46))).ErrorMessage);
        Assert.Equal("action.navigation.positions[0].geometry.coordinates: is given twice, as 'coordinates' and as 'latitude'",
            Navigate(Given.Of(("coordinates", s_coordinates), ("latitude", 45.46))).ErrorMessage);

        static BodyResult Navigate(object place) => RemoteBody.From(Given.Of(("action", Given.Of(("navigation", Given.Of(("positions", place)))))));
    }

    [Property(MaxTest = 200)]
    public Property Any_tree_of_hashtables_leaves_as_the_same_json_in_any_casing_of_the_keys()
    {
        var documents = Documents.Kinds.SelectMany(k => k.Documents.Values.Select(json => (k.From, Json: json))).ToArray();
        return Prop.ForAll(Gen.Elements(documents).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (document, seed) =>
        {
            var random = new System.Random(seed);
            var parsed = Documents.Parse(document.Json);
            var table = Given.Table(parsed, key => new string([.. key.Select(c =>
                random.Next(2) == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c))]));
            var result = document.From(table!);
            DocumentTests.AssertSame(parsed, result.Json);
            return result.Problems.Count == 0;
        });
    }

    [Property(MaxTest = 200)]
    public Property Unknown_members_leave_as_they_are_given() => Prop.ForAll(Trees().ToArbitrary(), tree =>
    {
        var document = Documents.Parse(Documents.Monitors["number"]);
        document["xUnknown"] = tree;
        foreach (var given in new[] { Given.Table(document), Given.Ordered(document) })
        {
            var result = MonitorBody.From(given);
            DocumentTests.AssertSame(document, result.Json);
            Assert.False(result.HasErrors);
        }
        var definition = DocumentTests.Read("monitor", document.ToString());
        DocumentTests.AssertSame(document, MonitorBody.From(definition).Json);
    });

    private static Gen<JToken> Trees() => Gen.Sized(size => Tree(Math.Min(size, 4)));

    private static Gen<JToken> Tree(int depth)
    {
        var scalar = Gen.OneOf(
            Gen.Choose(-1000, 1000).Select(n => (JToken)n),
            Gen.Choose(-1000, 1000).Select(n => (JToken)(n + 0.5)),
            Gen.Elements("", "text", "30", "true", "2030-01-01T00:00:00+0000", "$Vin", "é\"\\").Select(s => (JToken)s),
            Gen.Elements(true, false).Select(b => (JToken)b),
            Gen.Constant((JToken)JValue.CreateNull()));
        if (depth == 0)
            return scalar;
        var inner = Tree(depth - 1);
        return Gen.OneOf(
            scalar,
            inner.ListOf(2).Select(items => (JToken)new JArray(items)),
            (from a in inner from b in inner select (a, b)).Select(t => (JToken)new JObject { ["a"] = t.a, ["B.c d"] = t.b }));
    }

    private static BodyResult Monitor(params (string Key, object? Value)[] more)
    {
        var body = Given.Of(("label", "Home"), ("triggers", Given.Of(("name", "z1"), ("zone", s_zone))), ("boolExp", "z1"));
        foreach (var (key, value) in more)
            body[key] = value;
        return MonitorBody.From(body);
    }

    private static BodyResult Data(params (string Key, object? Value)[] data) =>
        MonitorBody.From(Given.Of(("label", "x"), ("triggers", Given.Of(("name", "d1"), ("data", Given.Of(data)))), ("boolExp", "d1")));

    private static OrderedDictionary Attribute() => Given.Of(("type", "Header"), ("key", "X-Car"), ("value", "$Vin"));

    private static string[] Names(BodyResult result) =>
        [.. Documents.Parse(result.Json).SelectTokens("triggerParam.triggers[*].name").Select(n => (string)n!)];

    private static void InFrench(Action test)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        try
        {
            test();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
