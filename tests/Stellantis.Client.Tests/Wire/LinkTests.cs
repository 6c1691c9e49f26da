using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Wire;

/// <summary>Links are kept as what follows the address of their resource; what is told of them is what came.</summary>
public sealed class LinkTests
{
    private static readonly string[] s_addresses =
    [
        "https://api.example.com/v1/accounts/vehicles/5f0c-1", "https://api.example.com/v1/accounts/vehicles/5f0c-1/alerts",
        "https://api.example.com/v1/accounts/vehicles/5f0c-1/channels/{chId}/remotes", "https://api.example.com/v1/accounts/vehicles/5f0c-12",
        "https://api.example.com/v1/accounts/vehicles/5f0c-", "https://api.example.com/v1/accounts/vehicles?gId=root", "/alerts", "", "é全",
        "https:\\/\\/api.example.com\\/v1\\/accounts\\/vehicles\\/5f0c-1\\/trips", "https://api.example.com/v1/accounts/vehicles/5f0c-1/a\\u0062c",
        "https://api.example.com/a\\\\", "https://api.example.com/a\\\"b", "https://api.example.com/a\\\\\\\"b",
    ];

    private static readonly string[] s_more =
    [
        "", ",\"templated\":true", ",\"templated\":false", ",\"templated\":null", ",\"name\":\"root\"", ",\"colour\":\"N9\"", ",\"title\":null",
        ",\"href\":\"/again\"", ",\"templated\":\"true\"",
    ];

    private static readonly string[] s_rels = ["self", "alerts", "trips", "groups", "next"];

    [Fact]
    public void Links_are_told_as_they_came_whatever_they_begin_with()
    {
        var dice = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var documents = Enumerable.Range(0, 1 + dice.Next(4)).Select(_ => Document(dice)).ToArray();
            var text = "[" + string.Join(",", documents) + "]";
            using var reader = new WireReader(text);
            Assert.False(reader.ReadDocument());
            var all = documents.Select(_ =>
            {
                reader.NextValue();
                return HalLinks.Read(reader);
            }).ToArray();
            for (var i = 0; i < documents.Length; i++)
                Same(JObject.Parse(documents[i]), all[i]);
        }
    }

    [Fact]
    public void A_link_is_the_same_object_however_often_it_is_looked_at()
    {
        using var reader = new WireReader("""{"self":{"href":"/a"},"alerts":{"href":"/a/alerts"},"groups":[{"href":"/g"}]}""");
        Assert.True(reader.ReadDocument());
        var links = HalLinks.Read(reader);
        Assert.Equal(["/a", "/a/alerts", "/g"], links.Select(link => link.Href));
        Assert.All(Enumerable.Range(0, links.Count), i => Assert.Same(links[i], links.ElementAt(i)));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("abc", "abc")]
    [InlineData("/", null)]
    [InlineData("https://host/vehicles/abc", "abc")]
    [InlineData("https://host/vehicles/abc/", "abc")]
    [InlineData("https://host/vehicles/abc?x=/y", "abc")]
    [InlineData("https://host/vehicles?x=/y", "vehicles")]
    [InlineData("https://host/vehicles#a/b", "vehicles")]
    [InlineData("https://host/vehicles/a%2Fb", "a/b")]
    [InlineData("https://host/vehicles/{id}", null)]
    [InlineData("https://host/vehicles/%7Bid%7D", "{id}")]
    [InlineData("https://host/a{b}/abc", "abc")]
    public void The_id_is_the_last_part_of_the_path(string? href, string? id) => Assert.Equal(id, ResourceId.FromLink(href));

    private static string Document(Random dice) => "{" + string.Join(",", Enumerable.Range(0, dice.Next(7)).Select(i =>
    {
        // Each relation once: of a name that comes twice JObject keeps the last alone.
        var rel = i < s_rels.Length ? s_rels[(i + dice.Next(1)) % s_rels.Length] : "r" + i;
        var links = Enumerable.Range(0, 1 + dice.Next(3)).Select(_ =>
            $"{{\"href\":\"{s_addresses[dice.Next(s_addresses.Length)]}\"{s_more[dice.Next(s_more.Length)]}}}").ToArray();
        return $"\"{rel}\":" + (dice.Next(4) == 0 ? $"[{string.Join(",", links)}]" : links[0]);
    })) + "}";

    private static void Same(JObject came, HalLinks links)
    {
        var expected = came.Properties().SelectMany(p => (p.Value is JArray array ? array : [p.Value]).Select(link => (p.Name, link))).ToArray();
        Assert.Equal(expected.Length, links.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            var (rel, link) = expected[i];
            Assert.Equal((rel, (string?)link["href"]), (links[i].Rel, links[i].Href));
            Assert.Equal(link["templated"]?.Type is JTokenType.Boolean or JTokenType.String ? (bool?)link["templated"] : null, links[i].Templated);
            Assert.Equal((string?)link["name"], links[i].Name);
        }
        foreach (var property in came.Properties())
            Assert.Equal((string?)expected.First(e => e.Name == property.Name).link["href"], links[property.Name]);
        Assert.True(JToken.DeepEquals(came, JObject.Parse(links.ToJson())), $"{came}\n{links.ToJson()}");
    }
}
