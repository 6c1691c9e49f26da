using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Xunit;

namespace Stellantis.Client.Tests.Bodies;

/// <summary>Every constraint that stands on a request class, broken in a body that is otherwise in order.</summary>
public class ContractTests
{
    [Fact]
    public void The_documents_of_these_tests_have_every_member_that_the_request_classes_have()
    {
        var met = new HashSet<MemberSchema>();
        foreach (var kind in Documents.Kinds)
        {
            foreach (var document in kind.Documents.Values)
                met.UnionWith(Places(Documents.Parse(document), ObjectSchema.Of(kind.Class)).Select(p => p.Member));
        }
        var all = Documents.Kinds.SelectMany(k => Reachable(ObjectSchema.Of(k.Class), [])).Where(m => m.Note is null);
        Assert.Equal([], all.Where(m => !met.Contains(m)).Select(m => m.Name));
    }

    [Fact]
    public void A_required_member_that_is_missing_is_refused_with_its_path() => ForEachPlace((document, place, from) =>
    {
        if (!place.Member.IsRequired || place.Member.IsPlace)
            return;
        Select(document, place.Path).Parent!.Remove();
        Assert.Contains(from(document).Problems, p => p.IsError && p.Path == place.Path
            && p.Message.StartsWith("is missing", StringComparison.Ordinal));
    });

    [Fact]
    public void A_required_text_that_is_empty_is_refused_with_its_path() => ForEachPlace((document, place, from) =>
    {
        if (!place.Member.IsRequired || place.Member.Kind != ValueKind.Text || place.Member.IsList)
            return;
        Select(document, place.Path).Replace(" ");
        Assert.Contains(from(document).Problems, p => p.IsError && p.Path == place.Path && p.Message == "is empty");
    });

    [Fact]
    public void A_value_of_the_wrong_type_is_refused_with_its_path() => ForEachPlace((document, place, from) =>
    {
        var wrong = place.Member switch
        {
            { IsList: true } => (JToken)"text",
            { Kind: ValueKind.Object } => 5,
            { Kind: ValueKind.Text } => new JObject(),
            { Kind: ValueKind.Integer } => 1.5,
            _ => "perhaps",
        };
        Select(document, place.Path).Replace(wrong);
        Assert.Contains(from(document).Problems, p => p.IsError && p.Path == place.Path && p.Message.Contains("is wanted", StringComparison.Ordinal));
    });

    [Fact]
    public void A_value_outside_its_list_is_refused_or_warned_of_with_its_path() => ForEachPlace((document, place, from) =>
    {
        foreach (var values in place.Member.Constraints.OfType<ValuesAttribute>())
        {
            var path = place.Member.IsList ? place.Path + "[0]" : place.Path;
            Select(document, path).Replace("Zzyzx");
            Assert.Contains(from(document).Problems, p => p.IsError != values.Open && p.Path == path
                && p.Message.StartsWith("'Zzyzx' is not ", StringComparison.Ordinal));
        }
    });

    [Fact]
    public void Every_value_of_a_list_is_taken() => ForEachPlace((document, place, from) =>
    {
        foreach (var values in place.Member.Constraints.OfType<ValuesAttribute>())
        {
            var path = place.Member.IsList ? place.Path + "[0]" : place.Path;
            foreach (var value in values.Values)
            {
                Select(document, path).Replace(value);
                Assert.DoesNotContain(from(document).Problems, p => p.Path == path
                    && p.Message.StartsWith($"'{value}' is not {values.What}", StringComparison.Ordinal));
            }
        }
    });

    [Fact]
    public void A_number_out_of_range_is_refused_with_its_path() => ForEachPlace((document, place, from) =>
    {
        foreach (var range in place.Member.Constraints.OfType<RangeAttribute>())
        {
            foreach (var (number, isError) in new[] { (range.Least - 1, true), (range.Least, false), (range.Most, false), (range.Most + 1, true) })
            {
                if (double.IsInfinity(number))
                    continue;
                Select(document, place.Path).Replace((long)number);
                Assert.Equal(isError, from(document).Problems.Any(p => p.IsError && p.Path == place.Path
                    && p.Message.Contains("out of range", StringComparison.Ordinal)));
            }
        }
    });

    [Fact]
    public void A_list_that_is_too_short_or_too_long_is_refused_with_its_path() => ForEachPlace((document, place, from) =>
    {
        foreach (var count in place.Member.Constraints.OfType<CountAttribute>())
        {
            var item = Select(document, place.Path)[0]!;
            foreach (var number in new[] { count.Least - 1, count.Most == int.MaxValue ? 0 : count.Most + 1 })
            {
                Select(document, place.Path).Replace(new JArray(Enumerable.Repeat(item, number)));
                Assert.Contains(from(document).Problems, p => p.IsError && p.Path == place.Path
                    && p.Message.StartsWith($"has {number} item", StringComparison.Ordinal));
            }
        }
    });

