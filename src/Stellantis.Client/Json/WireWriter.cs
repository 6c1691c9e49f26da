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

    public void Member(WireObject owner, string path, string name, DateTimeOffset? value)
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
        if (value is not null && owner.KeptText(path, name) is { } raw && string.Equals(Again(raw, read), Write(((IWireValue)value).WriteTo), StringComparison.Ordinal))
        {
            WritePropertyName(name);
            WriteRawValue(raw);
            return;
        }
        if (value is not null || owner.KeptText(path, name) is "null")
            Member(owner, path, name, value);
    }

    public void Member<T>(WireObject owner, string path, string name, IReadOnlyList<T>? items, Func<WireReader, T>? read = null) where T : class
    {
        if (EmptyOrAbsent(owner, path, name, items?.Count))
            return;
        Name(owner, path, name);
        // What came in another shape, say arrays in an array, leaves in it while its items are the same.
        if (owner.KeptText(path, name) is { } raw && string.Equals(Flat(raw, read), Write(w => w.Items(items!)), StringComparison.Ordinal))
            WriteRawValue(raw);
        else
            Items(items!);
    }

    public void Member(WireObject owner, string path, string name, IReadOnlyList<double>? items)
    {
        if (EmptyOrAbsent(owner, path, name, items?.Count))
            return;
        Name(owner, path, name);
        // Only models have arrays of numbers, and models do not change.
        if (owner.KeptText(path, name) is { } raw)
        {
            WriteRawValue(raw);
            return;
        }
        WriteStartArray();
        foreach (var item in items!)
            WriteNumber(item);
        WriteEndArray();
    }

    /// <summary>Writes the name of a member, in the spelling that it came in.</summary>
    public void Name(WireObject owner, string path, string name) => WritePropertyName(owner.SpellingOf(path, name));

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
            if (kept.Known || kept.Path != path)
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

    private bool EmptyOrAbsent(WireObject owner, string path, string name, int? count)
    {
        if (count > 0)
            return false;
        if (count is null && owner.KeptText(path, name) is not "null")
            return true;
        return AsItCame(owner, path, name, null) || !owner.WritesEmptyArrays;
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

    private static string Again<T>(string raw, Func<WireReader, T> read) where T : WireObject
    {
        using var reader = new WireReader("{\"a\":" + raw + "}");
        reader.ReadDocument();
        reader.NextMember();
        return reader.ObjectOrArray(new Scratch(), read) is IWireValue value ? Write(value.WriteTo) : "";
    }

    private static string Flat<T>(string raw, Func<WireReader, T>? read) where T : class
    {
        using var reader = new WireReader("{\"a\":" + raw + "}");
        reader.ReadDocument();
        reader.NextMember();
        var owner = new Scratch();
        IReadOnlyList<T>? items = read is null ? (IReadOnlyList<T>?)(object?)reader.Strings(owner) : reader.Objects(owner, read);
        return Write(w => w.Items(items ?? []));
    }

    private sealed class Scratch : WireObject
    {
        private protected override void WriteMembers(WireWriter writer)
        {
        }
    }
}
