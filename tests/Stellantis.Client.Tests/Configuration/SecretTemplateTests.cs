using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Configuration;
using Xunit;

namespace Stellantis.Client.Tests.Configuration;

public class SecretTemplateTests
{
    // Parts of addresses: plain words, what is a secret by its look, and what trips over its own signs.
    private static readonly string[] s_users = ["", "user@", "user:p%40ss@", "u:p:q@", ":only-password@", "$Vin:x@"];
    private static readonly string[] s_paths =
        ["", "/", "/events", "/services/T0000/B0000/abcdEFGH1234ijklMNOP", "/in/$Vin", "/a%2Fb", "/{{x", "/a b"];
    private static readonly string[] s_queries = ["", "?", "?key=s3cret", "?key=s%26t&car=$Vin", "?flag", "?a=&b=x", "#part", "?a=1#f{g"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [InlineData("https://ops.example.com/events", "https://ops.example.com/events", "")]
    [InlineData("https://hook:p%40ss@ops.example.com/", "https://{{ops.user}}:{{ops.password}}@ops.example.com/", "ops.user=hook ops.password=p@ss")]
    [InlineData("https://hook@ops.example.com", "https://{{ops.user}}@ops.example.com", "ops.user=hook")]
    [InlineData("wss://ops.example.com/s?key=a%26b&car=$Vin&flag", "wss://ops.example.com/s?key={{ops.key}}&car=$Vin&{{ops.query}}",
        "ops.key=a&b ops.query=flag")]
    [InlineData("https://ops.example.com/in?key=1&key=2", "https://ops.example.com/in?key={{ops.key}}&key={{ops.key-2}}", "ops.key=1 ops.key-2=2")]
    [InlineData("https://ops.example.com/hooks/T04AB12CD/x", "https://ops.example.com/{{ops.path}}", "ops.path=hooks/T04AB12CD/x")]
    [InlineData("https://ops.example.com/#part", "https://ops.example.com/#{{ops.fragment}}", "ops.fragment=part")]
    [InlineData("https://ops.example.com/{{who}}", "https://ops.example.com/{{{{who}}", "")]
    [InlineData("https://user:p@ss/w@ord@ops.example.com/", "{{ops.target}}", "ops.target=https://user:p@ss/w@ord@ops.example.com/")]
    [InlineData("no address", "{{ops.target}}", "ops.target=no address")]
    public void The_secrets_of_a_target_stand_in_places_and_all_else_stays_as_it_is_written(string target, string template, string secrets)
    {
        var (written, found) = Template(Channel(target));
        Assert.Equal(template, (string?)written.SelectToken("channel.webhook.target"));
        Assert.Equal(secrets, string.Join(" ", found.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Theory]
    [InlineData("""{"attributes":[{"type":"Header","key":"X-Key","value":"v"}]}""", "{{ops.x-key}}")]
    [InlineData("""{"attributes":[{"type":"Header","key":"X-Key","value":"$Vin"}]}""", "$Vin")]
    [InlineData("""{"attributes":[{"type":"Header","key":"X-Key","value":"$ecret"}]}""", "{{ops.x-key}}")]
    [InlineData("""{"attributes":[{"type":"Header","key":"X-Key","value":""}]}""", "")]
    [InlineData("""{"attributes":[{"type":"Header","value":"v"}]}""", "{{ops.value}}")]
    [InlineData("""{"devices":["token-1"]}""", "{{ops.devices}}")]
    [InlineData("""{"name":"plain {{text}}"}""", "plain {{{{text}}")]
    public void What_is_a_secret_by_where_it_stands_is_in_no_file(string part, string written)
    {
        var definition = new JObject { ["channel"] = new JObject { ["pushnotif"] = JObject.Parse(part) } };
        var (template, _) = Template(definition);
        Assert.Equal(written, template.Descendants().OfType<JValue>().Last().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_secret_that_looks_like_a_place_is_one_of_its_own()
    {
        var template = new SecretTemplate();
        var written = template.Of(Channel("https://ops.example.com/?q={{y}}"), "Ops");
        Assert.Equal("https://ops.example.com/?q={{ops.q}}", (string?)written.SelectToken("channel.webhook.target"));
        var filled = Placeholders.Filled(written, _ => "{{y}}");
        Assert.Equal("https://ops.example.com/?q=%7B%7By%7D%7D", (string?)filled.SelectToken("channel.webhook.target"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_definition_comes_back_from_its_template_and_its_secrets(int seed)
    {
        var random = new Random(seed);
        foreach (var definition in Targets(random).Select(Channel).Concat(Monitors(seed)))
        {
            var (template, secrets) = Template(definition);
            var back = Placeholders.Filled(template, name => secrets[name]);
            Assert.True(CanonicalForm.AreSame(definition, back), $"{definition.ToString(Formatting.None)}\n{template}\n{back}");
            Assert.Equal(secrets.Keys.Order(), Placeholders.NamesIn(template).Order());
            var text = template.ToString();
            Assert.All(secrets.Values.Where(secret => secret.Length > 7), secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Targets(Random random) => Enumerable.Range(0, 20).Select(_ =>
        $"https://{Any(random, s_users)}ops.example.com{Any(random, s_paths)}{Any(random, s_queries)}");

    private static string Any(Random random, string[] parts) => parts[random.Next(parts.Length)];

    private static IEnumerable<JObject> Monitors(int seed)
    {
        var file = JObject.Parse(new RandomConfiguration(seed).Next().ToString().Replace("{{team}}", "night-shift-7"));
        return file["monitors"]!.Select(m => (JObject)m["monitor"]!);
    }

    private static JObject Channel(string target) => new()
    {
        ["label"] = "Ops",
        ["channel"] = new JObject
        {
            ["webhook"] = new JObject
            {
                ["target"] = target, ["name"] = "Ops",
                ["attributes"] = new JArray(new JObject { ["type"] = "Header", ["key"] = "X-Car", ["value"] = "$Vin" }),
            },
        },
    };

    // The secrets in the order of their places, as they were met.
    private static (JObject Template, Dictionary<string, string> Secrets) Template(JObject definition)
    {
        var template = new SecretTemplate();
        var written = template.Of(definition, "Ops");
        var met = new List<string>();
        new SecretTemplate((_, secret) =>
        {
            met.Add(secret);
            return "";
        }).Of(definition, "Ops");
        return (written, template.Names.Zip(met).ToDictionary(pair => pair.First, pair => pair.Second));
    }
}
