using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Api;
using Stellantis.Sandbox.Deliveries;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Events;

/// <summary>Puts events into the shape in which they go out, with the attributes of channel and monitor or remote.</summary>
internal sealed class Composer
{
    private readonly Dictionary<string, (string Body, JObject Value)> _channels = [];
    private long _number;

    /// <summary>An event of a monitor: the values that made it true, or what happened to a setting.</summary>
    public Outgoing OfMonitor(Channel channel, Rule rule, History history, DateTimeOffset at, JObject happened)
    {
        var variables = VariablesOf(channel, history.Vehicle);
        variables["MonitorID"] = rule.Monitor.Id;
        variables["MonitorLabel"] = rule.Label;
        var monitorEvent = new JObject { ["monitorId"] = rule.Monitor.Id };
        foreach (var member in happened)
            monitorEvent[member.Key] = member.Value;
        return Compose(channel, history.Vehicle, rule.Monitor.Id, at, variables, rule.Attributes, rule.Overrides, monitorEvent, isRemote: false);
    }

    /// <summary>The data of an event that messages of a vehicle brought about.</summary>
    public static JObject Data(Watch watch, Told told, bool isReminder, History history, DateTimeOffset at)
    {
        var data = new JObject
        {
            ["values"] = new JArray(watch.Values(told).Select(found =>
            {
                var value = new JObject { ["data"] = found.Data, ["value"] = found.Value };
                if (!isReminder && found.Previous is { } previous)
                    value["previous"] = previous;
                return value;
            })),
            ["refresh"] = isReminder,
        };
        if (watch.Rule.Extensions.Count > 0)
            data["extensions"] = Extensions.Of(history, watch.Rule.Extensions, at);
        return new JObject { ["data"] = data };
    }

    /// <summary>An event of a remote that has come into a state.</summary>
    public Outgoing OfRemote(Channel channel, Remote remote, History history, DateTimeOffset at, string status, bool isEnd)
    {
        var body = Rule.Parse(remote.Body);
        var type = TypeOf(remote.Type);
        var variables = VariablesOf(channel, remote.Vehicle);
        variables["RemoteType"] = type;
        variables["RemoteStatus"] = status;
        variables["RemoteLabel"] = Bodies.Shapes.TextOf(body, "label") ?? "";
        var eventStatus = new JObject { ["type"] = isEnd ? "Done" : "Pending", ["status"] = status };
        if (isEnd && remote.Outcome!.Cause is { } cause)
            eventStatus["failureCause"] = cause;
        var remoteEvent = new JObject { ["remoteActionId"] = remote.Id, ["remoteType"] = type, ["eventStatus"] = eventStatus };
        if (Bodies.Shapes.TextsOf(body, "extendedEventParam") is { Count: > 0 } names)
            remoteEvent["extensions"] = Extensions.Of(history, names, at);
        return Compose(channel, remote.Vehicle, remote.Id, at, variables, CarriedAttribute.Read(body["attributes"], CarriedAttribute.Body),
            body["channelAttributes"] as JObject, remoteEvent, isRemote: true);
    }

    // Events have names of their own for the kinds of remotes.
    private static string TypeOf(string type) => type switch
    {
        "Locking" => "Doors",
        "Charging" => "ElectricBatteryChargingRequest",
        "Preconditioning" => "ThermalPreconditioning",
        "Wakeup" => "WakeUp",
        _ => type.Split('.')[0],
    };

    private Variables VariablesOf(Channel channel, Vehicle vehicle) => new()
    {
        ["Vin"] = vehicle.Vin,
        ["ChannelId"] = channel.Id,
        ["ChannelLabel"] = LabelOf(channel),
    };

    private string LabelOf(Channel channel) => Bodies.Shapes.TextOf(BodyOf(channel), "label") ?? "";

    // A channel has many events, and keeps its body.
    private JObject BodyOf(Channel channel)
    {
        if (!_channels.TryGetValue(channel.Id, out var known) || !ReferenceEquals(known.Body, channel.Body))
            _channels[channel.Id] = known = (channel.Body, Rule.Parse(channel.Body));
        return known.Value;
    }

    private Outgoing Compose(
        Channel channel, Vehicle vehicle, string source, DateTimeOffset at, Variables variables, IReadOnlyList<CarriedAttribute> own,
        JObject? overrides, JObject happened, bool isRemote)
    {
        var ofChannel = CarriedAttribute.Merge(
            CarriedAttribute.Read(BodyOf(channel)["channel"]![channel.Kind]!["attributes"], CarriedAttribute.Header),
            CarriedAttribute.Read(overrides?[channel.Kind], CarriedAttribute.Header));
        var isPush = channel.Kind == "pushnotif";
        // What is meant for the body of a push notification is none of the event.
        var carried = CarriedAttribute.Merge([.. ofChannel.Where(attribute => !isPush || attribute.Type != CarriedAttribute.Body)], own);
        List<KeyValuePair<string, string>> Those(IEnumerable<CarriedAttribute> attributes, string type) =>
            [.. attributes.Where(attribute => attribute.Type == type && attribute.Key.Length > 0)
                .Select(attribute => new KeyValuePair<string, string>(attribute.Key, variables.Fill(attribute.Value)))];

        var message = new JObject { ["channelId"] = channel.Id, ["date"] = JsonWriting.Text(at), ["type"] = isRemote ? "Remote" : "Monitor" };
        var pairs = Those(carried, CarriedAttribute.Body);
        if (pairs.Count > 0)
            message["attributes"] = new JArray(pairs.Select(pair => new JObject { ["key"] = pair.Key, ["value"] = pair.Value }));
        message[isRemote ? "remoteEvent" : "monitorEvent"] = happened;
        var text = message.ToString(Formatting.None);
        var headers = Those(carried, CarriedAttribute.Header);
        return new Outgoing(++_number, at, channel.Id, source, isRemote, vehicle.Vin, headers, Those(carried, CarriedAttribute.Query), text,
            isPush ? Push(channel, headers, Those(ofChannel, CarriedAttribute.Body), text) : null);
    }

    private string Push(
        Channel channel, IEnumerable<KeyValuePair<string, string>> data, IReadOnlyList<KeyValuePair<string, string>> fields, string text)
    {
        var push = new JObject { ["name"] = LabelOf(channel), ["data"] = new JObject() };
        foreach (var pair in data)
            push["data"]![pair.Key] = pair.Value;
        push["data"]!["message"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        var notification = new JObject { ["title"] = LabelOf(channel), ["body"] = text };
        foreach (var field in fields.Where(field => field.Key != "disableNotificationPayload"))
            notification[field.Key] = field.Value;
        if (!fields.Any(field => field.Key == "disableNotificationPayload" && field.Value == "true"))
            push["notification"] = notification;
        return push.ToString(Formatting.None);
    }
}
