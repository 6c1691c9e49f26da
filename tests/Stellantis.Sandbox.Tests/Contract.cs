using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Stellantis.Testing.Contract;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stellantis.Sandbox.Tests;

/// <summary>
/// The schemas of the service's contract, as far as they say something that can be held: types, members, words, ranges. What the published
/// document gets wrong in its <c>required</c> lists and array depths is put right first.
/// </summary>
internal sealed class Contract
{
    private static readonly Regex s_integer = new(@"^[-+]?\d+$", RegexOptions.CultureInvariant);
    private static readonly Regex s_number = new(@"^[-+]?(?:\d+\.\d*|\.\d+|\d+(?:\.\d*)?[eE][-+]?\d+)$", RegexOptions.CultureInvariant);

    // Members that schemas demand and other schemas define, or that the contract's own text says are not always there.
    private static readonly (string Schema, string[] Names)[] s_notRequired =
    [
        ("Position", ["createdAt"]),
        ("DoorsStateBase", ["identifier", "state"]),
        ("DoorsState", ["identifier", "state"]),
        ("IgnitionBase", ["createdAt"]),
        ("StolenBase", ["createdAt"]),
        ("WipingBladesStateBase", ["speed"]),
        ("WipingBladesState", ["speed"]),
    ];

    private readonly JObject _document;
    private readonly HashSet<JToken> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<JToken, JToken[]> _leaves = new(ReferenceEqualityComparer.Instance);

    private Contract(JObject document)
    {
        _document = document;
        var schemas = (JObject)document["components"]!["schemas"]!;
        foreach (var (schema, names) in s_notRequired)
        {
            foreach (var required in Leaves([schemas[schema]!]).Append(schemas[schema]!).Select(leaf => leaf["required"]).OfType<JArray>())
            {
                foreach (var name in required.Where(name => names.Contains((string?)name)).ToList())
                    name.Remove();
            }
        }

        _leaves.Clear();
        schemas["ChargeProgram"] = schemas["ChargeProgram"]!["items"]!.DeepClone();
        foreach (var kind in new[] { "webhook", "websocket" })
            schemas.SelectToken("ChannelAttributes.properties." + kind)!["items"] =
                Resolve(Resolve(schemas.SelectToken("ChannelAttributes.properties." + kind)!)["items"]!)["items"]!.DeepClone();
        ((JObject)schemas.SelectToken("MonitorTrigger.properties.name")!).Remove("pattern");
        ((JObject)schemas.SelectToken("DataNotFoundError.properties")!)["name"] = new JObject { ["type"] = "string" };
        schemas["DataNotFoundError"]!["required"] = new JArray("message", "debug");
        // The one member that the sandbox adds: a text for the driver.
        ((JObject)schemas.SelectToken("BasicAlert.allOf[1].properties")!)["message"] = new JObject { ["type"] = "string" };
    }

    public static Contract Read()
    {
        using var text = File.OpenText(Path.Combine(ServiceContract.Folder!, "openapi.yaml"));
        var stream = new YamlStream();
        stream.Load(text);
        return new Contract((JObject)Convert(stream.Documents[0].RootNode));
    }

    /// <summary>The ids of all operations.</summary>
    public IEnumerable<string> OperationIds => Operations.Select(operation => (string)operation["operationId"]!);

    /// <summary>What in a body is not as the contract has it for this operation and status; null says that the contract declares no body.</summary>
    public IReadOnlyList<string>? Problems(string operationId, int status, JToken body)
    {
        if (ResponseOf(operationId, status) is not { } schema)
            return null;
        var problems = new List<string>();
        Check([schema], body, problems);
        return problems;
    }

    /// <summary>The members of all answers with status 2xx, by operation, that no body has shown.</summary>
    public IEnumerable<string> NeverShown() => Operations
        .SelectMany(operation => ((JObject)operation["responses"]!).Properties().Where(response => response.Name.StartsWith('2'))
            .Select(response => SchemaOf(response.Value)))
        .OfType<JToken>()
        .SelectMany(schema => Members(schema, []))
        .Except(_seen)
        .Select(member => member.Path)
        .Distinct()
        .Order(StringComparer.Ordinal);

    private IEnumerable<JToken> Operations => ((JObject)_document["paths"]!).Properties()
        .SelectMany(path => ((JObject)Resolve(path.Value)).Properties())
        .Select(method => Resolve(method.Value))
        .Where(method => method is JObject && method["operationId"] is not null);

    private JToken? ResponseOf(string operationId, int status)
    {
        var responses = Operations.Single(operation => (string?)operation["operationId"] == operationId)["responses"]!;
        return SchemaOf(responses[status.ToString(CultureInfo.InvariantCulture)] ?? responses["default"]
            ?? throw new InvalidOperationException($"{operationId} has no answer {status}."));
    }

    private JToken? SchemaOf(JToken response) => (Resolve(response)["content"] as JObject)?.Properties().First().Value["schema"];

    private JToken Resolve(JToken token)
    {
        while ((string?)(token as JObject)?["$ref"] is { } reference)
            token = reference.TrimStart('#', '/').Split('/')
                .Aggregate((JToken)_document, (at, step) => at[step.Replace("~1", "/", StringComparison.Ordinal)]!);
        return token;
    }

