using System.Globalization;
using System.Xml;
using Newtonsoft.Json;

namespace Stellantis.Client.Json;

/// <summary>Writes models: what was read and not changed since leaves in the spelling it came in; what is absent is not written.</summary>
internal sealed class WireWriter(TextWriter text) : JsonTextWriter(text)
{
    public static string Write(Action<WireWriter> write, bool indented = false)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new WireWriter(text) { Formatting = indented ? Newtonsoft.Json.Formatting.Indented : Newtonsoft.Json.Formatting.None };
        write(writer);
        writer.Flush();
        return text.ToString();
    }

    public void Member(WireObject owner, string path, string name, string? value)
    {
        if (AsItCame(owner, path, name, value) || value is null)
            return;
        Name(owner, path, name);
        WriteValue(value);
    }

    public void Member(WireObject owner, string path, string name, bool? value)
    {
        if (AsItCame(owner, path, name, value) || value is null)
            return;
        Name(owner, path, name);
        WriteValue(value.Value);
    }

    public void Member(WireObject owner, string path, string name, long? value)
    {
        if (AsItCame(owner, path, name, value) || value is null)
            return;
        Name(owner, path, name);
        WriteValue(value.Value);
    }

    public void Member(WireObject owner, string path, string name, double? value)
    {
        if (AsItCame(owner, path, name, value) || value is null)
            return;
        Name(owner, path, name);
        WriteNumber(value.Value);
    }

    public void Member(WireObject owner, string path, string name, DateTime? value)
    {
        if (AsItCame(owner, path, name, value) || value is null)
            return;
        Name(owner, path, name);
        WriteValue(WireText.Date(value.Value));
    }

    public void Member(WireObject owner, string path, string name, TimeSpan? value)
    {
        if (AsItCame(owner, path, name, value) || value is null)
            return;
        Name(owner, path, name);
        WriteValue(XmlConvert.ToString(value.Value));
    }

    public void Member(WireObject owner, string path, string name, IWireValue? value)
    {
        if (value is null || ReferenceEquals(value, HalLinks.None))
        {
            AsItCame(owner, path, name, null);
            return;
        }
        Name(owner, path, name);
        value.WriteTo(this);
    }

    /// <summary>An object that may have come as an array, and leaves as one while it is the same.</summary>
    public void Member<T>(WireObject owner, string path, string name, T? value, Func<WireReader, T> read) where T : WireObject
    {
        if (value is not null && owner.KeptText(path, name) is { } raw
            && string.Equals(Again(raw, read), Write(((IWireValue)value).WriteTo), StringComparison.Ordinal))
        {
            Name(owner, path, name);
            WriteRawValue(raw);
            return;
        }
        if (value is not null || owner.KeptText(path, name) is "null")
            Member(owner, path, name, value);
    }

    public void Member<T>(WireObject owner, string path, string name, IReadOnlyList<T>? items, Func<WireReader, T>? read = null) where T : class
    {
        Func<WireReader, WireObject, IReadOnlyList<T>?> again = read is null
            ? static (reader, owner) => (IReadOnlyList<T>?)(object?)reader.Strings(owner)
            : (reader, owner) => reader.Objects(owner, read);
        List(owner, path, name, items, static (writer, list) => writer.Items(list), again);
    }

    public void Member(WireObject owner, string path, string name, IReadOnlyList<double>? items)
    {
        List(owner, path, name, items, static (writer, list) => writer.Numbers(list), static (reader, owner) => reader.Doubles(owner));
    }

    /// <summary>Writes the name of a member, in the spelling that it came in.</summary>
    public void Name(WireObject owner, string path, string name)
    {
        owner.Supersede(path, name);
        WritePropertyName(owner.SpellingOf(path, name));
    }

    /// <summary>Writes a whole number without a decimal point, as the service does.</summary>
    public void WriteNumber(double value)
    {
        if (Math.Floor(value) == value && Math.Abs(value) < 1L << 53)
            WriteValue((long)value);
        else
            WriteValue(value);
    }

    /// <summary>Writes the unknown members that were read under a path.</summary>
    public void Unknown(WireObject owner, string path)
    {
        foreach (var kept in owner.Kept)
        {
            if (kept.Known || kept.IsFormer || kept.Path != path)
                continue;
            WritePropertyName(kept.Name);
            WriteRawValue(kept.Json);
        }
    }

    /// <summary>Writes the member in the spelling that it came in, if its value is still the one that was read.</summary>
    public bool AsItCame(WireObject owner, string path, string name, object? value)
    {
        if (owner.KeptText(path, name, value) is not { } raw)
            return false;
        Name(owner, path, name);
        WriteRawValue(raw);
        return true;
    }

    private void List<T>(
        WireObject owner, string path, string name, IReadOnlyList<T>? items, Action<WireWriter, IReadOnlyList<T>> write,
        Func<WireReader, WireObject, IReadOnlyList<T>?> read)
    {
        var raw = owner.KeptText(path, name);
        if (items is null && raw is not "null")
            return;
        // What came in another shape, say arrays in an array, leaves in it while its items are the same.
        var isSame = raw is not null && (items is null
            || string.Equals(Again(raw, write, read), Write(w => write(w, items)), StringComparison.Ordinal));
        if (!isSame && items!.Count == 0 && !owner.IsSentBack)
            return;
        Name(owner, path, name);
        if (isSame)
            WriteRawValue(raw);
        else
            write(this, items!);
    }

    private void Items<T>(IReadOnlyList<T> items)
    {
        WriteStartArray();
        foreach (var item in items)
        {
            if (item is IWireValue value)
                value.WriteTo(this);
            else
                WriteValue((string?)(object?)item);
        }
        WriteEndArray();
    }

    private void Numbers(IReadOnlyList<double> items)
    {
        WriteStartArray();
        foreach (var item in items)
            WriteNumber(item);
        WriteEndArray();
    }

    /// <summary>What would be written for a text, had it been read and not changed.</summary>
    private static string Again<T>(string raw, Action<WireWriter, IReadOnlyList<T>> write, Func<WireReader, WireObject, IReadOnlyList<T>?> read)
    {
        using var reader = At(raw);
        return Write(w => write(w, read(reader, new Scratch()) ?? []));
    }

    private static string Again<T>(string raw, Func<WireReader, T> read) where T : WireObject
    {
        using var reader = At(raw);
        return reader.ObjectOrArray(new Scratch(), read) is IWireValue value ? Write(value.WriteTo) : "";
    }

    private static WireReader At(string raw)
    {
        var reader = new WireReader("{\"a\":" + raw + "}");
        reader.ReadDocument();
        reader.NextMember();
        return reader;
    }

    private sealed class Scratch : WireObject
    {
        private protected override void WriteMembers(WireWriter writer)
        {
        }
    }
}
