using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Events;
using Stellantis.Client.Tests.Models;
using Stellantis.Testing.Contract;
using Xunit;

namespace Stellantis.Client.Tests.Events;

/// <summary>Whatever shape a message has, and whatever carried it: the events in it, with nothing lost.</summary>
public sealed class EventReaderTests
{
    private const string Fired = """
        {"channelId":"ch-1","date":"2026-05-01T06:00:00Z","type":"Monitor","attributes":[{"key":"vin","value":"VR3MADEUP00000001"}],
         "monitorEvent":{"monitorId":"m-1","data":{"values":[{"data":"vehicle.energy.electric.level","value":"29","previous":"31"}],"refresh":false}}}
        """;

    private const string Former = """
        {"channelId":"ch-1","date":"2026-05-01T06:00:00Z","type":"Monitor","attributes":[{"key":"vin","value":"VR3MADEUP00000001"}],
         "monitorEvent":{"monitorId":"m-1","refresh":false,"values":[{"data":"vehicle.energy.electric.level",
         "value":{"type":"string","body":{"literalValue":"29","previous":"31"}}}]}}
        """;

    private const string Older = """
        {"monitorId":"m-1","attributes":[],"events":[{"fleetId":"f","vin":"VR3MADEUP00000001","eventDate":"2026-05-01T06:00:00Z",
         "values":[{"data":"vehicle.energy.electric.level","value":"29","previous":"31"}],"refresh":false}]}
        """;

    private const string Done = """
        {"channelId":"ch-1","date":"2026-05-01T06:00:00Z","type":"Remote","remoteEvent":{"remoteActionId":"r-1","remoteType":"Doors",
         "eventStatus":{"type":"Done","status":"Failed","failureCause":"DoorsOpen"}}}
        """;

