using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Configuration;
using Xunit;

namespace Stellantis.Client.Tests.Configuration;

public class CanonicalFormTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [InlineData("""{"triggerParam":{},"xB":1,"label":"M","attributes":[],"xA":2}""",
        """{"label":"M","attributes":[],"triggerParam":{},"xA":2,"xB":1}""")]
    [InlineData("""{"label":"M","attributes":null,"xNew":null}""", """{"label":"M","xNew":null}""")]
    [InlineData("""{"attributes":[{"key":"b","type":"Body"},{"value":"v","key":"a","type":"Body"}]}""",
        """{"attributes":[{"type":"Body","key":"a","value":"v"},{"type":"Body","key":"b"}]}""")]
    [InlineData("""{"extendedEventParam":["vehicle.trip","vehicle.alarm"]}""", """{"extendedEventParam":["vehicle.alarm","vehicle.trip"]}""")]
    [InlineData("""{"triggerParam":{"boolExp":"b & a","triggers":[{"name":"b"},{"name":"a"}]}}""",
        """{"triggerParam":{"triggers":[{"name":"b"},{"name":"a"}],"boolExp":"b & a"}}""")]
    [InlineData("""{"label":7,"attributes":{"not":"a list"},"triggerParam":"text"}""",
        """{"label":7,"attributes":{"not":"a list"},"triggerParam":"text"}""")]
    public void Members_stand_as_in_the_contract_and_sorted_is_what_has_no_order(string monitor, string form) =>
        Assert.Equal(form, Form(Parse(monitor), true).ToString(Formatting.None));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void However_the_members_come_the_form_is_one(int seed)
    {
        var random = new Random(seed);
        foreach (var (definition, isMonitor) in Definitions(seed))
        {
            var form = Form(definition, isMonitor);
            Assert.Equal(form.ToString(), Form((JObject)Shuffled(definition, random), isMonitor).ToString());
            Assert.Equal(form.ToString(), Form(form, isMonitor).ToString());
            Assert.True(CanonicalForm.AreSame(form, Form((JObject)Shuffled(definition, random), isMonitor)));
            // The form of what the service has is never the less for what a file does not say.
            Assert.True(CanonicalForm.AreSame(form, CanonicalForm.WithUnknown(form, form, ConfigurationItem.SchemaOf(isMonitor))));
        }
    }

    [Theory]
    [InlineData("2.50", "2.5", true)]
    [InlineData("1", "1.0", true)]
    [InlineData("1e3", "1000", true)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("1", "true", false)]
    [InlineData("null", "null", true)]
    [InlineData("null", "0", false)]
    [InlineData("\"a b\"", "\"a%20b\"", false)]
    [InlineData("""{"target":"https://x/a b"}""", """{"target":"https://x/a%20b"}""", true)]
    [InlineData("""{"target":"https://x/a"}""", """{"target":"https://x/A"}""", false)]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", true)]
    [InlineData("""{"a":1}""", """{"a":1,"b":null}""", false)]
    [InlineData("""[{"name":"a","v":1},{"name":"b"}]""", """[{"name":"b"},{"name":"a","v":1}]""", true)]
    [InlineData("""[{"name":"a","v":1},{"name":"b"}]""", """[{"name":"b","v":1},{"name":"a"}]""", false)]
    [InlineData("""[{"name":"a"},{"name":"a"}]""", """[{"name":"a"},{"name":"b"}]""", false)]
    [InlineData("""[{"key":"k","type":"Query"},{"key":"k","type":"Header"}]""", """[{"key":"k","type":"Header"},{"key":"k","type":"Query"}]""", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("[1,2]", "[1]", false)]
    public void What_says_the_same_is_the_same_from_both_sides(string one, string other, bool areSame)
    {
        var (a, b) = (Parse($$"""{"v":{{one}}}""")["v"], Parse($$"""{"v":{{other}}}""")["v"]);
        Assert.Equal((areSame, areSame), (CanonicalForm.AreSame(a, b), CanonicalForm.AreSame(b, a)));
    }

    [Theory]
    [InlineData("""{"label":"M"}""", """{"label":"M","xNew":1}""", """{"label":"M","xNew":1}""")]
    [InlineData("""{"label":"M","xNew":2}""", """{"label":"M","xNew":1}""", """{"label":"M","xNew":2}""")]
    [InlineData("""{"label":"M"}""", """{"label":"M","attributes":[{"key":"k"}]}""", """{"label":"M"}""")]
    [InlineData("""{"triggerParam":{"boolExp":"a"}}""", """{"triggerParam":{"boolExp":"b","xNew":{"y":1}}}""",
        """{"triggerParam":{"boolExp":"a","xNew":{"y":1}}}""")]
    [InlineData("""{"triggerParam":{"triggers":[{"name":"b"},{"name":"a"}]}}""", """{"triggerParam":{"triggers":[{"name":"a","xNew":1}]}}""",
        """{"triggerParam":{"triggers":[{"name":"b"},{"name":"a","xNew":1}]}}""")]
    [InlineData("""{"onEvent":{"actions":[{"type":"Notify"}]}}""", """{"onEvent":{"actions":[{"type":"Monitor","xNew":1}]}}""",
        """{"onEvent":{"actions":[{"type":"Notify","xNew":1}]}}""")]
    [InlineData("""{"onEvent":{"actions":[{"type":"Notify"}]}}""", """{"onEvent":{"actions":[{"xNew":1},{"xNew":2}]}}""",
        """{"onEvent":{"actions":[{"type":"Notify"}]}}""")]
    public void What_a_later_service_keeps_stays_where_the_file_says_nothing_of_it(string wanted, string stored, string sent) => Assert.Equal(sent,
        CanonicalForm.WithUnknown(Parse(wanted), Parse(stored), ConfigurationItem.SchemaOf(true)).ToString(Formatting.None));

    private static IEnumerable<(JObject Definition, bool IsMonitor)> Definitions(int seed)
    {
        var file = new RandomConfiguration(seed).Next();
        return file["channels"]!.Select(c => ((JObject)c["subscribe"]!, false)).Concat(file["monitors"]!.Select(m => ((JObject)m["monitor"]!, true)));
    }

    // Members in any order, and the items of sets.
    private static JToken Shuffled(JToken value, Random random) => value switch
    {
        JObject o => new JObject(o.Properties().OrderBy(_ => random.Next()).Select(p => new JProperty(p.Name, Shuffled(p.Value, random)))),
        JArray a when a.Parent is JProperty { Name: "attributes" or "extendedEventParam" or "type" or "devices" } =>
            new JArray(a.OrderBy(_ => random.Next()).Select(item => Shuffled(item, random))),
        JArray a => new JArray(a.Select(item => Shuffled(item, random))),
        _ => value.DeepClone(),
    };

    private static JObject Form(JObject definition, bool isMonitor) => CanonicalForm.Of(definition, ConfigurationItem.SchemaOf(isMonitor));

    private static JObject Parse(string json) => ConfigurationText.Load(json);
}
