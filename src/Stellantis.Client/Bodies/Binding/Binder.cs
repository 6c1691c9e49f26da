using System.Collections;
using System.Globalization;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;
using Stellantis.Client.Times;

namespace Stellantis.Client.Bodies;

/// <summary>
/// Turns what users give (dictionaries in any casing, lists, scalars, request classes) into the JSON that the service wants: wire names, nested
/// objects, lists where lists are wanted, scalars of the kind that is wanted. It judges little: what does not fit stays as it is for the validator.
/// </summary>
internal sealed class Binder(BodyReport report)
{
    private const string TooDeep = "is nested too deeply, or holds itself";

    private int _depth;

    /// <summary>Binds an object.</summary>
    /// <returns>A JSON object, or whatever the value is when it is none.</returns>
    public JToken Bind(object value, ObjectSchema schema) => BindObject(value, schema, "");

    /// <summary>Binds a value of which no schema is known.</summary>
    public JToken Bind(object value) => BindFree(value, "");

    private JToken BindObject(object value, ObjectSchema schema, string path)
    {
        if (value is RequestObject { Source: { } source })
            return BindObject(source, schema, path);
        if (value is IWireValue model)
            return JsonText.Own(WireWriter.Write(model.WriteTo));
        if (Entries.Of(value, schema) is { } entries)
        {
            return Deeper(path, () =>
            {
                var result = new JObject();
                Fill(result, entries, schema, path, new(StringComparer.Ordinal));
                AddPresets(result, schema);
                return result;
            });
        }
        // ConvertTo-Json, whose depth is bounded, has what lies deep as the text of its own JSON; it is checked like all else.
        if (value is string text && text.TrimStart().StartsWith("{", StringComparison.Ordinal) && JsonText.Parse(text, new BodyReport()) is { } read)
            return read;
        return IsList(value) && schema.Bare is { } bare ? BindList(value, bare, path) : BindFree(value, path);
    }

    private void Fill(JObject target, Entries entries, ObjectSchema schema, string path, Dictionary<string, string> given)
    {
        foreach (var entry in entries)
        {
            if (schema.InsteadOf(entry.Key) is { } flat
                && entries.Any(other => string.Equals(other.Key, flat.Name, StringComparison.OrdinalIgnoreCase) && other.Value is not null))
            {
                continue;
            }
            if (schema.FindKey(entry.Key) is { } steps)
            {
                if (entry.Value is not null)
                    Set(target, steps, path, new Assignment(entry.Key, entry.Value, given));
            }
            else if (target.GetValue(entry.Key, StringComparison.OrdinalIgnoreCase)?.Parent is JProperty other)
            {
                report.Error(BodyReport.Join(path, entry.Key), $"is given twice, as '{other.Name}' and as '{entry.Key}'");
            }
            else
            {
                target[entry.Key] = BindAny(entry.Value, BodyReport.Join(path, entry.Key));
            }
        }
    }

    private void Set(JObject target, IReadOnlyList<MemberSchema> steps, string path, Assignment assignment)
    {
        var member = steps[steps.Count - 1];
        var level = target;
        foreach (var step in steps.Take(steps.Count - 1))
        {
            path = BodyReport.Join(path, step.Name);
            level = Nested(level, step.Name);
            if (level is null)
                break;
        }
        path = BodyReport.Join(path, member.Name);
        if (member.Index is { } index && level is not null)
        {
            SetItem(level, member, index, path, assignment);
        }
        // A nested object without a class may be filled from several keys.
        else if (member.IsPlace && level is not null && Entries.Of(assignment.Value, member.Object) is { } entries
            && Nested(level, member.Name) is { } nested)
        {
            Fill(nested, entries, member.Object, path, assignment.Given);
        }
        else if (level is null || level[member.Name] is not null)
        {
            Twice(path, assignment);
        }
        else
        {
            assignment.Given[path] = assignment.Key;
            level[member.Name] = BindMember(assignment.Value, member, path);
        }
    }

    private void SetItem(JObject level, MemberSchema member, int index, string path, Assignment assignment)
    {
        var at = At(path, index);
        if (assignment.Given.ContainsKey(at) || assignment.Given.ContainsKey(path))
        {
            Twice(assignment.Given.ContainsKey(at) ? at : path, assignment);
            return;
        }
        assignment.Given[at] = assignment.Key;
        if (level[member.Name] is not JArray items)
            level[member.Name] = items = [];
        while (items.Count <= index)
            items.Add(JValue.CreateNull());
        items[index] = BindValue(assignment.Value, member, at);
    }

    private void Twice(string path, Assignment assignment) => report.Error(path, assignment.Given.TryGetValue(path, out var first)
        ? $"is given twice, as '{first}' and as '{assignment.Key}'"
        : $"is given twice, once as '{assignment.Key}'");

    /// <summary>The object in a member, made when there is none; null when something else is there.</summary>
    private static JObject? Nested(JObject level, string name)
    {
        if (level[name] is null)
            level[name] = new JObject();
        return level[name] as JObject;
    }

