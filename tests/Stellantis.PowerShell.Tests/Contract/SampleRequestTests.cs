using System.Collections;
using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing.Contract;
using Xunit;

namespace Stellantis.PowerShell.Tests.Contract;

/// <summary>The bodies of the contract's samples, as users build them.</summary>
public sealed class SampleRequestTests : IDisposable
{
    /// <summary>Samples that show what the service publishes against its own schema.</summary>
    private static readonly string[] s_deviating = ["postChannels.request.pushnotif-body-keys.json", "postVehicleMonitors.request.seed-shape.json"];

    /// <summary>The command that sends each body, given as a whole in <c>$body</c>.</summary>
    private static readonly Dictionary<string, string> s_whole = new()
    {
        ["postChannels"] = "New-StellantisChannel -Body $body",
        ["putChannelsById"] = "Set-StellantisChannel ch-1 -Body $body",
        ["postVehicleMonitors"] = "New-StellantisMonitor ch-1 -Body $body",
        ["putVehicleMonitors"] = "Set-StellantisMonitor ch-1 mo-7 -Body $body",
        ["sendVehicleRemotes"] = "Send-StellantisRemote $v ch-1 -Body $body -Force",
    };

    /// <summary>The command that sends each body from its parts; those that are absent are left out.</summary>
    private static readonly Dictionary<string, string> s_parts = new()
    {
        ["postChannels"] = "New-StellantisChannel @parts",
        ["putChannelsById"] = "Set-StellantisChannel ch-1 @parts",
        ["postVehicleMonitors"] = "New-StellantisMonitor ch-1 @parts",
        ["putVehicleMonitors"] = "Set-StellantisMonitor ch-1 mo-7 @parts",
        ["sendVehicleRemotes"] = "Send-StellantisRemote $v ch-1 @parts -Force",
        ["setChannelStatus"] = "Suspend-StellantisChannel ch-1",
        ["setVehicleMonitorStatus"] = "Suspend-StellantisMonitor ch-1 mo-7",
        ["setVehicleMonitorHandles"] = "Add-StellantisMonitorHandle ch-1 mo-7 @parts",
    };

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public SampleRequestTests()
    {
        _session.To(_service.BaseUri);
        // What a PUT replaces is empty, so that nothing of it is in the body.
        _service.First = request => request.Method == "GET" ? new CannedAnswer(200, "{}") : null;
    }

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [ContractFact]
    public void Every_body_of_the_contract_can_be_built_from_a_hashtable() => ForEachSample(deviating: false, (operation, text) =>
    {
        if (s_whole.TryGetValue(operation, out var command))
            AssertSends(command, text, ("body", Table(CannedService.Parsed(text))));
    });

    [ContractFact]
    public void Every_body_of_the_contract_can_be_built_from_parameters() => ForEachSample(deviating: false, (operation, text) =>
        AssertSends(s_parts[operation], text, ("parts", Parts((JObject)CannedService.Parsed(text)))));

    [ContractFact]
    public void Every_body_of_the_contract_is_sent_as_the_text_that_was_given() => ForEachSample(deviating: true, (operation, text) =>
    {
        if (!s_whole.TryGetValue(operation, out var command))
            return;
        _session.Run(command + " -WarningAction Ignore", ("v", CannedService.Vehicle), ("body", text)).WithoutErrors();
        Assert.Equal(text, _service.Take()[^1].Body);
    });

    private void AssertSends(string command, string text, (string, object?) variable)
    {
        _session.Run(command, ("v", CannedService.Vehicle), variable).WithoutErrors();
        var sent = _service.Take()[^1].Body;
        Assert.True(JToken.DeepEquals(CannedService.Parsed(text), CannedService.Parsed(sent)), $"sent:\n{sent}\nof\n{text}");
    }

    private static void ForEachSample(bool deviating, Action<string, string> check)
    {
        var samples = ServiceContract.Samples("*.request*.json").Where(f => deviating || !s_deviating.Contains(Path.GetFileName(f))).ToList();
        Assert.True(samples.Count > 30);
        var wrong = new List<string>();
        foreach (var sample in samples)
        {
            if (Record.Exception(() => check(Path.GetFileName(sample).Split('.')[0], File.ReadAllText(sample))) is { } difference)
                wrong.Add($"{Path.GetFileName(sample)}\n{difference.Message}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static Hashtable Parts(JObject body)
    {
        var parts = new Hashtable(StringComparer.OrdinalIgnoreCase);
        // An object is the command of a remote; the action of a handle is the cmdlet itself.
        if (body["action"] is JObject action)
            parts["Action"] = Table(action);
        foreach (var (name, path) in s_parameters)
        {
            if (body.SelectToken(path) is { } part)
                parts[name] = Table(part);
        }
        return parts;
    }

    private static readonly (string Parameter, string Path)[] s_parameters =
    [
        ("Label", "label"),
        ("Type", "type"),
        ("WebhookTarget", "channel.webhook.target"),
        ("WebhookName", "channel.webhook.name"),
        ("WebsocketTarget", "channel.websocket.target"),
        ("PushDevice", "channel.pushnotif.devices"),
        ("Attribute", "channel.*.attributes"),
        ("Attribute", "attributes"),
        ("RefreshEvent", "subscribeParam.refreshEvent"),
        ("ChannelAttribute", "subscribeParam.channelAttributes"),
        ("ChannelAttribute", "channelAttributes"),
        ("ExtendedEventParam", "extendedEventParam"),
        ("Trigger", "triggerParam.triggers"),
        ("BoolExp", "triggerParam.boolExp"),
        ("Action", "onEvent.actions"),
        ("OnRefresh", "onEvent.onRefresh"),
        ("VehicleId", "vehicleIds"),
        ("Group", "groups"),
    ];

    // Plain hashtables, as @{ } makes them: without an order.
    private static object? Table(JToken token)
    {
        switch (token)
        {
            case JObject members:
                var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
                foreach (var member in members.Properties())
                    table[member.Name] = Table(member.Value);
                return table;
            case JArray items:
                return items.Select(Table).ToArray();
            default:
                return ((JValue)token).Value;
        }
    }
}
