using Newtonsoft.Json.Linq;
using Stellantis.Client.Configuration;
using Xunit;

namespace Stellantis.Client.Tests.Configuration;

/// <summary>What actions name stands in a file by its label, and at the service by its id.</summary>
public class ReferenceTests
{
    private static readonly string[] s_channels = ["Ops", "Other"];

    // By label, each with what it names: A>B is the monitor A, an action of which pauses B.
    [Theory]
    [InlineData("A>B B", "Add B, Add A")]
    [InlineData("A>A", "Add A")]
    [InlineData("A>B,C B>C C", "Add C, Add B, Add A")]
    [InlineData("A>B B>A", "Add B, Add A, Change B")]
    [InlineData("A>B B>C C>A", "Add C, Add B, Add A, Change C")]
    [InlineData("A>B B>A,C C>B", "Add C, Add B, Add A, Change C, Change B")]
    [InlineData("A>B,B B>A,A,C C", "Add C, Add B, Add A, Change B")]
    public async Task What_is_named_is_there_before_what_names_it(string monitors, string steps)
    {
        using var account = new FakeAccount();
        using var client = SyncTests.Client(account);
        await SyncTests.SyncAsync(client, File(""), ConfigurationState.None);
        var file = File(monitors);

        var (_, done) = await SyncTests.SyncAsync(client, file, ConfigurationState.None);
        Assert.Equal(steps, string.Join(", ", done.Select(step => $"{step.Action} {step.Item.Label}")));
        SyncTests.AssertIs(file, account, monitors);
        Assert.Empty((await SyncTests.SyncAsync(client, file, ConfigurationState.None)).Steps);
    }

    [Fact]
    public async Task A_monitor_gives_up_the_setting_before_the_new_one_that_it_names_takes_it()
    {
        using var account = new FakeAccount();
        using var client = SyncTests.Client(account);
        var before = File("A");
        SetSetting(before, "A");
        await SyncTests.SyncAsync(client, before, ConfigurationState.None);
        var after = File("A>B,C B C>B");
        SetSetting(after, "B");

        var (_, done) = await SyncTests.SyncAsync(client, after, ConfigurationState.None);
        Assert.Equal("Add C, Change A, Add B, Change C, Change A",
            string.Join(", ", done.Select(step => $"{step.Action} {step.Item.Label}")));
        SyncTests.AssertIs(after, account, "setting");
    }

    [Fact]
    public async Task What_is_created_again_is_named_by_its_new_id_and_what_says_the_same_is_no_change()
    {
        using var account = new FakeAccount();
        using var client = SyncTests.Client(account);
        var file = File("A>B B");
        var (state, _) = await SyncTests.SyncAsync(client, file, ConfigurationState.None);
        var old = account.Monitors.Single(m => (string?)m.Value["body"]!["label"] == "B").Key;
        account.Monitors.Remove(old);

        var (_, done) = await SyncTests.SyncAsync(client, file, state);
        Assert.Equal(["Add", "Change"], done.Select(step => step.Action));
        Assert.Equal($"actions[Monitor].monitorAction.monitorId: '{old}' -> 'B (new)'", done[1].Members.Single().ToString());
        SyncTests.AssertIs(file, account, "created again");
        account.Monitors.Values.Single(m => (string?)m["body"]!["label"] == "B")["body"]!["onEvent"] =
            JObject.Parse("""{"actions":[]}""");
        Assert.Equal("B", Assert.Single((await SyncTests.SyncAsync(client, file, state)).Steps).Item.Label);
    }

    [Theory]
    [InlineData("""{"label":"b"}""", "monitorId: the configuration has no monitor 'b'. Its monitors: A, B; did you mean 'B'?")]
    [InlineData("""{"label":"Ops"}""", "monitorId: the configuration has no monitor 'Ops'. Its monitors: A, B")]
    [InlineData("""{"labl":"B"}""", "monitorId: 'labl' is not a member of what names a monitor; did you mean 'label'?")]
    [InlineData("""{"label":"B","id":"d1"}""", "monitorId: 'id' is not a member of what names a monitor; label is")]
    [InlineData("""{}""", """monitorId: names no monitor: { "label": ... } with the label of one in the configuration is wanted""")]
    [InlineData("""{"label":7}""", """monitorId: names no monitor: { "label": ... } with the label of one in the configuration is wanted""")]
    [InlineData("""["B"]""", "monitorId: is a list where text is wanted")]
    public void What_names_nothing_is_one_error_that_says_where_and_what_is_meant(string named, string message)
    {
        var file = File("A>B B");
        Named(file).Value = JToken.Parse(named);
        Assert.Equal($"file monitors[0]: monitor.onEvent.actions[0].monitorAction.{message}", string.Join("\n", Errors(file)));
    }

    [Fact]
    public void A_label_that_stands_twice_is_one_error_however_often_it_is_named()
    {
        var file = File("A>B B C>B");
        ((JArray)file["monitors"]!).Add(file["monitors"]![1]!.DeepClone());
        Assert.Equal("file: 2 monitors have the label 'B': file monitors[1] and file monitors[3]", string.Join("\n", Errors(file)));
    }