    private static readonly string s_base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Fired));

    public static TheoryData<string> Carriers =>
    [
        Fired,
        "\uFEFF" + Fired,
        $"[{Fired}]",
        JsonConvert.ToString(Fired),
        s_base64,
        // In the letters of addresses, without what fills it up.
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Fired + "  ?>")[..^2]).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        $$$$"""{"name":"Phones","data":{"vehicle":"VR3MADEUP00000001","message":"{{{{s_base64}}}}"},"notification":{"title":"t","body":"b"}}""",
        $$$$"""{"message":{"token":"t","data":{"message":"{{{{s_base64}}}}"}}}""",
        $$$$"""{"vehicle":"VR3MADEUP00000001","message":"{{{{s_base64}}}}"}""",
        $$$$"""{"WebhookName":"w","RequestBody":{{{{JsonConvert.ToString(Fired)}}}},"RequestHeader":{"x-vin":"VR3MADEUP00000001"}}""",
        $$$$"""{"Method":"POST","Headers":{"X-Vin":["VR3MADEUP00000001"]},"Query":{},"Body":{{{{Fired}}}},"RawBody":""" +
            $$$$"""{{{{JsonConvert.ToString(Fired)}}}} }""",
        $$$$"""{"specversion":"1.0","type":"x","data":{{{{Fired}}}} }""",
    ];

    [Theory]
    [InlineData(Fired)]
    [InlineData(Former)]
    [InlineData(Older)]
    public void A_monitor_is_told_alike_in_all_shapes(string text)
    {
        var read = Only(text);
        Assert.Equal(("Monitor", "m-1", "VR3MADEUP00000001", false), (read.Type, read.MonitorId, read.VehicleId, read.IsRefresh));
        Assert.Equal(new DateTime(2026, 5, 1, 6, 0, 0, DateTimeKind.Utc), read.CreatedAt?.ToUniversalTime());
        var value = Assert.Single(read.Values);
        Assert.Equal(("vehicle.energy.electric.level", "29", "31"), (value.Data, value.Value, value.Previous));
        Assert.Equal("vehicle.energy.electric.level 29 (was 31)", read.ToString());
        Models.Json.AssertEqual((JObject)Models.Json.Parse(text), read.ToJson());
    }

    [Fact]
    public void A_remote_is_told_with_the_words_of_the_commands()
    {
        var read = Only(Done);
        Assert.Equal(("Remote", "r-1", "Locking", "Failed", "DoorsOpen", true),
            (read.Type, read.RemoteId, read.RemoteType, read.Status, read.FailureCause, read.IsFinal));
        Assert.Equal("Locking: Failed, a door, a window or the boot is open", read.Description);
    }

    [Theory]
    [MemberData(nameof(Carriers))]
    public void What_carries_a_message_is_taken_off(string text)
    {
        var read = Only(text);
        Assert.Equal(("m-1", "VR3MADEUP00000001"), (read.MonitorId, read.VehicleId));
        Models.Json.AssertEqual((JObject)Models.Json.Parse(Fired), read.ToJson());
    }

    [Theory]
    [InlineData("vin", "VR3MADEUP00000007")]
    [InlineData("X-Vehicle-Id", "VR3MADEUP00000007")]
    [InlineData("x_VIN", "VR3MADEUP00000007")]
    [InlineData("car", "VR3MADEUP00000007")]
    public void The_vehicle_is_found_wherever_its_attribute_stands(string key, string vin)
    {
        var outside = new KeyValuePair<string, string>[] { new("Content-Type", "application/json"), new(key, vin) };
        Assert.Equal(vin, Assert.Single(EventReader.Read(Done, outside)).Event!.VehicleId);
        var body = (JObject)Models.Json.Parse(Done);
        body["attributes"] = new JArray(new JObject { ["key"] = key, ["value"] = vin });
        Assert.Equal(vin, Only(body.ToString()).VehicleId);
        body["attributes"] = new JObject { [key] = vin };
        Assert.Equal(vin, Only(body.ToString()).VehicleId);
    }

    [Fact]
    public void What_the_service_did_not_fill_in_is_no_vehicle() => Assert.Null(EventReader.Read(Done, [new("vin", "$Vin")])[0].Event!.VehicleId);

    [Fact]
    public void One_bad_message_loses_none_of_the_others()
    {
        var read = EventReader.Read($$"""[{{Fired}},{"a":1,"b":2},7,"nonsense",{{Done}},{},[],null,{"type":"Remote"}]""", []);
        Assert.Equal(["m-1", null, null, null, null, null, null, null, null], read.Select(message => message.Event?.MonitorId));
        Assert.Equal("r-1", read[4].Event!.RemoteId);
        Assert.Equal(
            [
                "It is an object with a, b, and has neither monitorEvent nor remoteEvent.", "It is 7.", "It is not JSON: ",
                    "It is an object without members.",
                "It is an empty list.", "It is null.", "It is of the type Remote, and has no remoteEvent.",
            ],
            read.Where(message => message.Problem is not null).Select(m => m.Problem!.StartsWith("It is not JSON: ", StringComparison.Ordinal)
                ? "It is not JSON: " : m.Problem!));
    }

    [Fact]
    public void What_came_before_a_cut_is_kept()
    {
        var read = EventReader.Read($"[{Fired},{Done},{Fired[..^20]}", []);
        Assert.Equal(("m-1", "r-1"), (read[0].Event!.MonitorId, read[1].Event!.RemoteId));
        Assert.StartsWith("It is not JSON: ", Assert.Single(read.Skip(2)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData("  \n ", "It is empty.")]
    [InlineData("{}", "It is an object without members.")]
    [InlineData("[]", "It is an empty list.")]
    [InlineData("true", "It is true.")]
    [InlineData("""{"events":[],"monitorId":"m"}""", "It has no events in its list.")]
    [InlineData("""{"events":[1],"callbackId":"c"}""", "It has 1 among its events.")]
    public void What_is_no_event_is_told(string text, string problem) => Assert.Equal(problem, Assert.Single(EventReader.Read(text, [])).Problem);

    [Fact]
    public void Several_events_of_an_older_message_are_several()
    {
        var read = EventReader.Read("""
            {"callbackId":"cb","new":1.10,"events":[
             {"remoteActionId":"r-1","vin":"VR3MADEUP00000001","remoteType":"WakeUp","eventStatus":{"type":"Pending","status":"Accepted"}},
             {"remoteActionId":"r-2","vin":"VR3MADEUP00000002","remoteType":"Horn","eventStatus":{"type":"Done","status":"Success"}}]}
            """, []);
        Assert.Equal([("r-1", "VR3MADEUP00000001", "Wakeup"), ("r-2", "VR3MADEUP00000002", "Horn")],
            read.Select(m => (m.Event!.RemoteId!, m.Event.VehicleId!, m.Event.RemoteType!)));
        Assert.All(read, m => Assert.Contains("1.10", m.Event!.ToJson(), StringComparison.Ordinal));
    }

    [Fact]
    public void Bodies_of_a_service_of_tomorrow_lose_nothing()
    {
        var random = new Random(13);
        for (var i = 0; i < 500; i++)
        {
            var body = (JObject)Models.Json.Parse(new[] { Fired, Former, Done, Older }[i % 4]);
            foreach (var place in body.DescendantsAndSelf().OfType<JObject>().ToList())
            {
                if (random.Next(3) == 0)
                    place["new" + random.Next(100)] = Something(random);
            }
            foreach (var text in body.Descendants().OfType<JValue>().Where(v => v.Type == JTokenType.String && random.Next(6) == 0).ToList())
            {
                if (text.Path is not ("date" or "type") && !text.Path.EndsWith("eventDate", StringComparison.Ordinal))
                    text.Value = "Word" + random.Next(100);
            }
            var read = Only(body.ToString(Formatting.None));
            Models.Json.AssertEqual(body, read.ToJson());
            Assert.NotEmpty(read.Description);
        }
    }

    [ContractFact]
    public void The_messages_of_the_contract_lose_nothing()
    {
        var files = Directory.GetFiles(Path.Combine(ServiceContract.Folder!, "samples"), "notification.*.json");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var read = EventReader.Read(text, []);
            Assert.All(read, message => Assert.Null(message.Problem));
            if (file.EndsWith("pushnotif.json", StringComparison.Ordinal))
                continue;
            var documents = Models.Json.Parse(text) is JArray list ? list.Cast<JObject>().ToList() : [(JObject)Models.Json.Parse(text)];
            Assert.Equal(documents.Count, read.Count);
            Assert.All(documents.Zip(read), pair => Models.Json.AssertEqual(pair.First, pair.Second.Event!.ToJson()));
            Assert.All(read, message => Assert.Empty(Properties.Models(message.Event!).SelectMany(m => m.Model.AdditionalProperties.Keys)));
        }
    }

    private static JToken Something(Random random) => random.Next(5) switch
    {
        0 => random.Next(),
        1 => random.NextDouble(),
        2 => new JArray(1, "two", new JObject { ["three"] = 3 }),
        3 => new JObject { ["deep"] = new JObject { ["er"] = "x" } },
        _ => JValue.CreateNull(),
    };

    private static Event Only(string text)
    {
        var message = Assert.Single(EventReader.Read(text, []));
        Assert.True(message.Event is not null, message.Problem);
        return message.Event!;
    }
}