    [Fact]
    public void A_text_in_another_form_is_refused_or_warned_of_with_its_path() => ForEachPlace((document, place, from) =>
    {
        foreach (var constraint in place.Member.Constraints.Where(c =>
            c is PatternAttribute or DurationAttribute or TimeOfDayAttribute or AddressAttribute))
        {
            var path = place.Member.IsList ? place.Path + "[0]" : place.Path;
            Select(document, path).Replace("soon, %%");
            Assert.Contains(from(document).Problems, p => p.Path == path && p.IsError == constraint is not PatternAttribute { Open: true });
        }
    });

    [Fact]
    public void Of_members_that_exclude_each_other_one_is_asked_for_and_two_are_refused() => ForEachObject((document, path, schema, from) =>
    {
        foreach (var rule in schema.Rules.OfType<ExactlyOneAttribute>())
        {
            var value = (JObject)(path.Length == 0 ? document : Select(document, path));
            foreach (var member in rule.Members)
                value[member] ??= new JObject();
            Assert.Contains(from(document).Problems, p => p.IsError && p.Path == path
                && p.Message.Contains("only one of them", StringComparison.Ordinal));
            foreach (var member in rule.Members)
                value.Remove(member);
            Assert.Contains(from(document).Problems, p => p.IsError && p.Path == path && p.Message.StartsWith("one of ", StringComparison.Ordinal));
        }
    });

