using System.Collections.Concurrent;
using System.Reflection;
using Stellantis.Client.Json;

namespace Stellantis.Client.Bodies;

/// <summary>
/// What the service wants in an object, read once from the attributes of a request class. Properties whose wire path has several steps make nested
/// objects; the class property names of such members are known here too.
/// </summary>
internal sealed class ObjectSchema
{
    private static readonly ConcurrentDictionary<Type, ObjectSchema> s_all = new();

    private readonly List<MemberSchema> _members = [];
    private readonly Dictionary<string, MemberSchema> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemberSchema> _byAnyCase = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<MemberSchema>> _byProperty = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _instead = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _order = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ObjectRuleAttribute> _rules = [];

    private ObjectSchema()
    {
    }

    public IReadOnlyList<MemberSchema> Members => _members;

    /// <summary>The rules that concern several members together.</summary>
    public IReadOnlyList<ObjectRuleAttribute> Rules => _rules;

    /// <summary>The member that an array of strings in the place of the object stands for.</summary>
    public MemberSchema? Bare { get; private set; }

    /// <summary>True when something in the object must be given, so that leaving out the object leaves out that.</summary>
    public bool HasRequired => _members.Exists(m => m.IsRequired) || _rules.Exists(r => r.IsRequired);

    public static ObjectSchema Of(Type type) => s_all.GetOrAdd(type, Build);

    /// <summary>The member with exactly this wire name.</summary>
    public MemberSchema? Find(string name) => _byName.TryGetValue(name, out var member) ? member : null;

    /// <summary>
    /// The members to pass through to reach what a user's key means, whatever its casing: a wire name, or the class name of a member that lies
    /// deeper. Null when the key means nothing here.
    /// </summary>
    public IReadOnlyList<MemberSchema>? FindKey(string key) =>
        _byAnyCase.TryGetValue(key, out var member) ? [member] : _byProperty.TryGetValue(key, out var path) ? path
        : _instead.TryGetValue(key, out var flat) ? Steps(flat) : null;

    /// <summary>The member for which a user's key stands that is not its name; null when the key is no such one.</summary>
    public MemberSchema? InsteadOf(string key) => _instead.TryGetValue(key, out var flat) ? Steps(flat)[0] : null;

    /// <summary>The known member that a misspelt key was meant to be, as a path from here; null when nothing is near.</summary>
    public string? Nearest(string key)
    {
        var near = Bodies.Nearest.Of(key, _byName.Keys.Concat(_byProperty.Keys));
        return near is not null && _byProperty.TryGetValue(near, out var path) ? string.Join(".", path.Select(m => m.Name)) : near;
    }

    /// <summary>The place of a user's key among the members; after all of them when it means nothing here.</summary>
    public int IndexOf(string key) => _order.TryGetValue(key, out var index) ? index : int.MaxValue;

    private static ObjectSchema Build(Type type)
    {
        var schema = new ObjectSchema();
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (property.GetCustomAttribute<WireAttribute>() is not { } wire)
                continue;
            var steps = wire.Path.Split('.');
            schema.Place(steps[0]);
            schema.Place(property.Name);
            var path = new List<MemberSchema>();
            var level = schema;
            foreach (var step in steps.Take(steps.Length - 1))
            {
                if (level.Find(step) is not { } nested)
                    level.Add(nested = new MemberSchema(step, new ObjectSchema()));
                path.Add(nested);
                level = nested.Object;
            }
            var member = new MemberSchema(steps[steps.Length - 1], property);
            level.Add(member);
            path.Add(member);
            if (wire.Bare)
                schema.Bare = member;
            if (path.Count > 1 || !string.Equals(property.Name, member.Name, StringComparison.OrdinalIgnoreCase))
                schema._byProperty[property.Name] = path;
        }
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetCustomAttribute<ItemAttribute>() is not { } item)
                continue;
            schema.Place(property.Name);
            var list = schema._byProperty[item.List];
            schema._byProperty[property.Name] = [.. list.Take(list.Count - 1), new MemberSchema(list[list.Count - 1].Name, item.Index)];
        }
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetCustomAttribute<InsteadAttribute>() is not { } instead)
                continue;
            schema.Place(property.Name);
            schema._instead[property.Name] = instead.Path;
        }
        foreach (var undocumented in type.GetCustomAttributes<UndocumentedAttribute>())
            schema.Add(new MemberSchema(undocumented));
        foreach (var rule in type.GetCustomAttributes<ObjectRuleAttribute>())
            schema.At(rule.Path)._rules.Add(rule);
        schema.RequireNested();
        return schema;
    }

    private List<MemberSchema> Steps(string path)
    {
        var (steps, level) = (new List<MemberSchema>(), this);
        foreach (var name in path.Split('.'))
        {
            if (steps.Count > 0)
                level = steps[steps.Count - 1].Object;
            steps.Add(level.Find(name)!);
        }
        return steps;
    }

    private void Place(string key)
    {
        if (!_order.ContainsKey(key))
            _order[key] = _order.Count;
    }

    private void Add(MemberSchema member)
    {
        Place(member.Name);
        _members.Add(member);
        _byName[member.Name] = member;
        _byAnyCase[member.Name] = member;
    }

    private ObjectSchema At(string path) =>
        path.Length == 0 ? this : path.Split('.').Aggregate(this, (level, step) => level.Find(step)!.Object);

    private void RequireNested()
    {
        foreach (var member in _members.Where(m => m.IsPlace))
        {
            member.Object.RequireNested();
            member.IsRequired = member.Object.HasRequired;
        }
    }
}
