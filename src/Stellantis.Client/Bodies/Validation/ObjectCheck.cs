using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>An object under validation.</summary>
/// <param name="value">The object.</param>
/// <param name="path">Where it is.</param>
/// <param name="schema">What it should be.</param>
/// <param name="report">Where problems go.</param>
/// <param name="outer">The check of the object around a nested object that has no class of its own: a misspelt key may stand there.</param>
internal sealed class ObjectCheck(JObject value, string path, ObjectSchema schema, BodyReport report, ObjectCheck? outer)
{
    public JObject Value { get; } = value;

    public string Path { get; } = path;

    public ObjectSchema Schema { get; } = schema;

    public BodyReport Report { get; } = report;

    /// <summary>The members that nobody knows and that no problem has told of yet.</summary>
    public List<string> Unknown { get; } = [.. value.Properties().Select(p => p.Name).Where(n => schema.Find(n) is null)];

    /// <summary>The value of a member; null when it is absent.</summary>
    public JToken? this[string name] => Value[name] is { Type: not JTokenType.Null } token ? token : null;

    /// <summary>True when a member was given, also when the binder could make nothing of it.</summary>
    public bool IsGiven(string name) => this[name] is not null || Report.HasErrorAt(BodyReport.Join(Path, name));

    /// <summary>The text of a member; null when it is absent or no text.</summary>
    public string? Text(string name) => this[name] is { Type: JTokenType.String } token ? (string?)token : null;

    /// <summary>The boolean in a member; null when it is absent or none.</summary>
    public bool? Bool(string name) => this[name] is { Type: JTokenType.Boolean } token ? (bool)token : null;

    /// <summary>The objects in a list.</summary>
    public IEnumerable<JObject> Objects(string name) => this[name] is JArray items ? items.OfType<JObject>() : [];

    public void Error(string member, string message, params IReadOnlyList<string> allowed) =>
        Report.Error(BodyReport.Join(Path, member), message, allowed);

    public void Warn(string member, string message, params IReadOnlyList<string> allowed) =>
        Report.Warn(BodyReport.Join(Path, member), message, allowed);

    /// <summary>Reports that a member is absent, together with the key that was probably meant to be it.</summary>
    public void Missing(string member, string message = "is missing", bool isError = true, params IReadOnlyList<string> allowed)
    {
        if (TakeTypo([member]) is var (key, meant))
            message = $"{message}; '{key}' is not a member here, did you mean '{meant}'?";
        if (isError)
            Error(member, message, allowed);
        else
            Warn(member, message, allowed);
    }

    /// <summary>True when an unknown key is near a member.</summary>
    public bool HasTypoFor(string member) => FindTypo([member]) is not null;

    /// <summary>The first unknown key that is near one of the members. Its problem is told with that of the member, and not once more.</summary>
    public (string Key, string Meant)? TakeTypo(IReadOnlyCollection<string> members)
    {
        if (FindTypo(members) is not var (level, key, meant))
            return null;
        level.Unknown.Remove(key);
        return (key, meant);
    }

    private (ObjectCheck Level, string Key, string Meant)? FindTypo(IReadOnlyCollection<string> members)
    {
        for (var level = this; level is not null; level = level.Outer)
        {
            foreach (var key in level.Unknown)
            {
                // What is nearest of all that the level knows must be one of the members.
                var nearest = level.Schema.Nearest(key);
                nearest = nearest?.Substring(nearest.LastIndexOf('.') + 1);
                if (nearest is not null && members.Contains(nearest))
                    return (level, key, nearest);
            }
        }
        return null;
    }

    private ObjectCheck? Outer { get; } = outer;
}
