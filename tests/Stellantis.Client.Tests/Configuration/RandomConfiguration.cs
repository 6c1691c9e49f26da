using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Tests.Configuration;

/// <summary>Configurations by a seed: few labels, so that two of them have much in common and differ in all ways.</summary>
internal sealed class RandomConfiguration(int seed)
{
    private static readonly string[] s_vins = [.. Enumerable.Range(0, 6).Select(i => $"VF3TESTVEHICLE000{i}")];
    private static readonly string[] s_kinds = ["webhook", "websocket", "pushnotif"];

    private readonly Random _random = new(seed);

    /// <summary>A configuration as the text of a file, with its secrets in their places or not.</summary>
    public JObject Next()
    {
        var channels = new JArray(Some(4, "Channel", 1).Select(Channel));
        string[] labels = [.. channels.Select(c => (string)c["subscribe"]!["label"]!)];
        string[] monitors = [.. Some(20, "Monitor", 0)];
        // An account has one monitor of a setting at most.
        var ofSetting = _random.Next(2) == 0 ? monitors.FirstOrDefault() : null;
        return new JObject
        {
            ["channels"] = channels,
            ["monitors"] = new JArray(monitors.Select(label => Monitor(label, labels[_random.Next(labels.Length)], label == ofSetting,
                [.. Enumerable.Range(0, Math.Max(0, _random.Next(6) - 3)).Select(_ => Action(monitors, labels))])).OrderBy(_ => _random.Next())),
        };
    }

    private IEnumerable<string> Some(int most, string noun, int least) =>
        Enumerable.Range(0, most).OrderBy(_ => _random.Next()).Take(_random.Next(least, most + 1)).Select(i => $"{noun} {i}");

    private JObject Channel(string label)
    {
        var kind = _random.Next(4) == 0 ? s_kinds[_random.Next(3)] : "webhook";
        var target = new JObject();
        if (kind == "webhook")
            target["name"] = label;
        if (kind == "pushnotif")
            target["devices"] = new JArray("token-of-device-1", "token-of-device-2".Substring(0, 15 + _random.Next(3)));
        else
            target["target"] = kind == "webhook" ? $"https://user:{{{{pass}}}}@{label.Replace(' ', '-')}.example/in" : "wss://ops.example/in";
        if (_random.Next(2) == 0)
            target["attributes"] = new JArray(Attribute("Authorization", "{{auth}}"), Attribute("X-Car", "$Vin"));
        if (_random.Next(3) == 0)
            target["xFuture"] = _random.Next(2);
        var subscribe = new JObject { ["label"] = label, ["channel"] = new JObject { [kind] = target } };
        if (_random.Next(2) == 0)
            subscribe["type"] = new JArray("Monitor");
        return Item(subscribe, "subscribe");
    }

    // By label, by an id that nobody knows, or none: the monitor itself, and no channel.
    private JObject Action(string[] monitors, string[] channels)
    {
        var isMonitor = _random.Next(3) > 0;
        var labels = isMonitor ? monitors : channels;
        var action = isMonitor ? new JObject { ["changeType"] = _random.Next(2) == 0 ? "Pause" : "Resume" }
            : new JObject { ["remote"] = new JObject { ["action"] = new JObject { ["horn"] = new JObject { ["state"] = "Activated" } } } };
        var name = isMonitor ? "monitorId" : _random.Next(4) == 0 ? "channelId" : "ChannelId";
        if (_random.Next(8) > 0)
            action[name] = _random.Next(8) == 0 ? $"f{_random.Next(3)}" : new JObject { ["label"] = labels[_random.Next(labels.Length)] };
        return new JObject { ["type"] = isMonitor ? "Monitor" : "Remote", [isMonitor ? "monitorAction" : "remoteAction"] = action };
    }

    private JObject Monitor(string label, string channel, bool isOfSetting, JArray actions)
    {
        var triggers = isOfSetting
            ? [new JObject { ["name"] = "t0", ["setting"] = new JObject { ["type"] = "DigitalKey" } }]
            : new JArray(Enumerable.Range(0, _random.Next(1, 4)).Select(i => new JObject
            {
                ["name"] = $"t{i}",
                ["zone"] = new JObject
                {
                    ["transition"] = _random.Next(2) == 0 ? "In" : "Out",
                    ["place"] = new JObject
                    {
                        ["radius"] = _random.Next(1, 4), ["center"] = new JObject { ["longitude"] = 2.50, ["latitude"] = 48.1 + _random.Next(3) },
                    },
                },
            }));
        var monitor = new JObject
        {
            ["label"] = label,
            ["triggerParam"] = new JObject { ["triggers"] = triggers, ["boolExp"] = string.Join(" & ", triggers.Select(t => (string)t["name"]!)) },
        };
        if (_random.Next(2) == 0)
            monitor["attributes"] = new JArray(Attribute("team", "{{team}}", "Body"));
        if (actions.Count > 0)
            monitor["onEvent"] = new JObject { ["actions"] = actions, ["onRefresh"] = _random.Next(2) == 0 };
        if (_random.Next(3) == 0)
            monitor["extendedEventParam"] = new JArray("vehicle.position", "vehicle.alarm");
        if (_random.Next(3) == 0)
            monitor["xFuture"] = new JObject { ["level"] = _random.Next(3) };
        var item = Item(monitor, "monitor");
        item["channel"] = channel;
        item["vehicleIds"] = new JArray(s_vins.OrderBy(_ => _random.Next()).Take(_random.Next(4)));
        item["groups"] = _random.Next(4) == 0 ? new JArray("root") : [];
        return item;
    }

    private JObject Item(JObject body, string name) => new() { ["status"] = _random.Next(3) == 0 ? "Paused" : "Running", [name] = body };

    private static JObject Attribute(string key, string value, string type = "Header") => new() { ["type"] = type, ["key"] = key, ["value"] = value };
}
