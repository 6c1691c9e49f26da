using System.Collections;
using System.Globalization;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Bodies;

public class DocumentTests
{
    public static IEnumerable<object[]> All => Documents.All;

    [Theory]
    [MemberData(nameof(All))]
    public void A_documented_body_has_no_problems_and_leaves_as_it_is_given_in_text(string kind, string name)
    {
        var json = Documents.Kind(kind).Documents[name];
        var result = Documents.Kind(kind).From(json);
        Assert.Empty(result.Problems);
        Assert.Equal(json, result.Json);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_documented_body_can_be_given_in_dictionaries(string kind, string name)
    {
        var document = Documents.Parse(Documents.Kind(kind).Documents[name]);
        foreach (var given in new[] { Given.Ordered(document), Given.Table(document), Given.Table(document, k => k.ToUpperInvariant()) })
        {
            var result = Documents.Kind(kind).From(given!);
            Assert.Empty(result.Problems);
            AssertSame(document, result.Json);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_documented_body_is_read_into_its_class_whole_and_sent_back(string kind, string name)
    {
        var document = Documents.Parse(Documents.Kind(kind).Documents[name]);
        var definition = Read(kind, document.ToString());
        AssertNothingUnknown(definition, name);
        var result = Documents.Kind(kind).From(definition);
        Assert.Empty(result.Problems);
        AssertSame(document, result.Json);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_culture_with_decimal_commas_changes_nothing(string kind, string name)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        try
        {
            A_documented_body_can_be_given_in_dictionaries(kind, name);
            A_documented_body_is_read_into_its_class_whole_and_sent_back(kind, name);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("WebsocketMonitor")]
    [InlineData("PushNotificationMonitor")]
    [InlineData("WebhookMonitor")]
    public void The_published_monitors_are_sent_with_warnings_only(string name)
    {
        var json = Documents.ReadPublished(name);
        var text = MonitorBody.From(json);
        Assert.False(text.HasErrors, text.ErrorMessage);
        Assert.NotEmpty(text.Problems);
        Assert.Equal(json, text.Json);

        var document = Documents.Parse(json);
        foreach (var given in new[] { Given.Ordered(document), Given.Table(document, k => k.ToUpperInvariant()) })
        {
            var bound = MonitorBody.From(given);
            Assert.Equal(text.Problems.Select(p => p.ToString()), bound.Problems.Select(p => p.ToString()));
            if (given is not Hashtable)
                AssertSame(document, bound.Json);
        }
        AssertSame(document, MonitorBody.From(Given.Table(document)).Json);
        AssertSame(document, MonitorBody.From(Read("monitor", json)).Json);
    }

    [Theory]
    [InlineData("WebsocketMonitor")]
    [InlineData("PushNotificationMonitor")]
    [InlineData("WebhookMonitor")]
    public void The_published_monitors_can_be_built_from_parts(string name)
    {
        var document = Documents.Parse(Documents.ReadPublished(name));
        var result = MonitorBody.From(Given.Of(
            ("Label", (string?)document["label"]),
            ("RefreshEvent", TimeSpan.FromSeconds((int)document["subscribeParam"]!["refreshEvent"]!)),
            ("ChannelAttributes", new ChannelAttributes { Source = Given.Table(document["subscribeParam"]!["channelAttributes"]!) }),
            ("Actions", document["onEvent"]!["actions"]!.Select(a => new MonitorAction { Source = Given.Table(a) }).ToArray()),
            ("OnRefresh", (bool?)document["onEvent"]!["onRefresh"]),
            ("Attributes", document["attributes"]!.Select(a => new EventAttribute { Source = Given.Ordered(a) }).ToArray()),
            ("ExtendedEventParam", document["extendedEventParam"]!.Select(e => (string?)e).ToArray()),
            ("Triggers", document["triggerParam"]!["triggers"]!.Select(t => new MonitorTrigger { Source = Given.Table(t) }).ToArray()),
            ("BoolExp", (string?)document["triggerParam"]!["boolExp"])));
        Assert.False(result.HasErrors, result.ErrorMessage);
        AssertSame(document, result.Json);
    }

    [Fact]
    public void What_an_example_of_the_service_shows_and_its_contract_does_not_is_warned_of()
    {
        var warnings = Documents.Published.SelectMany(n => MonitorBody.From(Documents.ReadPublished(n)).Problems).Select(p => p.ToString()).ToArray();
        string[] expected =
        [
            "onEvent.actions[0].remoteAction.remote.action.locking.identifier: was taken out of the API; it is sent as it is",
            "onEvent.actions[0].remoteAction.remote.action.ignition: was taken out of the API; it is sent as it is",
            "onEvent.actions[0].monitorAction: does not go with type Notify: the service may refuse it",
            "onEvent.actions[0].remoteAction: does not go with type Notify: the service may refuse it",
            "attributes[0].type: 'Header' is not documented here. Known: Body.",
            "triggerParam.triggers[0].time.times[0].enabled: is in a sample of the service, but not in its schema; it is sent as it is",
            "triggerParam.triggers[0].time.times[0].occurrence: goes with recurrence Daily only: the service may refuse it with None",
        ];
        foreach (var warning in expected)
            Assert.Contains(warning, warnings);
    }

    internal static RequestObject Read(string kind, string json)
    {
        using var reader = new WireReader(json);
        Assert.True(reader.ReadDocument());
        return kind switch
        {
            "monitor" => MonitorDefinition.Read(reader),
            "channel" => ChannelDefinition.Read(reader),
            _ => RemoteDefinition.Read(reader),
        };
    }

    internal static void AssertSame(JToken expected, string json) =>
        Assert.True(JToken.DeepEquals(Sorted(expected), Sorted(Documents.Parse(json))), $"{expected}\n!=\n{json}");

    /// <summary>JSON objects have no order.</summary>
    private static JToken Sorted(JToken token) => token switch
    {
        JObject members =>
            new JObject(members.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Sorted(p.Value)))),
        JArray items => new JArray(items.Select(Sorted)),
        _ => token,
    };

    private static void AssertNothingUnknown(object? value, string path)
    {
        switch (value)
        {
            case WireObject model:
                Assert.True(model.AdditionalProperties.Count == 0, $"{path}: {string.Join(", ", model.AdditionalProperties.Keys)}");
                foreach (var property in model.GetType().GetProperties().Where(p => p.Name != nameof(WireObject.AdditionalProperties)))
                    AssertNothingUnknown(property.GetValue(model), $"{path}.{property.Name}");
                break;
            case IEnumerable items and not string:
                foreach (var item in items)
                    AssertNothingUnknown(item, path);
                break;
        }
    }
}