    private static void AddPresets(JObject target, ObjectSchema schema)
    {
        foreach (var member in schema.Members)
        {
            if (member.Preset is { } preset && target[member.Name] is null)
                target[member.Name] = preset;
            else if (member.IsPlace && target[member.Name] is JObject nested)
                AddPresets(nested, member.Object);
        }
    }

    private JToken BindMember(object value, MemberSchema member, string path) =>
        member.IsList ? BindList(value, member, path) : BindValue(value, member, path);

    private JArray BindList(object value, MemberSchema member, string path)
    {
        var result = new JArray();
        foreach (var item in IsList(value) ? ((IEnumerable)value).Cast<object?>() : [value])
        {
            if (member.KeyedBy is { } key && Map(item, member, key) is { } map)
                BindMap(map, member, key, path, result);
            else
                result.Add(BindItem(item, member, At(path, result.Count)));
        }
        return result;
    }

    private JToken BindItem(object? item, MemberSchema member, string path) =>
        item is null ? JValue.CreateNull()
        : member.MayNest && IsList(item) ? BindList(item, member, path)
        : BindValue(item, member, path);

    /// <summary>The entries of a dictionary that maps names to items; null when it is one item, or no dictionary.</summary>
    private static Entries? Map(object? item, MemberSchema member, string key)
    {
        var source = item is RequestObject { Source: { } given } ? given : item;
        if (source is null || Entries.Of(source, schema: null) is not { } entries)
            return null;
        var isItem = entries.Any(e => string.Equals(e.Key, key, StringComparison.OrdinalIgnoreCase))
            || entries.Count > 0 && entries.All(e => member.Object.FindKey(e.Key) is not null)
            || entries.Any(e => e.Value is null or not IWireValue && Entries.Of(e.Value!, schema: null) is null);
        return isItem ? null : entries;
    }

    private void BindMap(Entries map, MemberSchema member, string key, string path, JArray result)
    {
        var unordered = map.IsOrdered ? null : new UnorderedItems();
        foreach (var entry in map)
        {
            var at = At(path, result.Count);
            var item = BindItem(entry.Value, member, at);
            if (item is JObject found)
            {
                if (found[key] is null)
                    found.AddFirst(new JProperty(key, entry.Key));
                else if (!string.Equals((found[key] as JValue)?.Value as string, entry.Key, StringComparison.Ordinal))
                    report.Error(BodyReport.Join(at, key), $"is '{found[key]}', but the item stands under the name '{entry.Key}'");
                if (unordered is not null)
                    found.AddAnnotation(unordered);
            }
            result.Add(item);
        }
    }

    private JToken BindValue(object value, MemberSchema member, string path)
    {
        if (member.Kind == ValueKind.Object)
            return BindObject(value, member.Object, path);
        if (member.InSeconds && (value as TimeSpan? ?? (value is string text ? Lapse.Read(text) : null)) is { } time)
            return new JValue((long)Math.Round(time.TotalSeconds, MidpointRounding.AwayFromZero));
        var bound = BindFree(value, path);
        return bound is JValue scalar ? ScalarText.Adapt(scalar, member.Kind) ?? scalar : bound;
    }

    /// <summary>Binds a value of which nothing is known, or that is not what is wanted.</summary>
    private JToken BindFree(object value, string path)
    {
        if (value is RequestObject { Source: { } source })
            return BindFree(source, path);
        if (value is IWireValue model)
            return JsonText.Own(WireWriter.Write(model.WriteTo));
        if (Entries.Of(value, schema: null) is { } entries)
            return Deeper(path, () => new JObject(entries.Select(e => new JProperty(e.Key, BindAny(e.Value, BodyReport.Join(path, e.Key))))));
        if (IsList(value))
            return Deeper(path, () => new JArray(((IEnumerable)value).Cast<object?>().Select((item, i) => BindAny(item, At(path, i)))));
        if (ScalarText.From(value) is { } scalar)
            return scalar;
        report.Error(path, $"is a {value.GetType().Name}, which cannot be sent");
        return JValue.CreateNull();
    }

    private JToken BindAny(object? value, string path) => value is null ? JValue.CreateNull() : BindFree(value, path);

    private JToken Deeper(string path, Func<JToken> bind)
    {
        if (_depth >= WireReader.DepthLimit)
        {
            if (!report.Problems.Any(p => p.Message == TooDeep))
                report.Error(path, TooDeep);
            return JValue.CreateNull();
        }
        _depth++;
        var result = bind();
        _depth--;
        return result;
    }

    private static bool IsList(object value) => value is IEnumerable and not string && Entries.Of(value, schema: null) is null;

    private static string At(string path, int index) => string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", path, index);

    /// <summary>A value under a key, and the keys under which the members of the same object were given before.</summary>
    private sealed record Assignment(string Key, object Value, Dictionary<string, string> Given);
}
