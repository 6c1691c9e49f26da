using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis.Client.Configuration;

/// <summary>The text of a configuration: readable JSON in a stable order.</summary>
internal static class ConfigurationText
{
    public const string Channels = "channels";
    public const string Monitors = "monitors";
    public const string Subscribe = "subscribe";
    public const string Monitor = "monitor";

    private const string LabelName = ConfigurationReference.LabelName;
    private const string Status = "status";
    private const string Channel = "channel";
    private const string VehicleIds = "vehicleIds";
    private const string Groups = "groups";

    private static readonly string[] s_ofChannel = [Status, Subscribe];
    private static readonly string[] s_ofMonitor = [Channel, Status, VehicleIds, Groups, Monitor];
    private static readonly string[] s_statuses = [StatusChange.Running, StatusChange.Paused];

    /// <summary>The whole configuration as one document.</summary>
    public static string Of(ConfigurationSet set) => Text(new JObject
    {
        [Channels] = new JArray(set.Channels.Select(Document)),
        [Monitors] = new JArray(set.Monitors.Select(Document)),
    });

    /// <summary>One channel or monitor as a document.</summary>
    public static string Of(ConfigurationItem item) => Text(Document(item));

    /// <summary>JSON as it stands in files: two blanks, line feeds, one at the end.</summary>
    public static string Text(JObject document)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented };
        document.WriteTo(writer);
        writer.Flush();
        return text + "\n";
    }

    /// <summary>Reads a whole configuration.</summary>
    public static void Read(string text, string file, List<ConfigurationItem> items, List<ConfigurationProblem> problems)
    {
        if (Parsed(text, file, problems) is not { } root)
            return;
        CheckMembers(root, "", [Channels, Monitors], file, problems);
        foreach (var name in new[] { Channels, Monitors })
        {
            if (root[name] is null)
                continue;
            if (root[name] is not JArray list)
            {
                problems.Add(new(At(file, root[name]!), name, $"is {Kind(root[name])}, and a list is wanted"));
                continue;
            }
            for (var i = 0; i < list.Count; i++)
                ReadItem(list[i], FormattableString.Invariant($"{name}[{i}]"), name == Monitors, file, items, problems);
        }
    }

    /// <summary>Reads a channel or a monitor that has a file of its own.</summary>
    public static void ReadOne(string text, bool isMonitor, string file, List<ConfigurationItem> items, List<ConfigurationProblem> problems)
    {
        if (Parsed(text, file, problems) is { } root)
            ReadItem(root, "", isMonitor, file, items, problems);
    }

    /// <summary>Reads JSON with the digits of its numbers.</summary>
    public static JObject Load(string text)
    {
        try
        {
            return Load(text, FloatParseHandling.Decimal);
        }
        catch (JsonReaderException)
        {
            // A number beyond all decimals.
            return Load(text, FloatParseHandling.Double);
        }
    }

    private static JObject Load(string text, FloatParseHandling numbers)
    {
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None, FloatParseHandling = numbers, MaxDepth = WireReader.DepthLimit,
        };
        return JObject.Load(reader);
    }

    private static JObject Document(ConfigurationItem item)
    {
        var document = new JObject();
        if (item.IsMonitor)
            document[Channel] = item.Channel;
        if (item.Status is not null)
            document[Status] = item.Status;
        if (item.VehicleIds is not null)
            document[VehicleIds] = new JArray(item.VehicleIds);
        if (item.Groups is not null)
            document[Groups] = new JArray(item.Groups);
        document[item.BodyName] = item.Definition;
        return document;
    }

    private static JObject? Parsed(string text, string file, List<ConfigurationProblem> problems)
    {
        var report = new BodyReport();
        if (JsonText.Parse(text, report) is not null)
            return Load(text);
        problems.AddRange(report.Problems.Select(p => new ConfigurationProblem(file, "", p.Message.Replace("The body", "It"))));
        return null;
    }

    private static void ReadItem(
        JToken token, string path, bool isMonitor, string file, List<ConfigurationItem> items, List<ConfigurationProblem> problems)
    {
        var place = At(file, token);
        if (token is not JObject document)
        {
            problems.Add(new(place, path, $"is {Kind(token)}, and an object is wanted"));
            return;
        }
        var body = isMonitor ? Monitor : Subscribe;
        CheckMembers(document, path, isMonitor ? s_ofMonitor : s_ofChannel, file, problems);
        var definition = document[body] as JObject;
        if (definition is null)
            Wrong(body, "an object");
        else if (LabelOf(definition) is null)
            Unlabelled(definition);
        else if (Placeholders.IsIn(LabelOf(definition)!))
            problems.Add(new(At(file, definition[LabelName]!), Join(path, $"{body}.{LabelName}"), "has a placeholder, but a label is not a secret"));
        if (document[Status] is { } status && !s_statuses.Contains((status as JValue)?.Value as string))
            problems.Add(new(At(file, status), Join(path, Status),
                $"is {Validator.Describe(status)}; {StatusChange.Running} or {StatusChange.Paused} is allowed"));
        var channel = (document[Channel] as JValue)?.Value as string;
        if (isMonitor && string.IsNullOrEmpty(channel))
            Wrong(Channel, "the label of its channel");
        var vehicles = Texts(VehicleIds);
        var groups = Texts(Groups);
        // What else is wrong in it is told as well.
        if (definition is null || LabelOf(definition) is not { } label)
            return;
        items.Add(new ConfigurationItem
        {
            IsMonitor = isMonitor,
            Label = Placeholders.Plain(label),
            Definition = CanonicalForm.Of(definition, ConfigurationItem.SchemaOf(isMonitor)),
            Status = (document[Status] as JValue)?.Value as string,
            Channel = isMonitor ? channel ?? "" : null,
            VehicleIds = isMonitor ? vehicles : null,
            Groups = isMonitor ? groups : null,
            Place = path.Length == 0 ? place : $"{place} {path}",
        });

        // What else is wrong is told by the label that is meant.
        void Unlabelled(JObject unlabelled)
        {
            var schema = ConfigurationItem.SchemaOf(isMonitor);
            var meant = unlabelled.Properties().FirstOrDefault(p => schema.Find(p.Name) is null && schema.Nearest(p.Name) == LabelName);
            problems.Add(new(At(file, (JToken?)meant ?? unlabelled), Join(path, $"{body}.{LabelName}"), "is missing: channels and monitors are known "
                + $"by their labels{(meant is null ? "" : $"; '{meant.Name}' is not a member here, did you mean '{LabelName}'?")}"));
            if (meant is not null)
                Rename(meant, LabelName);
        }

        void Wrong(string name, string wanted) => problems.Add(new(document[name] is { } found ? At(file, found) : place, Join(path, name),
            document[name] is null ? $"is missing: {wanted} is wanted" : $"is {Kind(document[name])}, and {wanted} is wanted"));

        IReadOnlyList<string>? Texts(string name)
        {
            if (!isMonitor || document[name] is not { } value)
                return null;
            if (value is JArray list && list.All(item => item is JValue { Value: string { Length: > 0 } }))
                return [.. list.Select(item => (string)item!).Distinct().OrderBy(item => item, StringComparer.Ordinal)];
            problems.Add(new(At(file, value), Join(path, name), "is not a list of texts"));
            return null;
        }
    }

    private static string? LabelOf(JObject definition) => definition[LabelName] is JValue { Value: string { Length: > 0 } label } ? label : null;

    // What else is wrong in a misspelt member is told by the name that is meant.
    private static void CheckMembers(JObject value, string path, string[] known, string file, List<ConfigurationProblem> problems)
    {
        foreach (var member in value.Properties().Where(p => !known.Contains(p.Name)).ToArray())
        {
            problems.Add(new(At(file, member), Join(path, member.Name),
                $"is not a member of a configuration; {string.Join(", ", known)} are allowed{Nearest.Hint(member.Name, known)}"));
            if (Nearest.Of(member.Name, known) is { } meant && value[meant] is null)
                Rename(member, meant);
        }
    }

    // The value keeps the line in which it stands.
    private static void Rename(JProperty member, string name)
    {
        var value = member.Value;
        member.Value = JValue.CreateNull();
        member.Replace(new JProperty(name, value));
    }

    private static string Join(string path, string name) => BodyReport.Join(path, name);

    private static string At(string file, JToken token) => token is IJsonLineInfo line && line.HasLineInfo() && line.LineNumber > 1
        ? FormattableString.Invariant($"{file}({line.LineNumber})") : file;

    private static string Kind(JToken? value) => value switch
    {
        JObject => "an object",
        JArray => "a list",
        null or { Type: JTokenType.Null } => "null",
        { Type: JTokenType.String } => "text",
        { Type: JTokenType.Boolean } => "a boolean",
        _ => "a number",
    };
}