    // A value is held against several schemas at once, because members come together from all parts of an allOf.
    private IEnumerable<JToken> Leaves(IEnumerable<JToken> schemas) => schemas.SelectMany(schema =>
    {
        if (!_leaves.TryGetValue(schema, out var leaves))
        {
            var resolved = Resolve(schema);
            _leaves[schema] = leaves = [.. resolved["allOf"] is JArray all ? Leaves(all) : [], resolved];
        }

        return leaves;
    });

    private void Check(IReadOnlyList<JToken> schemas, JToken value, List<string> problems)
    {
        var leaves = Leaves(schemas).ToList();
        void Report(string problem) => problems.Add($"{value.Path}: {problem}");

        foreach (var leaf in leaves)
        {
            if ((string?)leaf["type"] is { } type && !IsOf(type, value))
                Report($"is not of type {type}: {value}");
            if (leaf["enum"] is JArray words && !words.Any(word => JToken.DeepEquals(word, value) || (string?)word == value.ToString()))
                Report($"is none of the words: {value}");
            if (value.Type is JTokenType.Integer or JTokenType.Float)
            {
                if ((double?)leaf["minimum"] is { } min && ((double)value < min || ((bool?)leaf["exclusiveMinimum"] == true && (double)value <= min)))
                    Report($"is less than {min}: {value}");
                if ((double)value > (double?)leaf["maximum"])
                    Report($"is too great: {value}");
                if (leaf["not"]?["enum"] is JArray not && not.Any(word => (double)word == (double)value))
                    Report($"must not be {value}");
            }

            if (value.Type == JTokenType.String && (string?)leaf["format"] == "date-time"
                && !Regex.IsMatch((string)value!, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"))
                Report($"is no date-time: {value}");
            if (value.Type == JTokenType.String && (string?)leaf["pattern"] is { } pattern && !Regex.IsMatch((string)value!, pattern))
                Report($"does not match {pattern}: {value}");
        }

        if (value is JArray items)
            CheckItems(leaves, items, problems, Report);
        else if (value is JObject found)
            CheckMembers(leaves, found, problems, Report);
    }

    private void CheckItems(List<JToken> leaves, JArray items, List<string> problems, Action<string> report)
    {
        if (leaves.Exists(leaf => items.Count < (int?)leaf["minItems"]))
            report("has too few items");
        var schemas = leaves.Select(leaf => leaf["items"]).OfType<JToken>().ToList();
        foreach (var item in items)
            Check(schemas, item, problems);
    }

    private void CheckMembers(List<JToken> leaves, JObject found, List<string> problems, Action<string> report)
    {
        var required = leaves.Select(leaf => leaf["required"]).OfType<JArray>().SelectMany(names => names.Values<string>()).Distinct().ToList();
        foreach (var name in required.Where(name => found.Property(name!) is null))
            report($"has no {name}");
        // A schema without members says nothing about them.
        if (!leaves.Exists(leaf => leaf["properties"] is not null))
            return;
        foreach (var property in found.Properties())
        {
            var declared = leaves.Select(leaf => leaf["properties"]?[property.Name]).OfType<JToken>().ToList();
            _seen.UnionWith(declared);
            // Some schemas demand links that they do not define.
            if (declared.Count == 0 && !required.Contains(property.Name))
                report($"does not know the member {property.Name}");
            Check(declared, property.Value, problems);
        }
    }

    private IEnumerable<JToken> Members(JToken schema, HashSet<JToken> under)
    {
        foreach (var leaf in Leaves([schema]).Where(under.Add).ToList())
        {
            foreach (var item in leaf["items"] is { } items ? Members(items, under) : [])
                yield return item;
            foreach (var property in (leaf["properties"] as JObject)?.Properties() ?? [])
            {
                yield return property.Value;
                foreach (var member in Members(property.Value, under))
                    yield return member;
            }
        }
    }

    private static bool IsOf(string type, JToken value) => type switch
    {
        "object" => value.Type == JTokenType.Object,
        "array" => value.Type == JTokenType.Array,
        "string" => value.Type == JTokenType.String,
        "boolean" => value.Type == JTokenType.Boolean,
        "integer" => value.Type == JTokenType.Integer,
        "number" => value.Type is JTokenType.Integer or JTokenType.Float,
        _ => throw new InvalidOperationException($"The contract has an unknown type {type}."),
    };

    private static JToken Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JObject(map.Children.Select(child => new JProperty(((YamlScalarNode)child.Key).Value!, Convert(child.Value)))),
        YamlSequenceNode list => new JArray(list.Children.Select(Convert)),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } plain } => plain switch
        {
            "" or "null" or "~" => JValue.CreateNull(),
            "true" => new JValue(true),
            "false" => new JValue(false),
            _ when s_integer.IsMatch(plain) => new JValue(long.Parse(plain, CultureInfo.InvariantCulture)),
            _ when s_number.IsMatch(plain) => new JValue(double.Parse(plain, CultureInfo.InvariantCulture)),
            _ => new JValue(plain),
        },
        YamlScalarNode scalar => new JValue(scalar.Value),
        _ => throw new InvalidOperationException("The contract holds a node of an unknown kind."),
    };
}
