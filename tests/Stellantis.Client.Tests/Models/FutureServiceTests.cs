using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Models;

/// <summary>What the service may send after its next release: members and values that nobody here knows.</summary>
public class FutureServiceTests
{
    [Property(Replay = "20260302,77", MaxTest = 60, Arbitrary = [typeof(Arbitraries)])]
    public void An_unknown_member_at_every_level_is_kept_and_shown(Member member)
    {
        foreach (var model in Model.Fixtures)
        {
            foreach (var document in model.Documents())
            {
                var levels = document.DescendantsAndSelf().OfType<JObject>().ToList();
                foreach (var level in levels)
                    level[member.Name] = member.Value.DeepClone();
                var read = model.Read(document);
                Json.AssertEqual(document, read.ToJson());
                // Some models are reached by more than one property.
                var shown = Properties.Models(read).DistinctBy(m => m.Model, ReferenceEqualityComparer.Instance).Where(m => m.Model is not HalLinks)
                    .SelectMany(m => Shown(m.Model.AdditionalProperties, member.Name)).Count();
                Assert.Equal(levels.Count(l => !IsLinks(l)), shown);
            }
        }
    }

    [Property(Replay = "20260302,79", MaxTest = 60, Arbitrary = [typeof(Arbitraries)])]
    public void An_unknown_value_of_an_enumeration_at_every_level_is_kept(NonNull<string> value)
    {
        foreach (var model in Model.Fixtures)
        {
            foreach (var document in model.Documents())
            {
                foreach (var leaf in document.Descendants().OfType<JValue>().Where(IsWord))
                    leaf.Value = value.Get;
                Json.AssertEqual(document, model.Read(document).ToJson());
            }
        }
    }

    [Property(Replay = "20260302,81", MaxTest = 60, Arbitrary = [typeof(Arbitraries)])]
    public void A_value_of_any_other_kind_in_any_place_is_kept(Member member, PositiveInt place)
    {
        foreach (var model in Model.Fixtures)
        {
            foreach (var document in model.Documents())
            {
                var members = document.Descendants().OfType<JProperty>().ToList();
                members[place.Get % members.Count].Value = member.Value.DeepClone();
                Json.AssertEqual(document, model.Read(document).ToJson());
            }
        }
    }

    private static bool IsWord(JValue leaf) =>
        leaf.Value is string text && !WireText.TryDate(text, out _) && !WireText.TryDuration(text, out _)
            && !leaf.Path.Contains("_links", StringComparison.Ordinal);

    // A member of the links is a relation.
    private static bool IsLinks(JObject level) => level.Parent is JProperty { Name: "_links" };

    private static IEnumerable<string> Shown(IReadOnlyDictionary<string, object?> members, string name) => members.SelectMany(m =>
        m.Key == name ? [name] : m.Value is IReadOnlyDictionary<string, object?> inner ? Shown(inner, name) : []);

    /// <summary>A member of a JSON object.</summary>
    public sealed record Member(string Name, JToken Value)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Name}: {Value.ToString(Newtonsoft.Json.Formatting.None)}";
    }

    /// <summary>Members whose name no model knows.</summary>
    public static class Arbitraries
    {
        /// <summary>An unknown member.</summary>
        public static Arbitrary<Member> Members() => Arb.From(
            from name in Text
            from value in Value(3)
            select new Member("\u00a7" + name, value));

        private static Gen<string> Text { get; } = Gen.OneOf(
            Gen.Elements("", "a.b", "$type", "$ref", "\"", "\u00e9\u4e2d", "with space", "\\", "\u2028", "[0]"),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get));

        private static Gen<JToken> Value(int depth)
        {
            var leaf = Gen.OneOf(
                Text.Select(t => (JToken)new JValue(t)),
                ArbMap.Default.GeneratorFor<long>().Select(n => (JToken)new JValue(n)),
                ArbMap.Default.GeneratorFor<NormalFloat>().Select(n => (JToken)new JValue(n.Get)),
                Gen.Elements<JToken>(new JValue(true), new JValue(false), JValue.CreateNull(), new JArray(), new JObject(),
                    new JValue("2026-03-02T06:00:00+0000"), new JValue("PT1H")));
            if (depth == 0)
                return leaf;
            var inner = Value(depth - 1);
            return Gen.OneOf(
                leaf,
                inner.ListOf(2).Select(items => (JToken)new JArray(items)),
                from name in Text from value in inner select (JToken)new JObject(new JProperty(name, value)));
        }
    }
}
