using System.Globalization;
using FsCheck.Xunit;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Wire;

public class WireReaderTests
{
    private const string Answer = """
        { "vin" : "VR3\u0055HZ", "_links": {"self":{"href":"https://h/accounts/vehicles/a%201?b=\"c\""},"more":[{"href":"g1","templated":true}]},
          "numbers":[0, -1.50, 6.02e23, -7E-2, 12345678901234567890], "nothing": null, "deep": {"a":[[{"b":false}], []]} }
        """;

    [Fact]
    public void Wherever_a_text_breaks_off_the_reader_says_so()
    {
        Assert.Equal("VR3UHZ", Read(Answer).Vin);
        for (var length = 1; length < Answer.TrimEnd().Length; length++)
            Assert.Throws<JsonReaderException>(() => Read(Answer[..length]));
    }

    [Theory]
    [InlineData("""{"a" 1}""")]
    [InlineData("""{"a":1 "b":2}""")]
    [InlineData("""{"a":[1 2]}""")]
    [InlineData("""{"a":[1}}""")]
    [InlineData("""{"a":{"b":1]}""")]
    [InlineData("""{"a":]}""")]
    [InlineData("""{a:1}""")]
    [InlineData("""{"a":tru}""")]
    [InlineData("""{"a":truely}""")]
    [InlineData("""{"a":1.}""")]
    [InlineData("""{"a":-}""")]
    [InlineData("""{"a":1e}""")]
    [InlineData("""{"a":+1}""")]
    [InlineData("""{"a":1.2.3}""")]
    [InlineData("""{"vin":"\x"}""")]
    [InlineData("""{"vin":"\u12"}""")]
    [InlineData("<html>")]
    public void What_is_no_JSON_is_an_error(string text) => Assert.Throws<JsonReaderException>(() => Read(text));

    [Fact]
    public void Where_it_is_no_JSON_is_told() =>
        Assert.Contains("line 2, position 6", Assert.Throws<JsonReaderException>(() => Read("{\n  \"a\" 1}")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_nests_too_deep_is_an_error_and_what_does_not_is_read()
    {
        var most = WireReader.DepthLimit - 1;
        Assert.Single(Read($$"""{"a":{{new string('[', most)}}{{new string(']', most)}}}""").AdditionalProperties);
        Assert.Throws<JsonReaderException>(() => Read($$"""{"a":{{new string('[', most + 1)}}{{new string(']', most + 1)}}}"""));
    }

    [Property]
    public void Any_string_is_read_as_it_was_meant(string?[] texts)
    {
        var names = new JObject();
        foreach (var text in texts)
            names["_" + text] = text;
        foreach (var handling in Enum.GetValues<StringEscapeHandling>())
        {
            var read = Read(JsonConvert.SerializeObject(new JObject { ["x"] = names },
                new JsonSerializerSettings { StringEscapeHandling = handling }));
            var members = (IReadOnlyDictionary<string, object?>)read.AdditionalProperties["x"]!;
            Assert.Equal(names.Properties().Select(p => (p.Name, (string?)p.Value)), members.Select(m => (m.Key, (string?)m.Value)));
        }
    }

    [Property]
    public void Any_number_is_read_as_it_was_meant(long whole, double real)
    {
        real = double.IsFinite(real) ? real : 0;
        var text = string.Create(CultureInfo.InvariantCulture, $"{{\"total\":{whole},\"level\":{JsonConvert.ToString(real)}}}");
        using var reader = new WireReader(text);
        reader.ReadDocument();
        reader.NextMember();
        Assert.Equal(whole, (reader.NextValue(), reader.Value).Value);
        reader.NextMember();
        Assert.Equal(real, (reader.NextValue(), reader.Value).Value);
        Assert.False(reader.NextMember());
    }

    [Theory]
    [InlineData("2026-02-28T23:59:59Z", true)]
    [InlineData("2024-02-29T00:00:00Z", true)]
    [InlineData("2026-02-29T00:00:00Z", false)]
    [InlineData("2026-13-01T00:00:00Z", false)]
    [InlineData("2026-01-01T24:00:00Z", false)]
    [InlineData("2026-01-01T00:00:60Z", false)]
    [InlineData("2026-01-0:T00:00:00Z", false)]
    [InlineData("0000-01-01T00:00:00Z", false)]
    public void The_usual_form_of_a_time_is_read_as_the_framework_reads_it(string text, bool valid)
    {
        Assert.Equal(valid, WireText.TryPlainDate(text.ToCharArray(), 0, text.Length, out var value));
        Assert.Equal(valid, DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var expected));
        Assert.Equal(expected, value);
        if (valid)
            Assert.Equal(text, WireText.Date(value));
    }

    private static Vehicle Read(string json)
    {
        using var reader = new WireReader(json);
        Assert.True(reader.ReadDocument());
        return Vehicle.Read(reader);
    }
}
