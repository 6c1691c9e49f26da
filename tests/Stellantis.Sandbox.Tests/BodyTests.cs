using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Stellantis.Testing.Contract;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class BodyTests
{
    public static TheoryData<string> PublishedBodies => [Published.Websocket, Published.PushNotification, Published.Webhook];

    [Theory]
    [MemberData(nameof(PublishedBodies))]
    public async Task What_the_service_publishes_is_taken_as_it_is(string body)
    {
        Assert.Equal(202, (await PostAsync(body, strict: false)).Status);
        Assert.Equal(400, (await PostAsync(body, strict: true)).Status);
    }

    [Fact]
    public async Task A_strict_service_names_all_that_the_contract_does_not_have()
    {
        var websocket = await PostAsync(Published.Websocket, strict: true);
        var push = await PostAsync(Published.PushNotification, strict: true);
        var webhook = await PostAsync(Published.Webhook, strict: true);

        AssertNames(websocket, "onEvent.actions[0].remoteAction:", "onEvent.actions[0].monitorAction:", "attributes[0].type:",
            ".action.locking.identifier:");
        AssertNames(push, "pushnotif[0].type:", ".action.ignition:", ".action: needs exactly one", "onEvent.actions[0].monitorAction:");
        AssertNames(webhook, "times[0].occurrence:", "times[0].enabled:", "onEvent.actions[0].remoteAction:");
    }

    [Theory]
    [InlineData("label")]
    [InlineData("triggerParam")]
    [InlineData("triggerParam.triggers")]
    [InlineData("triggerParam.boolExp")]
    [InlineData("triggerParam.triggers[0].name")]
    [InlineData("triggerParam.triggers[0].zone")]
    [InlineData("triggerParam.triggers[0].zone.transition")]
    [InlineData("triggerParam.triggers[0].zone.place")]
    [InlineData("triggerParam.triggers[0].zone.place.radius")]
    [InlineData("triggerParam.triggers[0].zone.place.center")]
    [InlineData("triggerParam.triggers[0].zone.place.center.longitude")]
    [InlineData("triggerParam.triggers[0].zone.place.center.latitude")]
    [InlineData("triggerParam.triggers[1].time.times")]
    [InlineData("triggerParam.triggers[1].time.times[0].start")]
    [InlineData("triggerParam.triggers[1].time.times[0].duration")]
    [InlineData("triggerParam.triggers[2].data.data")]
    [InlineData("triggerParam.triggers[2].data.op")]
    [InlineData("triggerParam.triggers[2].data.value")]
    [InlineData("triggerParam.triggers[2].data.previous.op")]
    [InlineData("triggerParam.triggers[2].data.previous.value")]
    [InlineData("onEvent.actions[0].remoteAction.remote")]
    [InlineData("onEvent.actions[0].remoteAction.remote.action")]
    [InlineData("onEvent.actions[0].remoteAction.remote.action.locking.state")]
    [InlineData("onEvent.actions[1].monitorAction.changeType")]
    [InlineData("subscribeParam.channelAttributes.webhook[0].type")]
    [InlineData("subscribeParam.channelAttributes.webhook[0].key")]
    [InlineData("subscribeParam.channelAttributes.webhook[0].value")]
    public async Task A_monitor_without_a_required_member_is_refused_by_its_path(string path)
    {
        foreach (var strict in new[] { false, true })
        {
            var body = JObject.Parse(Full);
            body.SelectToken(path)!.Parent!.Remove();

            var answer = await PostAsync(body.ToString(), strict);

            Assert.Equal(400, answer.Status);
            Assert.Contains(path.EndsWith(".zone", StringComparison.Ordinal) ? path[..^5] + ": needs exactly one" : path + ": is missing",
                answer.Message.Replace("needs at least one item", "is missing", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_monitor_with_everything_is_taken_by_a_strict_service_too() => Assert.Equal(202, (await PostAsync(Full, strict: true)).Status);

    [Theory]
    [InlineData("label", "1")]
    [InlineData("label", "null")]
    [InlineData("attributes", "{}")]
    [InlineData("extendedEventParam", "[\"vehicle.colour\"]")]
    [InlineData("extendedEventParam", "[\"vehicle.telemetry.colour\"]")]
    [InlineData("subscribeParam", "{}")]
    [InlineData("subscribeParam.refreshEvent", "59")]
    [InlineData("subscribeParam.refreshEvent", "\"60\"")]
    [InlineData("onEvent.onRefresh", "\"true\"")]
    [InlineData("onEvent.actions[1].type", "\"Sing\"")]
    [InlineData("onEvent.actions[1].monitorAction.changeType", "\"Stop\"")]
    [InlineData("onEvent.actions[0].remoteAction.remote.action.locking.state", "\"Open\"")]
    [InlineData("triggerParam.triggers", "[]")]
    [InlineData("triggerParam.triggers[0].name", "\"a b\"")]
    [InlineData("triggerParam.triggers[0].name", "\"t1\"")]
    [InlineData("triggerParam.triggers[0].zone.transition", "\"Inside\"")]
    [InlineData("triggerParam.triggers[0].zone.place.radius", "1.5")]
    [InlineData("triggerParam.triggers[0].zone.place.radius", "\"2\"")]
    [InlineData("triggerParam.triggers[0].zone.place.center.latitude", "91")]
    [InlineData("triggerParam.triggers[0].zone.place.center.longitude", "-181")]
    [InlineData("triggerParam.triggers[1].time.times[0].recurrence", "\"Weekly\"")]
    [InlineData("triggerParam.triggers[1].time.times[0].recurrence", "\"None\"")]
    [InlineData("triggerParam.triggers[1].time.times[0].start", "\"PT24H\"")]
    [InlineData("triggerParam.triggers[1].time.times[0].start", "\"22:00\"")]
    [InlineData("triggerParam.triggers[1].time.times[0].duration", "\"7h\"")]
    [InlineData("triggerParam.triggers[1].time.times[0].occurrence.day[0]", "\"Lundi\"")]
    [InlineData("triggerParam.triggers[1].time.times[0].occurrence.week[0]", "\"w53\"")]
    [InlineData("triggerParam.triggers[2].data.data", "\"vehicle.colour\"")]
    [InlineData("triggerParam.triggers[2].data.op", "\"inclededIn\"")]
    [InlineData("triggerParam.triggers[2].data.value", "\"FuelLevelLow\"")]
    [InlineData("triggerParam.triggers[2].data.value", "[1]")]
    [InlineData("triggerParam.triggers[2].data.previous.op", "\"greaterThan\"")]
    [InlineData("triggerParam.boolExp", "\"z1 & (t1 | d1\"")]
    [InlineData("triggerParam.boolExp", "\"z1 and t1\"")]
    [InlineData("triggerParam.boolExp", "\"z1 & z2\"")]
    [InlineData("triggerParam.boolExp", "\"\"")]
    [InlineData("triggerParam.boolExp", "\"z1 | !z1\"")]
    [InlineData("triggerParam.boolExp", "\"t1 & !(z1 | t1)\"")]
    public async Task A_monitor_with_a_wrong_member_is_refused_by_its_path(string path, string value)
    {
        foreach (var strict in new[] { false, true })
        {
            var body = JObject.Parse(Full);
            body.SelectToken(path)!.Replace(JToken.Parse(value));

            var answer = await PostAsync(body.ToString(), strict);

            Assert.Equal(400, answer.Status);
            Assert.Contains(path.Split('[')[0], answer.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("z1")]
    [InlineData("!!z1")]
    [InlineData("((z1 & t1) | (d1 & !t1))")]
    [InlineData(" z1|t1&d1 ")]
    public async Task Expressions_of_the_grammar_are_taken(string expression)
    {
        var body = JObject.Parse(Full);
        body["triggerParam"]!["boolExp"] = expression;

        Assert.Equal(202, (await PostAsync(body.ToString(), strict: true)).Status);
    }

    [Fact]
    public async Task An_expression_of_parentheses_without_end_is_refused()
    {
        var body = JObject.Parse(Full);
        body["triggerParam"]!["boolExp"] = new string('(', 1_000_000);

        Assert.Equal(400, (await PostAsync(body.ToString(), strict: false)).Status);
    }

    [Fact]
    public async Task More_than_five_triggers_are_too_many()
    {
        var body = JObject.Parse(Full);
        var triggers = (JArray)body["triggerParam"]!["triggers"]!;
        foreach (var name in new[] { "a1", "a2", "a3" })
        {
            var more = (JObject)triggers[0].DeepClone();
            more["name"] = name;
            triggers.Add(more);
        }

        AssertNames(await PostAsync(body.ToString(), strict: false), "triggerParam.triggers: needs 1 to 5 items");
    }

    [Fact]
    public async Task A_setting_stands_alone_and_a_trigger_is_of_one_kind()
    {
        var mixed = JObject.Parse(Full);
        mixed.SelectToken("triggerParam.triggers[0]")!["setting"] = JObject.Parse("""{ "type": "DigitalKey" }""");
        AssertNames(await PostAsync(mixed.ToString(), strict: false), "triggerParam.triggers[0]: needs exactly one",
            "a setting trigger stands alone");
    }

    [Theory]
    [InlineData("triggerParam.triggers[0].name", "\"z1x2\"", "triggerParam.triggers[0].name:")]
    [InlineData("triggerParam.triggers[1].time.timeZone", "\"UTC\"", "triggerParam.triggers[1].time.timeZone:")]
    [InlineData("triggerParam.triggers[1].time.times[0].occurrence", "[\"Mon\"]", "triggerParam.triggers[1].time.times[0].occurrence:")]
    [InlineData("triggerParam.triggers[2].data.op", "\"lowerThan\"", "triggerParam.triggers[2].data.op:")]
    [InlineData("triggerParam.triggers[2].data.value", "[\"NoSuchAlert\"]", "triggerParam.triggers[2].data.value[0]:")]
    [InlineData("triggerParam.triggers[2].data.data", "\"vehicle.odometer\"", "triggerParam.triggers[2].data.previous:")]
    [InlineData("attributes[0].type", "\"Header\"", "attributes[0].type:")]
    [InlineData("subscribeParam.channelAttributes.webhook[0].type", "\"Body\"", "subscribeParam.channelAttributes.webhook[0].type:")]
    [InlineData("onEvent.actions[1].type", "\"Notify\"", "onEvent.actions[1].monitorAction:")]
    public async Task What_the_service_merely_may_refuse_only_a_strict_one_refuses(string path, string value, string named)
    {
        var body = JObject.Parse(Full);
        body.SelectToken(path)!.Replace(JToken.Parse(value));
        body["triggerParam"]!["boolExp"] = (string)body.SelectToken("triggerParam.triggers[0].name")! + "&t1";

        Assert.Equal(202, (await PostAsync(body.ToString(), strict: false)).Status);
        AssertNames(await PostAsync(body.ToString(), strict: true), named);
    }

    [Fact]
    public async Task Attributes_may_nest_as_in_the_schema()
    {
        var body = JObject.Parse(Full);
        var flat = (JArray)body.SelectToken("subscribeParam.channelAttributes.webhook")!;
        flat.Replace(new JArray(flat.DeepClone()));

        Assert.Equal(202, (await PostAsync(body.ToString(), strict: true)).Status);
    }

    [Theory]
    [InlineData("""{ }""", "channel: is missing")]
    [InlineData("""[]""", "must be an object")]
    [InlineData("""{ "channel": { } }""", "channel: needs exactly one")]
    [InlineData("""{ "channel": { "webhook": { "target": "https://a.example", "name": "a" }, "websocket": { "target": "wss://a.example" } } }""",
        "channel: needs exactly one")]
    [InlineData("""{ "channel": { "webhook": { "name": "a" } } }""", "channel.webhook.target: is missing")]
    [InlineData("""{ "channel": { "webhook": { "target": "https://a.example" } } }""", "channel.webhook.name: is missing")]
    [InlineData("""{ "channel": { "webhook": { "target": "a.example", "name": "a" } } }""", "channel.webhook.target: must")]
    [InlineData("""{ "channel": { "websocket": { "target": "https://a.example" } } }""", "channel.websocket.target: must")]
    [InlineData("""{ "channel": { "pushnotif": { } } }""", "channel.pushnotif.devices: is missing")]
    [InlineData("""{ "channel": { "pushnotif": { "devices": [] } } }""", "channel.pushnotif.devices: needs")]
    [InlineData("""{ "channel": { "pushnotif": { "devices": [" "] } } }""", "channel.pushnotif.devices[0]: must")]
    [InlineData("""{ "type": "Monitor", "channel": { "pushnotif": { "devices": ["d"] } } }""", "type: must be an array")]
    [InlineData("""{ "type": ["Trip"], "channel": { "pushnotif": { "devices": ["d"] } } }""", "type[0]: must be one of")]
    public async Task A_channel_that_breaks_the_contract_is_refused_by_its_path(string body, string named)
    {
        using var caller = new SandboxCaller();

        AssertNames(await caller.SendAsync("POST", "/accounts/channels", body), named);
    }

    [Theory]
    [InlineData("""{ "status": "Failed" }""")]
    [InlineData("""{ "status": { "status": "Paused" } }""")]
    [InlineData("""{ }""")]
    public async Task A_status_is_running_or_paused(string body)
    {
        using var caller = new SandboxCaller();

        AssertNames(await caller.SendAsync("PUT", $"/accounts/channels/{await caller.AddChannelAsync()}/status", body), "status:");
    }

    private const string Full = """
        { "label": "All", "subscribeParam": { "refreshEvent": 600,
          "channelAttributes": { "webhook": [ { "type": "Header", "key": "X-Car", "value": "$Vin" } ] } },
          "onEvent": { "onRefresh": true, "actions": [
            { "type": "Remote", "remoteAction": { "ChannelId": "c0",
              "remote": { "label": "Lock", "action": { "locking": { "state": "Locked" } } } } },
            { "type": "Monitor", "monitorAction": { "changeType": "Pause" } }, { "type": "Notify" } ] },
          "attributes": [ { "type": "Body", "key": "label", "value": "$MonitorLabel" } ],
           "extendedEventParam": [ "vehicle.position", "vehicle.telemetry.vehicle.energies" ],
          "triggerParam": { "boolExp": "z1 & (t1 | d1)", "triggers": [
            { "name": "z1", "zone": { "transition": "Out", "place": { "radius": 20, "center": { "longitude": 4.35, "latitude": 50.85 } } } },
            { "name": "t1", "time": { "timeZone": "Europe/Brussels",
              "times": [ { "recurrence": "Daily", "start": "PT22H", "duration": "PT07H30M",
              "occurrence": { "day": [ "Mon", "Fri" ], "week": [ "w1-w25", "W30" ] } } ] } },
            { "name": "d1", "data": { "data": "vehicle.alert", "op": "includedIn", "value": [ "FuelLevelLow", "OilLevelLow" ],
              "previous": { "op": "equalsTo", "value": [ "OilLevelLow" ] } } } ] } }
        """;

    private static void AssertNames(SandboxCaller.Answer answer, params string[] named)
    {
        Assert.Equal(400, answer.Status);
        Assert.All(named, name => Assert.Contains(name, answer.Message, StringComparison.Ordinal));
    }

    private static async Task<SandboxCaller.Answer> PostAsync(string body, bool strict)
    {
        using var caller = new SandboxCaller(new SandboxOptions { Strict = strict });
        return await caller.SendAsync("POST", $"/accounts/channels/{await caller.AddChannelAsync()}/monitors", body);
    }
}