    [Theory]
    // What is deleted and created again, what -Prune deletes, a label where an id is wanted; and what is right, or nobody's.
    [InlineData("moved", "'{0}' is the monitor 'B', which is deleted and created again; write {{\"label\":\"B\"}} in its place", "")]
    [InlineData("pruned", "'{0}' is the monitor 'B', which the configuration does not name and -Prune deletes", "")]
    [InlineData("label", "'B' is not an id of the account, and a label is written {{\"label\":\"B\"}}", "")]
    [InlineData("same", "", "")]
    [InlineData("strange", "", "the account has no monitor 'f1'")]
    public async Task An_id_that_would_name_nothing_is_refused_and_one_that_is_not_known_is_told(string what, string lost, string strange)
    {
        using var account = new FakeAccount();
        using var client = SyncTests.Client(account);
        await SyncTests.SyncAsync(client, File("A>B B"), ConfigurationState.None);
        var id = account.Monitors.Single(m => (string?)m.Value["body"]!["label"] == "B").Key;
        var file = File(what == "pruned" ? "A>A" : "A>B B");
        Named(file).Value = what switch { "label" => "B", "strange" => "f1", _ => id };
        if (what == "moved")
            file["monitors"]![1]!["channel"] = "Other";

        var plan = new ConfigurationPlan(Read(file), await new AccountReader(client, 2).ReadAsync(default), ConfigurationState.None);
        Assert.Equal(lost.Length == 0 ? [] : [string.Format(null, lost, id)], plan.Lost(prune: true).Select(problem => problem.Message));
        if (lost.Length == 0)
            Assert.Equal(strange.Length == 0 ? [] : [strange], plan.Strange.Select(problem => problem.Message));
    }

    [Theory]
    [MemberData(nameof(SyncTests.Seeds), MemberType = typeof(SyncTests))]
    public async Task The_export_of_one_account_makes_another_the_same(int seed)
    {
        var file = new RandomConfiguration(seed + 1000).Next();
        using var one = new FakeAccount();
        using var other = new FakeAccount { FirstId = 0x5000 };
        using var client = SyncTests.Client(one);
        using var second = SyncTests.Client(other);
        await SyncTests.SyncAsync(client, file, ConfigurationState.None);

        var text = await ExportAsync(client);
        await SyncTests.SyncAsync(second, JObject.Parse(text), ConfigurationState.None);
        Assert.Equal(text, await ExportAsync(second));
        SyncTests.AssertIs(file, other, $"seed {seed}");
        Assert.Empty((await SyncTests.SyncAsync(client, JObject.Parse(text), ConfigurationState.None)).Steps);
    }

    private static async Task<string> ExportAsync(StellantisClient client)
    {
        var account = await new AccountReader(client, 4).ReadAsync(default);
        account.Label(named => account.Of(named.IsMonitor).FirstOrDefault(item => item.Id == named.Id)?.Label);
        return ConfigurationText.Of(account);
    }

    private static ConfigurationSet Read(JObject file)
    {
        var (items, problems) = (new List<ConfigurationItem>(), new List<ConfigurationProblem>());
        ConfigurationText.Read(file.ToString(Newtonsoft.Json.Formatting.None), "file", items, problems);
        Assert.Empty(problems);
        return ConfigurationSet.Of(items);
    }

    private static IEnumerable<string> Errors(JObject file) =>
        ConfigurationCheck.Errors(Read(file), "file", _ => null).Select(problem => problem.ToString());

    private static JProperty Named(JObject file) =>
        (JProperty)file.SelectToken("monitors[0].monitor.onEvent.actions[0].monitorAction.monitorId")!.Parent!;

    private static void SetSetting(JObject file, string label)
    {
        var monitor = file["monitors"]!.Single(m => (string?)m["monitor"]!["label"] == label)["monitor"]!;
        monitor["triggerParam"]!["triggers"]![0]!.Replace(JObject.Parse("""{"name":"t0","setting":{"type":"DigitalKey"}}"""));
    }

    private static JObject File(string monitors) => new()
    {
        ["channels"] = new JArray(s_channels.Select(label => JObject.Parse(
            """{"status":"Running","subscribe":{"label":"LABEL","channel":{"websocket":{"target":"wss://x.example"}}}}""".Replace("LABEL", label)))),
        ["monitors"] = new JArray(monitors.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Monitor)),
    };

    private static JObject Monitor(string words)
    {
        var (label, named) = (words.Split('>')[0], words.Contains('>') ? words.Split('>')[1].Split(',') : []);
        var monitor = JObject.Parse("""
            {"channel":"Ops","status":"Running","vehicleIds":[],"groups":[],"monitor":{"label":"LABEL","triggerParam":{"boolExp":"t0","triggers":[
              {"name":"t0","zone":{"transition":"In","place":{"radius":1,"center":{"longitude":2.5,"latitude":48.1}}}}]}}}
            """.Replace("LABEL", label));
        if (named.Length > 0)
        {
            monitor["monitor"]!["onEvent"] = new JObject
            {
                ["actions"] = new JArray(named.Select(other => JObject.Parse(
                    """{"type":"Monitor","monitorAction":{"changeType":"Pause","monitorId":{"label":"LABEL"}}}""".Replace("LABEL", other)))),
            };
        }
        return monitor;
    }
}
