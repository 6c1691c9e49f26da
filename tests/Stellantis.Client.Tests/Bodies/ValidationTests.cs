using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Xunit;

namespace Stellantis.Client.Tests.Bodies;

public class ValidationTests
{
    private const string Zone = """{"transition":"In","place":{"radius":10,"center":{"longitude":2.33,"latitude":48.86}}}""";

    [Fact]
    public void All_problems_are_told_at_once_each_with_its_path()
    {
        var result = MonitorBody.From("""
            {"lable":"x","subscribeParam":{"refreshEvent":5},"triggerParam":{"triggers":[
              {"name":"t1","data":{"data":"vehicle.alert","op":"inclededIn","value":["AssistanceButtonFault"]}},
              {"name":"z1","zone":{"transition":"Within","place":{"radius":"wide","center":{"longitude":2.33,"latitude":148.86}}}}],
             "boolExp":"t1 & (z1"}}
            """);
        Assert.Equal(
            [
                "label: is missing; 'lable' is not a member here, did you mean 'label'?",
                "subscribeParam.refreshEvent: 5 is out of range. Allowed: 60 seconds or more.",
                "triggerParam.boolExp: column 6: this parenthesis is not closed (t1 & >>>(z1)",
                "triggerParam.triggers[0].data.op: 'inclededIn' is not an operator; did you mean 'includedIn'? Allowed: equalsTo, greaterThan, " +
                    "lowerThan, includedIn, onChange.",
                "triggerParam.triggers[1].zone.place.center.latitude: 148.86 is out of range. Allowed: -90 to 90 degrees.",
                "triggerParam.triggers[1].zone.place.radius: is the text 'wide' where a whole number is wanted",
                "triggerParam.triggers[1].zone.transition: 'Within' is not a transition. Allowed: In, Out.",
            ],
            result.Problems.Select(p => p.ToString()).Order(StringComparer.Ordinal));
        Assert.True(result.HasErrors);
        Assert.Equal(8, result.ErrorMessage.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void A_body_without_anything_tells_all_that_it_needs() =>
        Assert.Equal(["label: is missing", "triggerParam.triggers: is missing", "triggerParam.boolExp: is missing"], Problems("{}"));

    [Theory]
    [InlineData("""{"label":"x","trigerParam":{"triggers":[],"boolExp":"z1"}}""",
        "triggerParam: is missing; 'trigerParam' is not a member here, did you mean 'triggerParam'?")]
    [InlineData("""{"Label":"x","triggerParam":{"triggers":[{"name":"z1","zone":$Z}],"boolExp":"z1"}}""",
        "label: is missing; 'Label' is not a member here, did you mean 'label'?")]
    [InlineData("""{"label":"x","triggerParam":{"trigger":[{"name":"z1","zone":$Z}],"boolExp":"z1"}}""",
        "triggerParam.triggers: is missing; 'trigger' is not a member here, did you mean 'triggers'?")]
    [InlineData("""{"label":"x","triggerParam":{"triggers":[{"name":"z1","zon":$Z}],"boolExp":"z1"}}""",
        "triggerParam.triggers[0]: one of zone, time, data, setting is missing; 'zon' is not a member here, did you mean 'zone'?")]
    [InlineData("""{"label":"x","triggerParam":{"triggers":[{"nam":"z1","zone":$Z}],"boolExp":"z1"}}""",
        "triggerParam.triggers[0].name: is missing; 'nam' is not a member here, did you mean 'name'?")]
    [InlineData("""{"label":"x","triggerParam":{"triggers":[{"name":"z1","zone":$Z}],"boolexp":"z1"}}""",
        "triggerParam.boolExp: is missing; 'boolexp' is not a member here, did you mean 'boolExp'?")]
    public void A_misspelt_required_member_is_one_problem_and_not_two(string json, string problem) =>
        Assert.Equal([problem], Problems(json.Replace("$Z", Zone, StringComparison.Ordinal)));

    [Fact]
    public void A_misspelt_key_of_a_dictionary_is_found_under_its_class_name_too()
    {
        var zone = Given.Ordered(JToken.Parse(Zone));
        var trigger = Given.Of(("name", "z1"), ("zone", zone));
        Assert.Equal("triggerParam.triggers: is missing; 'trigers' is not a member here, did you mean 'triggers'?",
            MonitorBody.From(Given.Of(("label", "x"), ("trigers", trigger), ("boolExp", "z1"))).Problems.Single(p => p.IsError).ToString());
        Assert.Equal("triggerParam.triggers[0].name: is missing; 'nmae' is not a member here, did you mean 'name'?",
            MonitorBody.From(Given.Of(("label", "x"), ("triggers", Given.Of(("nmae", "z1"), ("zone", zone))), ("boolExp", "z1"))).ErrorMessage);
    }

    [Fact]
    public void An_unknown_member_is_sent_with_a_warning()
    {
        var result = MonitorBody.From(Monitor(""" "z1" """, m =>
        {
            m["atributes"] = new JArray();
            m["future"] = 1;
            m["triggerParam"]!["triggers"]![0]!["zone"]!["colour"] = "red";
        }).ToString());
        Assert.False(result.HasErrors);
        Assert.Equal(
            [
                "triggerParam.triggers[0].zone.colour: is not a member that the service documents, and is sent as it is",
                "atributes: is not a member that the service documents, and is sent as it is; did you mean 'attributes'?",
                "future: is not a member that the service documents, and is sent as it is",
            ],
            result.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void More_than_five_triggers_and_equal_names_are_refused()
    {
        var triggers = new JArray(Enumerable.Range(1, 6).Select(i => new JObject { ["name"] = "z" + Math.Min(i, 5), ["zone"] = JToken.Parse(Zone) }));
        Assert.Equal(["triggerParam.triggers: has 6 items. Allowed: 1 to 5.", "triggerParam.triggers[5].name: 'z5' is the name of triggers[4] too: " +
            "give each a name of its own"],
            MonitorBody.From(Monitor(""" "z1 & z2 & z3 & z4 & z5" """, m => m["triggerParam"]!["triggers"] = triggers)
                .ToString()).Problems.Where(p => p.IsError).Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("z1 & t9", "triggerParam.boolExp: 't9' is not the name of a trigger; did you mean 't1'? Allowed: z1, t1.")]
    [InlineData("z1 & night", "triggerParam.boolExp: 'night' is not the name of a trigger. Allowed: z1, t1.")]
    [InlineData("Z1 & t1", "triggerParam.boolExp: 'Z1' is not the name of a trigger; did you mean 'z1'? Allowed: z1, t1.")]
    [InlineData("z1 & t1 & !z1", "triggerParam.boolExp: 'z1 & t1 & !z1' is always false, whatever the triggers do")]
    [InlineData("z1 | t1 | !z1", "triggerParam.boolExp: 'z1 | t1 | !z1' is always true, whatever the triggers do")]
    [InlineData("z1 && t1", "triggerParam.boolExp: column 5: '&' is written once, not twice (z1 &>>>& t1)")]
    [InlineData("", "triggerParam.boolExp: is empty")]
    public void An_expression_that_makes_no_sense_is_refused(string expression, string problem) =>
        Assert.Equal(problem, TwoTriggers(expression).ErrorMessage);

    [Fact]
    public void An_expression_that_can_be_read_in_two_ways_or_leaves_out_a_trigger_is_warned_of()
    {
        Assert.Equal(["triggerParam.triggers[1]: 't1' is not used by the expression 'z1'"], TwoTriggers("z1").Problems.Select(p => p.ToString()));
        var result = TwoTriggers("z1 & t1 | !t1");
        Assert.False(result.HasErrors);
        Assert.Equal(["triggerParam.boolExp: 'z1 & t1 | !t1' mixes & and | without parentheses, and the service does not say which comes first. " +
            "Write '(z1 & t1) | !t1' or 'z1 & (t1 | !t1)'."],
            result.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_setting_stands_alone()
    {
        var setting = JToken.Parse("""{"name":"s1","setting":{"type":"DigitalKey"}}""");
        Assert.Equal("triggerParam.triggers[1].setting: must be alone: a monitor with a setting has no other trigger",
            MonitorBody.From(Monitor(""" "z1 & s1" """, m => ((JArray)m["triggerParam"]!["triggers"]!).Add(setting)).ToString()).ErrorMessage);
        Assert.Equal("triggerParam.boolExp: is only the name of the trigger when that watches a setting",
            MonitorBody.From(Monitor(""" "!s1" """, m => m["triggerParam"]!["triggers"] = new JArray(setting)).ToString()).ErrorMessage);
    }

    [Theory]
    [InlineData("""{"data":"vehicle.alerts","op":"equalsTo","value":["x"]}""",
        "data: 'vehicle.alerts' is not known as data that can be watched; did you mean 'vehicle.alert'? Known: vehicle.alert, vehicle.odometer, " +
        "vehicle.powertrain.status, vehicle.engines.thermic.oil.temp, vehicle.energy.electric.level, vehicle.energy.electric.autonomy, " +
        "vehicle.energy.fuel.level, vehicle.energy.fuel.autonomy, ….")]
    [InlineData("""{"data":"vehicle.collision.side","op":"equalsTo","value":["Frnot"]}""",
        "value[0]: 'Frnot' is not known as a value of vehicle.collision.side; did you mean 'Front'? Known: Front, Rear, Lateral, Left, Right.")]
    [InlineData("""{"data":"vehicle.odometer","op":"equalsTo","value":["1","2"]}""", "value: has 2 items, and equalsTo uses the first only")]
    [InlineData("""{"data":"privacy.state","op":"onChange","value":["Full"]}""", "value: is not used: onChange compares with nothing")]
    [InlineData("""{"data":"vehicle.odometer","op":"equalsTo","value":[30]}""",
        "value[0]: is the number 30 where text is wanted; it is sent as it is")]
    public void What_the_service_may_refuse_in_a_data_trigger_is_warned_of(string data, string warning)
    {
        var result = MonitorBody.From(Monitor(""" "z1" """, m =>
            m["triggerParam"]!["triggers"] = new JArray(new JObject { ["name"] = "z1", ["data"] = JToken.Parse(data) })).ToString());
        Assert.Equal(["triggerParam.triggers[0].data." + warning], result.Problems.Select(p => p.ToString()));
        Assert.False(result.HasErrors);
    }

    [Theory]
    [InlineData("""{"data":"vehicle.doorsState.opening","op":"equalsTo","value":["Open"]}""",
        "op: 'equalsTo' does not go with vehicle.doorsState.opening. Allowed: onChange.")]
    [InlineData("""{"data":"vehicle.alert","op":"includedIn","value":[]}""", "value: is missing, and includedIn needs one or more")]
    [InlineData("""{"data":"vehicle.odometer","op":"greaterThan","value":["30 km"]}""", "value[0]: '30 km' is not a number, as vehicle.odometer is")]
    [InlineData("""{"data":"stolen.state","op":"equalsTo","value":["stolen"]}""", "value[0]: 'stolen' is not true or false, as stolen.state is")]
    [InlineData("""{"data":"vehicle.kinetic.moving","op":"equalsTo","value":["true"],"previous":{"op":"includedIn","value":["false"]}}""",
        "previous.op: 'includedIn' does not go with vehicle.kinetic.moving. Allowed: equalsTo.")]
    [InlineData("""{"data":"vehicle.odometer","op":"equalsTo","value":["1"],"previous":{"op":"equalsTo","value":["1"]}}""",
        "previous: does not go with vehicle.odometer")]
    public void What_makes_no_sense_in_a_data_trigger_is_refused(string data, string problem)
    {
        var result = MonitorBody.From(Monitor(""" "z1" """, m =>
            m["triggerParam"]!["triggers"] = new JArray(new JObject { ["name"] = "z1", ["data"] = JToken.Parse(data) })).ToString());
        Assert.Equal("triggerParam.triggers[0].data." + problem, result.ErrorMessage);
    }

    [Theory]
    [InlineData("""{"start":"22:00","duration":"PT7H"}""",
        "start: '22:00' is not a time of day as the duration since midnight, PT0H to PT23H59M; did you mean 'PT22H'?")]
    [InlineData("""{"start":"PT04H30M","duration":"7h"}""", "duration: '7h' is not a duration such as PT1H30M (ISO 8601)")]
    [InlineData("""{"start":"PT22H"}""", "duration: is missing, and recurrence Daily needs it")]
    [InlineData("""{"recurrence":"None","start":"2030-01-31"}""",
        "start: '2030-01-31' is not a date and time such as 2030-01-31T07:30:00Z, which recurrence None needs")]
    public void A_time_that_does_not_fit_its_recurrence_is_refused(string entry, string problem)
    {
        var trigger = new JObject { ["name"] = "z1", ["time"] = new JObject { ["times"] = new JArray(JToken.Parse(entry)) } };
        var result = MonitorBody.From(Monitor(""" "z1" """, m => m["triggerParam"]!["triggers"] = new JArray(trigger)).ToString());
        Assert.Equal("triggerParam.triggers[0].time.times[0]." + problem, result.ErrorMessage);
    }

    [Theory]
    [InlineData("""{"type":"Header","key":"k","value":""}""",
        "value: is empty. Write a variable in single quotes: '$Vin' (double quotes expand it).")]
    [InlineData("""{"type":"Header","key":"k"}""", "value: is missing. Write a variable in single quotes: '$Vin' (double quotes expand it).")]
    [InlineData("""{"type":"Header","key":" ","value":"v"}""", "key: is empty")]
    [InlineData("""{"type":"Header","kye":"k","value":"v"}""", "key: is missing; 'kye' is not a member here, did you mean 'key'?")]
    [InlineData("""{"type":"Haeder","key":"k","value":"v"}""",
        "type: 'Haeder' is not a kind of attribute; did you mean 'Header'? Allowed: Header, Query, Body.")]
    public void An_attribute_that_would_add_nothing_is_refused_with_the_remedy(string attribute, string problem)
    {
        var result = ChannelBody.From($$$"""{"channel":{"websocket":{"target":"wss://live.example.com","attributes":[{{{attribute}}}]} } }""");
        Assert.Equal([$"channel.websocket.attributes[0].{problem}"], result.Problems.Select(p => p.ToString()));
        Assert.True(result.HasErrors);
    }

    [Theory]
    [InlineData("Vin", "value: 'Vin' is sent as that text; did you mean the variable '$Vin'?")]
    [InlineData("$Vni", "value: '$Vni' is not known as a variable; did you mean '$Vin'?")]
    [InlineData("$vin", null)]
    [InlineData("$RemoteStatus", null)]
    [InlineData("costs $5", null)]
    public void A_variable_that_is_not_known_is_warned_of(string value, string? warning)
    {
        var result = ChannelBody.FromParts(Given.Of(("WebsocketTarget", "wss://live.example.com"),
            ("Attribute", new EventAttribute { Type = "Header", Key = "k", Value = value })));
        Assert.Equal(warning is null ? [] : [$"channel.websocket.attributes[0].{warning}"], result.Problems.Select(p => p.ToString()));
        Assert.False(result.HasErrors);
    }

    [Fact]
    public void The_attributes_of_a_monitor_need_nothing_by_the_contract_so_that_a_gap_is_a_warning()
    {
        var result = MonitorBody.From(Monitor(""" "z1" """, m => m["attributes"] = new JArray(new JObject { ["key"] = "k", ["value"] = "v" }))
            .ToString());
        Assert.Equal(["attributes[0].type: is missing"], result.Problems.Select(p => p.ToString()));
        Assert.False(result.HasErrors);
    }

    [Fact]
    public void A_variable_that_was_expanded_to_nothing_is_refused_in_a_monitor_too()
    {
        var result = MonitorBody.From(Given.Of(("Attributes", Given.Of(("type", "Body"), ("key", "car"), ("value", null)))));
        Assert.Contains("attributes[0].value: is missing. Write a variable in single quotes: '$Vin' (double quotes expand it).", result.ErrorMessage,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from", "x", "key: 'from' is reserved by the push service")]
    [InlineData("googleId", "x", "key: 'googleId' is reserved by the push service")]
    [InlineData("deliveryPriority", "urgent", "value: 'urgent' is not known as a value of deliveryPriority. Known: low, normal, high.")]
    public void Keys_that_mean_something_to_the_push_service_are_warned_of(string key, string value, string warning)
    {
        var result = ChannelBody.FromParts(Given.Of(("PushDevice", "a"),
            ("Attribute", new EventAttribute { Type = "Body", Key = key, Value = value })));
        Assert.Equal([$"channel.pushnotif.attributes[0].{warning}"], result.Problems.Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("""{"type":"Remote"}""", "remoteAction: is missing, and type Remote needs it")]
    [InlineData("""{"type":"Monitor","monitorActon":{"changeType":"Pause"}}""",
        "monitorAction: is missing, and type Monitor needs it; 'monitorActon' is not a member here, did you mean 'monitorAction'?")]
    public void An_action_without_what_its_type_asks_for_is_refused(string action, string problem) =>
        Assert.Equal("onEvent.actions[0]." + problem,
            MonitorBody.From(Monitor(""" "z1" """, m => m["onEvent"] = new JObject { ["actions"] = new JArray(JToken.Parse(action)) })
                .ToString()).ErrorMessage);

    [Fact]
    public void Values_outside_a_documented_list_are_sent_with_a_warning()
    {
        var result = MonitorBody.From(Monitor(""" "z1" """, m =>
            m["extendedEventParam"] = new JArray("vehicle.alerts.actives", "vehicle.telemetry.environment")).ToString());
        Assert.Equal("extendedEventParam[0]: 'vehicle.alerts.actives' is not known as data for an event; did you mean 'vehicle.alerts.active'? " +
            "Known: vehicle.doorsState, vehicle.latestTelemetry, vehicle.maintenance, vehicle.position, vehicle.telemetry, vehicle.alerts.active, " +
            "vehicle.collision, vehicle.trip, ….",
            Assert.Single(result.Problems).ToString());
        Assert.False(result.HasErrors);
    }

    [Theory]
    [InlineData("http://hooks.example.com/x", false, "channel.webhook.target: begins with http: the service asks for https")]
    [InlineData("ftp://user:secret@hooks.example.com", true, "channel.webhook.target: begins with 'ftp'. Allowed: https.")]
    [InlineData("user:secret@hooks.example.com", true, "channel.webhook.target: is not an absolute address, https://...")]
    [InlineData("/hooks", true, "channel.webhook.target: is not an absolute address, https://...")]
    public void Addresses_are_checked_and_not_shown(string target, bool isError, string problem)
    {
        var result = ChannelBody.FromParts(Given.Of(("Label", "x"), ("WebhookTarget", target)));
        Assert.Equal((problem, isError), (Assert.Single(result.Problems).ToString(), result.HasErrors));
    }

    [Fact]
    public void Text_in_the_place_of_a_list_or_an_object_is_not_shown_for_it_may_be_a_secret()
    {
        var result = ChannelBody.From(Given.Of(("webhook",
            Given.Of(("target", "https://h.example.com"), ("name", "n"), ("attributes", "Authorization: secret")))));
        Assert.Equal("channel.webhook.attributes[0]: is text where an object is wanted", result.ErrorMessage);
    }

    [Theory]
    [InlineData("{'label':'x'}", "The body is not JSON (line 1, column 2): JSON has double quotes only.")]
    [InlineData("{\n \"label\": \"x\",\n}", "The body is not JSON (line 2, column 14): there is a comma before the end of an object or list.")]
    [InlineData("{ // no\n}", "The body is not JSON (line 1, column 3): JSON has no comments.")]
    [InlineData("@{ label='x' }",
        "The body is not JSON (line 1, column 1): this is a PowerShell literal in quotes: give it without them, -Body @{ }.")]
    [InlineData("{\"label\":NaN}",
        "The body is not JSON (line 1, column 10): a name or value is neither in double quotes nor a number, true, false or null.")]
    [InlineData("{\"label\":\"x}",
        "The body is not JSON (line 1, column 10): a string is not closed, or has a character in it that must be escaped.")]
    [InlineData("[]", "The body is not a JSON object.")]
    [InlineData("{} {}", "The body is more than one JSON value.")]
    public void Text_that_is_not_json_is_refused_with_the_place(string text, string problem)
    {
        var result = MonitorBody.From(text);
        Assert.Equal(problem, result.ErrorMessage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{\"label\" 1}")]
    [InlineData("{\"label\":1,\"label\":2}")]
    [InlineData("\"text\"")]
    public void Text_that_is_not_one_json_object_is_one_error(string text) => Assert.True(Assert.Single(MonitorBody.From(text).Problems).IsError);

    [Fact]
    public void The_lines_of_a_file_are_one_text()
    {
        var lines = Documents.Monitors["everything"].Split('\n');
        var result = MonitorBody.From(lines);
        Assert.Empty(result.Problems);
        Assert.Equal(string.Join("\n", lines), result.Json);
    }

    [Fact]
    public void A_null_in_text_is_warned_of_and_a_required_null_is_missing()
    {
        Assert.Equal(["onEvent: is null, which the service does not know: leave it out"],
            Problems(Monitor(""" "z1" """, m => m["onEvent"] = JValue.CreateNull()).ToString()));
        Assert.Equal(["label: is missing"], Problems(Monitor(""" "z1" """, m => m["label"] = JValue.CreateNull()).ToString()));
    }

    [Fact]
    public void A_command_that_is_not_known_yet_is_sent_with_a_warning_and_a_misspelt_one_is_not()
    {
        var later = RemoteBody.From("""{"action":{"windows":{"state":"Open"}}}""");
        Assert.Equal((false, "action.windows: is not a member that the service documents, and is sent as it is"),
            (later.HasErrors, Assert.Single(later.Problems).ToString()));
        Assert.StartsWith("action: one of locking, horn, ", RemoteBody.From("""{"action":{"hron":{"state":"Activated"}}}""").ErrorMessage,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"start":{"startTime":"PT1H","immediate":true}}""", "start: has startTime and immediate, and only one of them may be given")]
    [InlineData("""{"end":{"chargeToFull":false}}""", "end.endTime: is missing, and is needed when chargeToFull is not true")]
    [InlineData("""{}""", null)]
    public void A_deferred_charge_must_make_sense(string deferred, string? problem)
    {
        var path = "action.charging.charge.deferred" + (problem is null ? ": is empty: give start, end or both" : "." + problem);
        Assert.Equal(path, RemoteBody.From("""{"action":{"charging":{"charge":{"deferred":$D}}}}""".Replace("$D", deferred,
            StringComparison.Ordinal)).ErrorMessage);
    }

    [Fact]
    public void Two_programs_have_two_slots() =>
        Assert.Equal("action.preconditioning.airConditioning.programs[1].slot: 1 is the slot of program 1 too", RemoteBody.From("""
            {"action":{"preconditioning":{"airConditioning":{"programs":[{"slot":1,"actionsType":"Delete"},{"slot":1,"actionsType":"Delete"}]}}}}
            """).ErrorMessage);

    [Fact]
    public void The_kinds_and_the_target_of_a_definition_are_told_without_secrets()
    {
        Assert.Equal(["zone", "time", "data"], ((MonitorDefinition)DocumentTests.Read("monitor", Documents.Monitors["everything"])).Kinds);
        var webhook = new ChannelDefinition
        {
            Webhook =
            new WebhookTarget { Target = "https://user:secret@hooks.example.com:8443/garage?key=secret" }
        };
        Assert.Equal(("webhook", "https://hooks.example.com:8443/garage"), (webhook.Kind, webhook.Target));
        Assert.Equal(("pushnotif", "2 devices"), (Channel("pushnotif").Kind, Channel("pushnotif").Target));
        Assert.Equal(("websocket", "wss://live.example.com/socket"), (Channel("websocket").Kind, Channel("websocket").Target));
        Assert.Equal((null, null), (new ChannelDefinition().Kind, new ChannelDefinition().Target));

        static ChannelDefinition Channel(string name) => (ChannelDefinition)DocumentTests.Read("channel", Documents.Channels[name]);
    }

    private static string[] Problems(string json) => [.. MonitorBody.From(json).Problems.Select(p => p.ToString())];

    private static JObject Monitor(string expression, Action<JObject> change)
    {
        var monitor = Documents.Parse($$$"""{"label":"x","triggerParam":{"triggers":[{"name":"z1","zone":{{{Zone}}} }],"boolExp":""" +
            $$$"""{{{expression}}} } }""");
        change(monitor);
        return monitor;
    }

    private static BodyResult TwoTriggers(string expression)
    {
        var time = JToken.Parse("""{"name":"t1","time":{"times":[{"start":"PT22H","duration":"PT7H"}]}}""");
        return MonitorBody.From(Monitor(new JValue(expression).ToString(Newtonsoft.Json.Formatting.None), m =>
            ((JArray)m["triggerParam"]!["triggers"]!).Add(time)).ToString());
    }
}
