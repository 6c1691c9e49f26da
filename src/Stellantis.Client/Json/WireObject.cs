using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// What the service answers or takes: a JSON object with named members, any of which may be absent. Members that this version of the module does
/// not know are kept, shown in <see cref="AdditionalProperties"/>, and sent back when the object is.
/// </summary>
public abstract class WireObject : IWireValue
{
    private KeptMembers _kept;
    private List<Spelling>? _spellings;

    private protected WireObject()
    {
    }

    /// <summary>
    /// The members that have no property here, by wire name: strings, numbers, booleans, lists and dictionaries. Empty when there is none. Of a
    /// member that came more than once the last counts; what it was before stands here as <c>name#1</c>, <c>name#2</c>, in the order in which it
    /// came.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> AdditionalProperties
    {
        get
        {
            var root = new Dictionary<string, object?>(StringComparer.Ordinal);
            AddOutdone(root);
            if (_kept.FindLast(k => !k.Known) is null)
                return root.Count == 0 ? ValueMap.None : new ValueMap(root);
            var repeats = new Dictionary<string, Dictionary<string, int>?>(StringComparer.Ordinal);
            foreach (var member in _kept.All)
            {
                if (member.Known)
                    continue;
                var level = root;
                foreach (var step in member.Path.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (level.TryGetValue(step, out var inner) && inner is Dictionary<string, object?> existing)
                        level = existing;
                    else
                        level[step] = level = new Dictionary<string, object?>(StringComparer.Ordinal);
                }
                repeats.TryGetValue(member.Path, out var here);
                var value = PlainValue.Parse(member.Json);
                if (member.IsFormer)
                    PlainValue.SetAside(level, member.Name, value, ref here);
                else
                    PlainValue.Add(level, member.Name, value, ref here);
                repeats[member.Path] = here;
            }
            return new ValueMap(root);
        }
    }

    /// <summary>The object as a JSON document, with the member names of the service; what was read and not changed is as it came.</summary>
    /// <returns>The JSON text, indented.</returns>
    public string ToJson() => WireWriter.Write(((IWireValue)this).WriteTo, indented: true);

    /// <summary>The same in one line.</summary>
    internal string ToText() => WireWriter.Write(((IWireValue)this).WriteTo);

    /// <summary>True when all that came is in the properties, and was spelled as they spell it.</summary>
    private protected bool IsPlain => _kept.IsEmpty && _spellings is null;

    internal IEnumerable<KeptMember> Kept => _kept.All;

    /// <summary>
    /// True for request classes: numbers keep their spelling, an empty array that the user set is written (models write one only if it came), and a
    /// property that the user set takes the place of what came and could not be read.
    /// </summary>
    internal virtual bool IsSentBack => false;

    void IWireValue.WriteTo(WireWriter writer) => WriteObject(writer);

    private protected void WriteObject(WireWriter writer)
    {
        writer.WriteStartObject();
        WriteMembers(writer);
        writer.WriteEndObject();
    }

    internal void KeepUnknown(string path, string name, string json) => _kept.Add(new KeptMember(path, name, json, false, null));

    internal void KeepText(string path, string name, string json, object? value) => _kept.Add(new KeptMember(path, name, json, true, value));

    /// <summary>Keeps what a member of this class was, which comes once more.</summary>
    internal void KeepFormer(string path, string name, Action<WireWriter> write)
    {
        var json = WireWriter.Write(writer =>
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        });
        using var reader = new WireReader(json);
        if (!reader.ReadDocument() || !reader.NextMember())
            return;
        reader.NextValue();
        _kept.RemoveAll(k => k.Known && k.Path == path && k.Name == name);
        _kept.Add(new KeptMember(path, name, reader.Raw(), false, null, isFormer: true));
    }

    /// <summary>Keeps an unknown member in the place of one of the same name.</summary>
    internal void Replace(KeptMember member)
    {
        _kept.RemoveAll(k => k.Path == member.Path && k.Name == member.Name);
        _kept.Add(member.Copy());
    }

    /// <summary>Forgets what came in the place of a member that is written now.</summary>
    internal void Supersede(string path, string name)
    {
        if (IsSentBack)
            _kept.RemoveAll(k => !k.Known && !k.IsFormer && k.Path == path && k.Name == name);
    }

    internal string? KeptText(string path, string name) => _kept.FindLast(k => k.Known && k.Name == name && k.Path == path)?.Json;

    internal string? KeptText(string path, string name, object? value) =>
        _kept.FindLast(k => k.Known && k.Name == name && k.Path == path && Equals(k.Value, value))?.Json;

    internal void KeepSpelling(string path, string name, string spelling) => (_spellings ??= []).Add(new Spelling(path, name, spelling));

    /// <summary>True when a member came in another spelling of its name.</summary>
    internal bool IsRespelled(string path, string name) => _spellings is not null && _spellings.Exists(s => s.Name == name && s.Path == path);

    /// <summary>The name of a member as it came.</summary>
    internal string SpellingOf(string path, string name) => _spellings?.Find(s => s.Name == name && s.Path == path).As ?? name;

    /// <summary>True when something was kept under a path.</summary>
    internal bool KeepsUnder(string path) =>
        _kept.FindLast(k => k.Path == path || k.Path.StartsWith(path + ".", StringComparison.Ordinal)) is not null;

    /// <summary>Adds what came in a former place beside another value in the present one, which is the one that the property has.</summary>
    private protected virtual void AddOutdone(IDictionary<string, object?> members)
    {
    }

    private protected abstract void WriteMembers(WireWriter writer);

    private readonly record struct Spelling(string Path, string Name, string As);
}