    /// <summary>
    /// What the schemas of the service say, written by hand: so that the constraints on the classes are checked, and not only obeyed.
    /// </summary>
    [Theory]
    [InlineData("monitor", "everything", "label", null)]
    [InlineData("monitor", "everything", "subscribeParam.refreshEvent", "59")]
    [InlineData("monitor", "everything", "subscribeParam", "{}")]
    [InlineData("monitor", "everything", "onEvent.actions[0].type", "'Send'")]
    [InlineData("monitor", "everything", "onEvent.actions[0].remoteAction.remote", null)]
    [InlineData("monitor", "everything", "onEvent.actions[0].remoteAction.remote.action", null)]
    [InlineData("monitor", "everything", "onEvent.actions[1].monitorAction.changeType", null)]
    [InlineData("monitor", "everything", "onEvent.actions[1].monitorAction.changeType", "'Stop'")]
    [InlineData("monitor", "everything", "triggerParam.triggers", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers", "[]")]
    [InlineData("monitor", "everything", "triggerParam.boolExp", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[0].name", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[0].zone.transition", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[0].zone.transition", "'in'")]
    [InlineData("monitor", "everything", "triggerParam.triggers[0].zone.place", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[0].zone.place.radius", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[0].zone.place.radius", "2.5")]
    [InlineData("monitor", "everything", "triggerParam.triggers[0].zone.place.center", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[0].zone.place.center.longitude", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[0].zone.place.center.latitude", "91")]
    [InlineData("monitor", "everything", "triggerParam.triggers[1].time.times", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[1].time.times[0].start", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[1].time.times[0].start", "'PT24H'")]
    [InlineData("monitor", "everything", "triggerParam.triggers[1].time.times[0].start", "'2030-01-01T00:00:00Z'")]
    [InlineData("monitor", "everything", "triggerParam.triggers[1].time.times[0].duration", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[1].time.times[0].recurrence", "'Weekly'")]
    [InlineData("monitor", "everything", "triggerParam.triggers[1].time.times[0].occurrence.day", "[]")]
    [InlineData("monitor", "everything", "triggerParam.triggers[1].time.times[0].occurrence.day[0]", "'Monday'")]
    [InlineData("monitor", "everything", "triggerParam.triggers[1].time.times[0].occurrence.week[0]", "'w53'")]
    [InlineData("monitor", "once", "triggerParam.triggers[0].time.times[0].start", "'PT22H'")]
    [InlineData("monitor", "everything", "triggerParam.triggers[2].data.data", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[2].data.op", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[2].data.op", "'contains'")]
    [InlineData("monitor", "everything", "triggerParam.triggers[2].data.op", "'greaterThan'")]
    [InlineData("monitor", "everything", "triggerParam.triggers[2].data.value", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[2].data.previous.op", null)]
    [InlineData("monitor", "everything", "triggerParam.triggers[2].data.previous.op", "'onChange'")]
    [InlineData("monitor", "everything", "triggerParam.triggers[2].data.previous.value", null)]
    [InlineData("monitor", "number", "triggerParam.triggers[0].data.value[0]", "'much'")]
    [InlineData("monitor", "number", "triggerParam.triggers[0].data.previous", "{ op: 'equalsTo', value: ['1'] }")]
    [InlineData("monitor", "flag", "triggerParam.triggers[0].data.value[0]", "'yes'")]
    [InlineData("monitor", "setting", "triggerParam.triggers[0].setting.type", null)]
    [InlineData("monitor", "setting", "triggerParam.triggers[0].setting.type", "'Radio'")]
    [InlineData("channel", "webhook", "type[0]", "'Alert'")]
    [InlineData("channel", "webhook", "channel.webhook.target", null)]
    [InlineData("channel", "webhook", "channel.webhook.target", "'wss://live.example.com'")]
    [InlineData("channel", "webhook", "channel.webhook.name", null)]
    [InlineData("channel", "webhook", "channel.webhook.attributes[0].type", null)]
    [InlineData("channel", "webhook", "channel.webhook.attributes[0].type", "'Cookie'")]
    [InlineData("channel", "webhook", "channel.webhook.attributes[0].key", null)]
    [InlineData("channel", "webhook", "channel.webhook.attributes[0].value", null)]
    [InlineData("channel", "websocket", "channel.websocket.target", null)]
    [InlineData("channel", "websocket", "channel.websocket.target", "'https://live.example.com'")]
    [InlineData("channel", "pushnotif", "channel.pushnotif.devices", null)]
    [InlineData("channel", "pushnotif", "channel.pushnotif.devices", "[]")]
    [InlineData("channel", "pushnotif", "channel.pushnotif.devices[1]", "' '")]
    [InlineData("channel", "webhook", "channel", "{}")]
    [InlineData("remote", "everything", "action.locking.state", null)]
    [InlineData("remote", "everything", "action.locking.state", "'SuperLocked'")]
    [InlineData("remote", "horn", "action.horn.state", "'Deactivated'")]
    [InlineData("remote", "lights", "action.lights.state", null)]
    [InlineData("remote", "horn", "action", null)]
    [InlineData("remote", "preconditioning now", "action.preconditioning.airConditioning", "{}")]
    [InlineData("remote", "preconditioning programs", "action.preconditioning.airConditioning.programs[0].slot", "5")]
    [InlineData("remote", "preconditioning programs", "action.preconditioning.airConditioning.programs[0].slot", null)]
    [InlineData("remote", "preconditioning programs", "action.preconditioning.airConditioning.programs[0].start", null)]
    [InlineData("remote", "preconditioning programs", "action.preconditioning.airConditioning.programs[0].occurrence", null)]
    [InlineData("remote", "preconditioning programs", "action.preconditioning.airConditioning.programs[0].enabled", null)]
    [InlineData("remote", "preconditioning programs", "action.preconditioning.airConditioning.programs[1].slot", "1")]
    [InlineData("remote", "preconditioning programs", "action.preconditioning.airConditioning.programs[1].slot", null)]
    [InlineData("remote", "preconditioning settings", "action.preconditioning.airConditioning.settings.temp", null)]
    [InlineData("remote", "preconditioning settings", "action.preconditioning.airConditioning.settings.mode", "'Turbo'")]
    [InlineData("remote", "personal data", "action.onboardPersonalData.action", "'Erase'")]
    [InlineData("remote", "charging programs", "action.charging.charge.programs[0].slot", "3")]
    [InlineData("remote", "charging programs", "action.charging.charge.programs[0].minChargingLevel", "51")]
    [InlineData("remote", "charging programs", "action.charging.charge.programs[0].minChargingLevel", null)]
    [InlineData("remote", "charging programs", "action.charging.charge.programs[0].maxChargingLevel", "101")]
    [InlineData("remote", "charging programs", "action.charging.charge.programs[0].maxChargingLevel", null)]
    [InlineData("remote", "charging programs", "action.charging.charge.programs[0].start", null)]
    [InlineData("remote", "charging programs", "action.charging.charge.programs[0].enabled", null)]
    [InlineData("remote", "charging programs", "action.charging.charge.programs[0].chargeType", "'Fast'")]
    [InlineData("remote", "charging programs", "action.charging.charge.programs[0].occurrence.day", null)]
    [InlineData("remote", "charging programs", "action.charging.charge.programs[1].slot", null)]
    [InlineData("remote", "charging rate", "action.charging.charge.settings.chargePreferenceRate", "'Max'")]
    [InlineData("remote", "charging limit", "action.charging.charge.settings.chargeLimit", "'Low'")]
    [InlineData("remote", "charging deferred", "action.charging.charge.deferred.start.startTime", "'01:00'")]
    [InlineData("remote", "charging deferred", "action.charging.charge.deferred.end.endTime", null)]
    [InlineData("remote", "charging deferred", "action.charging.charge.deferred.end.chargeToFull", null)]
    [InlineData("remote", "charging deferred", "action.charging.charge.deferred", "{}")]
    [InlineData("remote", "wakeup", "action.wakeup.action", "'WakeUp'")]
    [InlineData("remote", "immobilization", "action.immobilization.activate", null)]
    [InlineData("remote", "navigation", "action.navigation.positions", "[]")]
    [InlineData("remote", "navigation", "action.navigation.positions[0].type", "'Place'")]
    [InlineData("remote", "navigation", "action.navigation.positions[0].geometry.type", "'Line'")]
    [InlineData("remote", "navigation", "action.navigation.positions[0].geometry.coordinates", "[9.19]")]
    [InlineData("remote", "navigation", "action.navigation.positions[0].geometry.coordinates[1]", "-91")]
    [InlineData("remote", "finder", "action.vehicleFinder.action", "'Find'")]
    [InlineData("remote", "stolen", "action.stolen", "{}")]
    [InlineData("remote", "crank", "action.stolen.crankInhibit.activate", null)]
    [InlineData("remote", "tan suppress", "action.tan.suppress.state", null)]
    [InlineData("remote", "tan suppress", "action.tan.suppress.duration", "6")]
    [InlineData("remote", "tan suppress", "action.tan.suppress.duration", null)]
    [InlineData("remote", "tan confirm", "action.tan.confirm.state", null)]
    public void What_the_contract_forbids_is_refused_with_its_path(string kind, string name, string path, string? value)
    {
        var document = Documents.Parse(Documents.Kind(kind).Documents[name]);
        var at = document.SelectToken(path);
        if (at is null)
            Select(document, path.Substring(0, path.LastIndexOf('.')))[path.Substring(path.LastIndexOf('.') + 1)] = JToken.Parse(value!);
        else if (value is null)
            at.Parent!.Remove();
        else
            at.Replace(JToken.Parse(value));
        var problem = Assert.Single(Documents.Kind(kind).From(document.ToString()).Problems, p => p.IsError);
        Assert.Equal(path, problem.Path);
    }

    private static void ForEachPlace(Action<JObject, Place, Func<JObject, BodyResult>> test)
    {
        foreach (var kind in Documents.Kinds)
        {
            foreach (var document in kind.Documents.Values)
            {
                foreach (var place in Places(Documents.Parse(document), ObjectSchema.Of(kind.Class)))
                    test(Documents.Parse(document), place, d => kind.From(d.ToString()));
            }
        }
    }

    private static void ForEachObject(Action<JObject, string, ObjectSchema, Func<JObject, BodyResult>> test)
    {
        foreach (var kind in Documents.Kinds)
        {
            foreach (var document in kind.Documents.Values)
            {
                test(Documents.Parse(document), "", ObjectSchema.Of(kind.Class), d => kind.From(d.ToString()));
                foreach (var place in Places(Documents.Parse(document), ObjectSchema.Of(kind.Class)).Where(p => p.Member.Kind == ValueKind.Object))
                    test(Documents.Parse(document), place.Member.IsList ? place.Path + "[0]" : place.Path, place.Member.Object, d =>
                        kind.From(d.ToString()));
            }
        }
    }

    private static JToken Select(JObject document, string path) => document.SelectToken(path, errorWhenNoMatch: true)!;

    private static IEnumerable<Place> Places(JObject value, ObjectSchema schema)
    {
        foreach (var member in schema.Members)
        {
            if (value[member.Name] is not { } token)
                continue;
            yield return new Place(token.Path, member);
            if (member.Kind != ValueKind.Object)
                continue;
            foreach (var inner in token is JArray items ? items.OfType<JObject>() : [(JObject)token])
            {
                foreach (var place in Places(inner, member.Object))
                    yield return place;
            }
        }
    }

    private static HashSet<MemberSchema> Reachable(ObjectSchema schema, HashSet<MemberSchema> met)
    {
        foreach (var member in schema.Members)
        {
            if (met.Add(member) && member.Kind == ValueKind.Object)
                Reachable(member.Object, met);
        }
        return met;
    }

    private sealed record Place(string Path, MemberSchema Member);
}
