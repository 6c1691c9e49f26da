using Newtonsoft.Json.Linq;
using Stellantis.Testing.Contract;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class SubscriptionTests
{
    [Fact]
    public async Task A_channel_lives_from_its_creation_to_its_deletion()
    {
        using var caller = new SandboxCaller();

        var created = (await caller.SendAsync("POST", "/accounts/channels", Published.Channel)).Expect(200);
        var path = $"/accounts/channels/{created["channelId"]}";
        Assert.Equal("Running", (string?)created["status"]);
        Assert.Equal(caller.Server.BaseUri + path, (string?)created.SelectToken("_links.channel.href"));

        var channel = (await caller.GetAsync(path)).Expect(200);
        Assert.Equal((string?)created["channelId"], (string?)channel["id"]);
        Assert.True(JToken.DeepEquals(JObject.Parse(Published.Channel), channel["subscribe"]));
        Assert.True(JToken.DeepEquals(channel, Assert.Single((await caller.WalkAsync("/accounts/channels", "channels")).Items)));

        Assert.Equal("Paused", (string?)(await caller.SendAsync("PUT", path + "/status", """{ "status": "Paused" }""")).Expect(202)["status"]);
        Assert.Equal("Paused", (string?)(await caller.GetAsync(path)).Json["status"]);
        (await caller.SendAsync("PUT", path, Published.Channel.Replace("Garage", "Yard", StringComparison.Ordinal))).Expect(202);
        Assert.Equal("Yard", (string?)(await caller.GetAsync(path)).Json.SelectToken("subscribe.label"));

        var deleted = await caller.SendAsync("DELETE", path);
        Assert.Equal((204, ""), (deleted.Status, deleted.Text));
        Assert.Equal(404, (await caller.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_channel_stays_of_its_kind()
    {
        using var caller = new SandboxCaller();
        var channel = await caller.AddChannelAsync();

        var answer = await caller.SendAsync("PUT", $"/accounts/channels/{channel}", """{ "channel": { "pushnotif": { "devices": ["d"] } } }""");

        Assert.Equal(400, answer.Status);
        Assert.Contains("webhook", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channels_are_selected_by_what_they_are_for()
    {
        using var caller = new SandboxCaller();
        foreach (var type in new[] { """ "type": ["Monitor"], """, """ "type": ["Remote"], """, "" })
            await caller.SendAsync("POST", "/accounts/channels", $$"""{ {{type}} "channel": { "pushnotif": { "devices": ["d"] } } }""");

        Assert.Equal(3, (await caller.WalkAsync("/accounts/channels", "channels")).Items.Count);
        Assert.Equal(2, (await caller.WalkAsync("/accounts/channels?types=Remote", "channels")).Items.Count);
        Assert.Equal(400, (await caller.GetAsync("/accounts/channels?types=Radio")).Status);
    }

    [Fact]
    public async Task Monitors_live_on_their_channel_with_the_vehicle_of_the_scope_header()
    {
        using var caller = new SandboxCaller();
        var vin = (string)(await caller.GetAsync("/accounts/vehicles")).Json.SelectToken("_embedded.vehicles[2].vin")!;
        var channel = await caller.AddChannelAsync();
        var other = await caller.AddChannelAsync();
        caller.Headers["X-CVS-Scope"] += " VIN:" + vin;

        var created = (await caller.SendAsync("POST", $"/accounts/channels/{channel}/monitors", Published.Minimal)).Expect(202);
        var path = $"/accounts/channels/{channel}/monitors/{created["monitorId"]}";
        Assert.Equal("Running", (string?)created["status"]);
        Assert.Equal(caller.Server.BaseUri + path, (string?)created.SelectToken("_links.monitor.href"));

        var monitor = (await caller.GetAsync(path)).Expect(200);
        Assert.Equal("Running", (string?)monitor.SelectToken("status.status"));
        Assert.True(JToken.DeepEquals(JObject.Parse(Published.Minimal), monitor["monitor"]));
        Assert.True(JToken.DeepEquals(monitor, Assert.Single((await caller.WalkAsync($"/accounts/channels/{channel}/monitors", "monitors")).Items)));
        Assert.Empty((await caller.WalkAsync($"/accounts/channels/{other}/monitors", "monitors")).Items);
        Assert.Equal(404, (await caller.GetAsync($"/accounts/channels/{other}/monitors/{created["monitorId"]}")).Status);
        Assert.Equal([vin], (await caller.WalkAsync(path + "/handles", "vehicleIds")).Items.Select(id => (string)id!));

        Assert.Equal("Paused", (string?)(await caller.SendAsync("PUT", path + "/status", """{ "status": "Paused" }""")).Expect(202)["status"]);
        Assert.Equal("Paused", (string?)(await caller.GetAsync(path)).Json.SelectToken("status.status"));
        (await caller.SendAsync("PUT", path, Published.Setting)).Expect(202);
        Assert.Equal("Key", (string?)(await caller.GetAsync(path)).Json.SelectToken("monitor.label"));
        Assert.Equal(204, (await caller.SendAsync("DELETE", path)).Status);
        Assert.Equal(404, (await caller.GetAsync(path)).Status);
    }

    [Fact]
    public async Task What_was_sent_comes_back_to_the_letter()
    {
        using var caller = new SandboxCaller();
        var channel = await caller.AddChannelAsync();
        var body = Published.Minimal.Replace("9.19", "9.190", StringComparison.Ordinal);

        var monitor = await caller.AddMonitorAsync(channel, body);

        Assert.Contains("9.190", (await caller.GetAsync($"/accounts/channels/{channel}/monitors/{monitor}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_what_is_not_there_or_in_use_answers_without_a_body()
    {
        using var caller = new SandboxCaller();
        var channel = await caller.AddChannelAsync();
        var monitor = await caller.AddMonitorAsync(channel);

        var used = await caller.SendAsync("DELETE", $"/accounts/channels/{channel}");
        var missing = await caller.SendAsync("DELETE", $"/accounts/channels/{channel}/monitors/0");
        var unknown = await caller.SendAsync("DELETE", "/accounts/channels/0");
        await caller.SendAsync("PUT", $"/accounts/channels/{channel}/monitors/{monitor}/status", """{ "status": "Paused" }""");
        var unused = await caller.SendAsync("DELETE", $"/accounts/channels/{channel}");

        Assert.Equal([(400, ""), (404, ""), (404, ""), (204, "")],
            new[] { used, missing, unknown, unused }.Select(answer => (answer.Status, answer.Text)));
        await caller.AddMonitorAsync(await caller.AddChannelAsync());
    }

    [Fact]
    public async Task An_account_has_five_channels_and_five_monitors()
    {
        using var caller = new SandboxCaller();
        var channels = new List<string>();
        for (var i = 0; i < 5; i++)
            channels.Add(await caller.AddChannelAsync());
        for (var i = 0; i < 5; i++)
            await caller.AddMonitorAsync(channels[i]);

        var channel = await caller.SendAsync("POST", "/accounts/channels", Published.Channel);
        var monitor = await caller.SendAsync("POST", $"/accounts/channels/{channels[0]}/monitors", Published.Minimal);

        Assert.Equal(400, channel.Status);
        Assert.Contains("5 channels", channel.Message, StringComparison.Ordinal);
        Assert.Equal(400, monitor.Status);
        Assert.Contains("5 monitors", monitor.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_has_one_setting_monitor_however_it_comes_about()
    {
        using var caller = new SandboxCaller();
        var channel = await caller.AddChannelAsync();
        var setting = await caller.AddMonitorAsync(channel, Published.Setting);
        var zone = await caller.AddMonitorAsync(channel);

        Assert.Equal(400, (await caller.SendAsync("POST", $"/accounts/channels/{channel}/monitors", Published.Setting)).Status);
        Assert.Equal(400, (await caller.SendAsync("PUT", $"/accounts/channels/{channel}/monitors/{zone}", Published.Setting)).Status);
        Assert.Equal(202, (await caller.SendAsync("PUT", $"/accounts/channels/{channel}/monitors/{setting}", Published.Setting)).Status);
    }

    [Fact]
    public async Task Vehicles_and_the_root_group_are_attached_and_detached()
    {
        using var caller = new SandboxCaller();
        var vins = (await caller.WalkAsync("/accounts/vehicles", "vehicles")).Items.Select(vehicle => (string)vehicle["vin"]!).ToList();
        var channel = await caller.AddChannelAsync();
        var path = $"/accounts/channels/{channel}/monitors/{await caller.AddMonitorAsync(channel)}/handles";
        Task<SandboxCaller.Answer> Set(string action, IEnumerable<string> vehicles, string groups = "[]") =>
            caller.SendAsync("PUT", path, $$"""{ "action": "{{action}}", "vehicleIds": {{new JArray(vehicles)}}, "groups": {{groups}} }""");

        var added = (await Set("Add", vins.Take(12), """["root"]""")).Expect(202);
        Assert.Equal(vins.Take(12), added.SelectToken("handled.vehicleIds")!.Select(id => (string)id!));
        await Set("Add", vins.Take(3));
        (await Set("Remove", [vins[0], vins[20]])).Expect(202);

        Assert.Equal(vins.Skip(1).Take(11), (await caller.WalkAsync(path + "?pageSize=4", "vehicleIds")).Items.Select(id => (string)id!));
        Assert.Equal(["root"], (await caller.WalkAsync(path + "?pageSize=4", "groups")).Items.Select(group => (string)group!));
        Assert.All((await caller.WalkAsync(path + "?vinPrefix=VR", "vehicleIds")).Items, id =>
            Assert.StartsWith("VR", (string?)id, StringComparison.Ordinal));
        Assert.Equal(404, (await Set("Add", ["VR3UPHNK5LA000000"])).Status);
        Assert.Equal(400, (await Set("Swap", [])).Status);
        Assert.Equal(400, (await Set("Add", [], """["fleet"]""")).Status);
    }
}
