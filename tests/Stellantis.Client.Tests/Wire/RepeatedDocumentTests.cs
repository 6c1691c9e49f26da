using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Wire;

/// <summary>
/// A reader expects what it met before: names that follow one another, what stands between them, values. Whatever it expects, it reads what is there.
/// </summary>
public sealed class RepeatedDocumentTests
{
    // Names that begin alike, that hold what JSON is written with, and that are one another's beginning.
    private static readonly string[] s_names =
        ["vin", "vi", "vinculum", "", "a\"b", "a\\", "é全", "_links", "self", "href", "href ", "\":", "type", "typ\\u0065", new('n', 300)];

    private static readonly string[] s_strings =
        ["", "a", "VR3FBYHZ300000001", "VR3FBYHZ300000002", "a\"", "a\\", "\\", "\\\"", "全部车辆", "line\nline", "}", ",\"vin\":", new('s', 300)];

    private static readonly (string Break, string Indent, string Colon)[] s_manners =
        [("", "", ":"), ("\n", "  ", ": "), ("\r\n", "\t", " : "), ("\n", "    ", ":\n"), (" ", "", ": ")];

    [Fact]
    public void What_is_read_is_what_stands_there_however_alike_the_items_are()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var dice = new Random(seed);
            var item = Object(dice, 3);
            var text = new StringBuilder("[");
            for (var i = 0; i < 8; i++)
            {
                // Most items are written alike, some differ in a member, some in their manner.
                if (i > 0 && dice.Next(3) == 0)
                    Change(item, dice);
                text.Append(i == 0 ? "" : ",");
                Write(text, item, s_manners[dice.Next(4) == 0 ? dice.Next(s_manners.Length) : seed % s_manners.Length], 0, dice);
            }
            var json = text.Append(']').ToString();
            using var reader = new WireReader(json);
            Assert.True(JToken.DeepEquals(Parse(json), Seen(reader)), $"seed {seed}: {json}");
        }
    }

    [Fact]
    public void Skipped_parts_end_where_they_end()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var dice = new Random(seed);
            var item = Object(dice, 3);
            var text = new StringBuilder("{\"items\":[");
            for (var i = 0; i < 4; i++)
            {
                text.Append(i == 0 ? "" : ",");
                Write(text, item, s_manners[dice.Next(s_manners.Length)], 0, dice);
            }
            using var reader = new WireReader(text.Append("],\"last\":7}").ToString());
            Assert.True(reader.ReadDocument() && reader.NextMember());
            reader.NextValue();
            reader.SkipWhole();
            Assert.True(reader.NextMember());
            Assert.Equal("last", reader.Member);
            Assert.Equal((JsonToken.Integer, 7L), (reader.NextValue(), reader.Value));
            Assert.False(reader.NextMember());
            reader.ReadEnd();
        }
    }

    [Theory]
    [InlineData("""[{"vin":"VR3FBYHZ300000001","type":"pnc","n":{"a":true}},{"vin":"VR3FBYHZ300000001","type":"pnc","n":{"a":true}}]""")]
    [InlineData("""{"n":{"vin":"VR3FBYHZ300000001"},"vin":"VR3FBYHZ300000001"}""")]
    [InlineData("""{"a":{"vin":1,"b":{"vin":2,"b":"c"}},"vin":3,"b":"c"}""")]
    public void A_text_ends_where_its_buffer_says_although_what_is_expected_stands_behind(string json)
    {
        var buffer = json.ToCharArray();
        for (var length = 1; length < buffer.Length; length++)
        {
            using var reader = new WireReader(buffer, length);
            Assert.Throws<JsonReaderException>(() => PlainValue.Whole(reader));
        }
        using var whole = new WireReader(buffer, buffer.Length);
        Assert.NotNull(PlainValue.Whole(whole));
    }

    [Fact]
    public void A_buffer_cannot_be_shorter_than_its_text() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WireReader(new char[3], 4));

    [Fact]
    public void More_names_than_are_remembered_are_read_all_the_same()
    {
        var members = Enumerable.Range(0, 3000).Select(i => $"\"name{i}\":{{\"id\":\"{i % 3}\",\"name{3000 - i}\":[{i}]}}");
        var json = "{" + string.Join(",", members) + "}";
        for (var round = 0; round < 3; round++)
        {
            using var reader = new WireReader(json);
            Assert.True(JToken.DeepEquals(Parse(json), Seen(reader)));
        }
    }

    [Fact]
    public void Readers_of_many_threads_do_not_disturb_one_another() => Parallel.For(0, 400, seed =>
    {
        var dice = new Random(seed % 20);
        var item = Object(dice, 3);
        var text = new StringBuilder("[");
        for (var i = 0; i < 5; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Write(text, item, s_manners[seed % s_manners.Length], 0, dice);
        }
        var json = text.Append(']').ToString();
        using var reader = new WireReader(json);
        Assert.True(JToken.DeepEquals(Parse(json), Seen(reader)), json);
    });

    [Fact]
    public void No_value_is_kept_for_the_next_reader()
    {
        var names = MetNames.Lend();
        var met = names.Find("access_token".ToCharArray(), 0, 12);
        met.Text = "secret";
        names.GiveBack();
        Assert.Null(met.Text);
        names = MetNames.Lend();
        names.ByDepth[0].Text = "secret";
        var root = names.ByDepth[0];
        names.GiveBack();
        Assert.Null(root.Text);
        foreach (var json in new[] { "\"secret\"", "[\"secret\"]", "{\"\":\"secret\"}", "{\"t\\u006fken\":\"secret\"}" })
        {
            using var reader = new WireReader(json);
            Assert.NotNull(PlainValue.Whole(reader));
            Assert.Equal((null, null, null), (MetNames.Other.Text, MetNames.Other.First, MetNames.Other.Next));
        }
    }

    [Fact]
    public void Resources_with_the_same_links_tell_each_its_own_addresses()
    {
        string Links(string id) => $$$"""
            {"self":{"href":"https://h/vehicles/{{{id}}}"},"trips":{"href":"https://h/vehicles/{{{id}}}/trips","templated":true},
            "groups":[{"href":"https://h/vehicles?gId=root","title":"All"}]}
            """;
        string[] ids = ["one", "two", "a\\\\", "a\\\"b", "three"];
        using var reader = new WireReader($"[{string.Join(",", ids.Select(Links))}]");
        Assert.False(reader.ReadDocument());
        var read = ids.Select(_ =>
        {
            reader.NextValue();
            return HalLinks.Read(reader);
        }).ToArray();
        for (var i = 0; i < ids.Length; i++)
        {
            var id = JToken.Parse($"\"{ids[i]}\"").ToString();
            Assert.Equal([$"https://h/vehicles/{id}", $"https://h/vehicles/{id}/trips", "https://h/vehicles?gId=root"], read[i].Select(l => l.Href));
            Assert.Equal([null, null, "All"], read[i].Select(l => l.Title));
            Assert.Equal([false, false, true], read[i].Select(l => l.InArray));
            Assert.Equal($"https://h/vehicles/{id}/trips", read[i]["trips"]);
            Assert.Same(read[i][1], read[i][1]);
            Assert.True(JToken.DeepEquals(JToken.Parse(Links(ids[i])), JToken.Parse(read[i].ToJson())));
        }
    }

    private static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    private static JToken Seen(WireReader reader)
    {
        reader.ReadDocument();
        var seen = SeenHere(reader);
        reader.ReadEnd();
        return seen;
    }

    private static JToken SeenHere(WireReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                var members = new JObject();
                while (reader.NextMember())
                {
                    var name = reader.Member;
                    reader.NextValue();
                    // Of a name that comes twice the last counts, here and there.
                    members[name] = SeenHere(reader);
                }
                return members;
            case JsonToken.StartArray:
                var items = new JArray();
                while (reader.NextValue() != JsonToken.EndArray)
                    items.Add(SeenHere(reader));
                return items;
            default:
                return new JValue(reader.Value);
        }
    }

    private static List<(string Name, object? Value)> Object(Random dice, int depth) =>
        [.. Enumerable.Range(0, dice.Next(6)).Select(_ => (s_names[dice.Next(s_names.Length)], Value(dice, depth)))];

    private static object? Value(Random dice, int depth) => dice.Next(depth > 0 ? 8 : 5) switch
    {
        0 => null,
        1 => dice.Next(2) == 0,
        2 => dice.Next(-5, 100_000),
        3 or 4 => s_strings[dice.Next(s_strings.Length)],
        5 => Enumerable.Range(0, dice.Next(4)).Select(_ => Value(dice, depth - 1)).ToArray(),
        _ => Object(dice, depth - 1),
    };

    private static void Change(List<(string Name, object? Value)> item, Random dice)
    {
        var at = dice.Next(item.Count + 1);
        if (at < item.Count && dice.Next(2) == 0)
            item.RemoveAt(at);
        else
            item.Insert(at, (s_names[dice.Next(s_names.Length)], Value(dice, 1)));
    }

    private static void Write(StringBuilder text, object? value, (string Break, string Indent, string Colon) manner, int depth, Random dice)
    {
        string Line(int level) => manner.Break + string.Concat(Enumerable.Repeat(manner.Indent, level));
        switch (value)
        {
            case List<(string Name, object? Value)> members:
                text.Append('{');
                for (var i = 0; i < members.Count; i++)
                {
                    text.Append(i == 0 ? "" : ",").Append(Line(depth + 1)).Append(Quoted(members[i].Name, dice)).Append(manner.Colon);
                    Write(text, members[i].Value, manner, depth + 1, dice);
                }
                text.Append(members.Count == 0 ? "" : Line(depth)).Append('}');
                break;
            case object?[] items:
                text.Append('[');
                for (var i = 0; i < items.Length; i++)
                {
                    text.Append(i == 0 ? "" : ",").Append(Line(depth + 1));
                    Write(text, items[i], manner, depth + 1, dice);
                }
                text.Append(items.Length == 0 ? "" : Line(depth)).Append(']');
                break;
            case string words:
                text.Append(Quoted(words, dice));
                break;
            default:
                text.Append(JsonConvert.ToString(value));
                break;
        }
    }

    // The same text is written in more than one way.
    private static string Quoted(string text, Random dice) => dice.Next(6) > 0 ? JsonConvert.ToString(text)
        : "\"" + string.Concat(text.Select(c => $"\\u{(int)c:x4}")) + "\"";
}
