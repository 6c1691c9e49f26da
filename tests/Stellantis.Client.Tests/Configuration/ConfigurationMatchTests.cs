using Newtonsoft.Json.Linq;
using Stellantis.Client.Configuration;
using Xunit;

namespace Stellantis.Client.Tests.Configuration;

/// <summary>
/// Monitors are written as label:what, and those of the service as id=label:what; what they watch stands for all else that is in them, and &gt;x for
/// an action that names x. All are on one channel.
/// </summary>
public class ConfigurationMatchTests
{
    [Theory]
    // By the label, whatever else.
    [InlineData("A:1", "1=A:9", "", "A=1")]
    [InlineData("A:1", "1=a:1", "", "A=")]
    // By the id that was kept, where the service has another label now; a label goes before an id.
    [InlineData("A:1", "1=Z:9", "A=1", "A=1")]
    [InlineData("A:1", "1=Z:9 2=A:9", "A=1", "A=2")]
    [InlineData("A:1 B:1", "1=B:1 2=A:1", "A=1 B=2", "A=2 B=1")]
    [InlineData("A:1", "1=Z:9", "A=2", "A=")]
    // By all else that is the same, where the file names anew what it named before.
    [InlineData("New:1", "1=A:1", "A=1", "New=1")]
    [InlineData("New:1", "1=A:1", "", "New=")]
    [InlineData("New:1", "1=A:2", "A=1", "New=")]
    [InlineData("New:1 Two:1", "1=A:1", "A=1", "New= Two=")]
    [InlineData("New:1", "1=A:1 2=B:1", "A=1 B=2", "New=")]
    [InlineData("New:1 Two:2", "1=A:1 2=B:2", "A=1 B=2", "New=1 Two=2")]
    // What they name goes by what it is, and not by how it is written.
    [InlineData("New:1>B B:2", "1=A:1>2 2=B:2", "A=1 B=2", "New=1 B=2")]
    [InlineData("New:1>B B:2 C:3", "1=A:1>3 2=B:2 3=C:3", "A=1 B=2 C=3", "New= B=2 C=3")]
    [InlineData("New:1>New", "1=A:1>1", "A=1", "New=1")]
    [InlineData("New:1>Two Two:2>New", "1=A:1>2 2=B:2>1", "A=1 B=2", "New=1 Two=2")]
    public void A_monitor_of_a_file_is_the_one_of_the_service_that_is_meant(string file, string service, string kept, string pairs)
    {
        var (wanted, stored) = (Set(file), Set(service));
        var state = new JObject
        {
            ["monitors"] = new JObject(kept.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
            new JProperty(pair.Split('=')[0], pair.Split('=')[1])))
        };
        var match = new ConfigurationMatch(wanted, stored, ConfigurationState.Read(state.ToString()));

        Assert.Equal(pairs.Split(' ').Order(), wanted.Monitors.Select(item => $"{item.Label}={match.StoredOf(item)?.Id}").Order());
        var taken = wanted.All.Select(match.StoredOf).OfType<ConfigurationItem>().ToArray();
        Assert.Equal(taken.Length, taken.Distinct().Count());
        Assert.Equal(stored.All.Except(taken), match.Free);
    }

    [Theory]
    [InlineData("Ops", "c1", true)]
    [InlineData("Ops", "c2", false)]
    [InlineData("Other", "c1", false)]
    [InlineData("None", "c1", false)]
    public void A_monitor_is_on_the_channel_that_is_meant_by_the_label(string channel, string id, bool isOn)
    {
        var wanted = ConfigurationSet.Of([Channel(null), Item("A", null, new JObject(), channel)]);
        var stored = ConfigurationSet.Of([Channel("c1"), Item("A", "1", new JObject(), "Ops", id)]);
        var match = new ConfigurationMatch(wanted, stored, ConfigurationState.None);
        Assert.Equal(isOn, match.IsOn(wanted.Monitors[0], stored.Monitors[0], wanted.Channels));
    }

    private static ConfigurationSet Set(string monitors)
    {
        var isOfService = monitors.Contains('=');
        return ConfigurationSet.Of([Channel(isOfService ? "c1" : null), .. monitors.Split(' ').Select(words =>
        {
            var id = isOfService ? words.Split('=')[0] : null;
            var (label, what) = (words.Split('=')[^1].Split(':')[0], words.Split(':')[1].Split('>'));
            var definition = new JObject { ["label"] = label, ["what"] = what[0] };
            if (what.Length > 1)
            {
                definition["onEvent"] = JObject.Parse("""{"actions":[{"type":"Monitor","monitorAction":{"changeType":"Pause"}}]}""");
                definition["onEvent"]!["actions"]![0]!["monitorAction"]!["monitorId"] = isOfService ? what[1] : ConfigurationReference.Of(what[1]);
            }
            return Item(label, id, definition, "Ops", isOfService ? "c1" : null);
        })]);
    }

    private static ConfigurationItem Channel(string? id) =>
        new() { IsMonitor = false, Label = "Ops", Definition = new JObject { ["label"] = "Ops" }, Place = "channel", Id = id };

    private static ConfigurationItem Item(string label, string? id, JObject definition, string channel, string? channelId = null) => new()
    {
        IsMonitor = true, Label = label, Definition = definition, Place = label, Id = id, Channel = channel, ChannelId = channelId,
    };
}
