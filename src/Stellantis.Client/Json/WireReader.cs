using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using Newtonsoft.Json;

namespace Stellantis.Client.Json;

/// <summary>
/// Reads models from a JSON text in memory, in one pass that makes nothing but the values. Scalars are read leniently (a number in a string, a
/// string from a number); what does not fit a property stays with its owner as raw text, so that nothing is lost and numbers and dates keep their
/// spelling.
/// </summary>
internal sealed class WireReader : JsonScanner
{
    private static readonly Convert<string> s_string = static (JsonToken token, string text, out string item) =>
    {
        item = text;
        return token == JsonToken.String;
    };

    private string? _stem;

    /// <param name="text">The text.</param>
    /// <param name="length">How many characters of it count.</param>
    /// <param name="use">Is let go when nothing more is read, where the text is lent; null for nothing.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public WireReader(char[] text, int length, IDisposable? use = null, CancellationToken cancellation = default)
        : base(text, length, use, cancellation)
    {
    }

    public WireReader(string json, CancellationToken cancellation = default) : this(json.ToCharArray(), json.Length, null, cancellation)
    {
    }

    /// <summary>The links of the resource before, which those of the next in a page mostly are.</summary>
    public HalLinks.Entry[] LinksBefore { get; set; } = [];

    /// <summary>
    /// The address of the resource whose links are read, null before it is known: most other links begin with it, and are kept as what follows it.
    /// </summary>
    public string? Stem
    {
        get => _stem;
        // Where it stands in the text it has no escapes, so that one with a backslash stands nowhere.
        set => _stem = value is null || value.IndexOf('\\') >= 0 ? null : value;
    }

    /// <summary>A link to read into, which has nothing yet; null for none.</summary>
    public HalLink? SpareLink { get; set; }

    /// <summary>Takes the current member for another spelling of a name.</summary>
    public void Respell(WireObject owner, string path, string name)
    {
        owner.KeepSpelling(path, name, Member);
        Member = name;
    }

    /// <summary>A string; a number is its text, an array with one scalar is that one.</summary>
    [MethodImpl(Hot)]
    public string? String(WireObject owner, string path = "", string? onFalse = null, string? onTrue = null)
    {
        switch (NextValue())
        {
            case JsonToken.String:
                return Text();
            case JsonToken.Boolean:
                return Kept(IsTrue ? onTrue : onFalse);
            case JsonToken.Integer or JsonToken.Float:
                return Kept(null);
            case JsonToken.StartArray:
                var array = Raw();
                var only = PlainValue.Parse(array) is List<object?> { Count: 1 } items ? items[0] as string : null;
                if (only is null)
                    owner.KeepUnknown(path, MemberAsItCame, array);
                else
                    owner.KeepText(path, Member, array, only);
                return only;
            default:
                KeepCurrent(owner, path);
                return null;
        }

        string Kept(string? meaning)
        {
            var raw = Raw();
            owner.KeepText(path, Member, raw, meaning ?? raw);
            return meaning ?? raw;
        }
    }

    /// <summary>A string that mostly begins with <see cref="Stem"/>, as that and what follows it.</summary>
    /// <param name="owner">Keeps what does not fit.</param>
    /// <param name="path">The path of the object that has the member.</param>
    /// <param name="stem">What the string begins with; null where all of it is returned.</param>
    [MethodImpl(Hot)]
    public string? StringBehind(WireObject owner, string path, out string? stem)
    {
        stem = null;
        if (Stem is { Length: > 0 } own && NextBehind(own) is { } rest)
        {
            stem = own;
            return rest;
        }
        // What belongs to the account, a group say, has the same address in all resources of a page.
        return NextBehind("") ?? String(owner, path);
    }

    /// <summary>True or false; also as their words, and as 1 or 0.</summary>
    public bool? Bool(WireObject owner, string path = "")
    {
        if (NextValue() == JsonToken.Boolean)
            return IsTrue;
        var text = TokenType switch
        {
            JsonToken.String => Text(),
            JsonToken.Integer => ScalarText(),
            _ => null,
        };
        if (text is "0" or "1" || TokenType == JsonToken.String && bool.TryParse(text, out _))
        {
            var value = text is "1" || bool.TryParse(text, out var word) && word;
            owner.KeepText(path, Member, Raw(), value);
            return value;
        }
        KeepCurrent(owner, path);
        return null;
    }

    public double? Double(WireObject owner, string path = "")
    {
        switch (NextValue())
        {
            case JsonToken.Float:
                var real = Real();
                if (owner.IsSentBack || !WireText.IsPlainNumber(_text, _from, _to))
                    owner.KeepText(path, Member, Raw(), real);
                return real;
            case JsonToken.Integer:
                var number = TryLong(out var whole) ? whole : Real();
                if (!WireText.IsPlainNumber(_text, _from, _to))
                    owner.KeepText(path, Member, Raw(), number);
                return number;
            case JsonToken.String when double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed):
                owner.KeepText(path, Member, Raw(), parsed);
                return parsed;
            default:
                KeepCurrent(owner, path);
                return null;
        }
    }

    public long? Long(WireObject owner, string path = "")
    {
        switch (NextValue())
        {
            case JsonToken.Integer when TryLong(out var number):
                return number;
            case JsonToken.Float when Real() is var real && Math.Abs(real) < 1L << 53 && Math.Floor(real) == real:
                owner.KeepText(path, Member, Raw(), (long)real);
                return (long)real;
            case JsonToken.String when long.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed):
                owner.KeepText(path, Member, Raw(), parsed);
                return parsed;
            default:
                KeepCurrent(owner, path);
                return null;
        }
    }

    /// <summary>A time, on this machine's clock.</summary>
    public DateTime? Date(WireObject owner, string path = "")
    {
        if (NextValue() == JsonToken.String)
        {
            var isPlain = TryPlainDate(out var value);
            if (isPlain || WireText.TryDate(Text(), out value))
            {
                var local = value.LocalDateTime;
                // A local time does not tell its moment at the ends of all times, and where a zone itself was changed.
                if (local.ToUniversalTime() != value.UtcDateTime || !isPlain
                    && !string.Equals(WireText.Date(local), Text(), StringComparison.Ordinal))
                    owner.KeepText(path, Member, Raw(), local);
                return local;
            }
        }
        KeepCurrent(owner, path);
        return null;
    }

    public TimeSpan? Duration(WireObject owner, string path = "")
    {
        if (NextValue() == JsonToken.String && WireText.TryDuration(Text(), out var value))
        {
            if (!string.Equals(XmlConvert.ToString(value), Text(), StringComparison.Ordinal))
                owner.KeepText(path, Member, Raw(), value);
            return value;
        }
        KeepCurrent(owner, path);
        return null;
    }

    public T? Object<T>(WireObject owner, Func<WireReader, T> read, string path = "") where T : class
    {
        if (NextValue() == JsonToken.StartObject)
            return read(this);
        KeepCurrent(owner, path);
        return null;
    }

    /// <summary>An object in whose place an array may stand.</summary>
    public T? ObjectOrArray<T>(WireObject owner, Func<WireReader, T> read, string path = "") where T : class
    {
        var (member, start) = (Member, ValueStart);
        if (NextValue() is not (JsonToken.StartObject or JsonToken.StartArray))
        {
            KeepCurrent(owner, path);
            return null;
        }
        var isArray = TokenType == JsonToken.StartArray;
        var model = read(this);
        if (isArray)
            owner.KeepText(path, member, TextSince(start), null);
        return model;
    }

    /// <summary>The strings of the array on whose start the reader stands.</summary>
    public string[] StringsHere()
    {
        var items = new List<string>();
        var plain = true;
        ReadScalars(items, s_string, ref plain);
        return [.. items];
    }

    /// <summary>An array of objects; arrays inside it are flattened, and a single object counts as an array of one.</summary>
    public T[]? Objects<T>(WireObject owner, Func<WireReader, T> read, string path = "") where T : class
    {
        var (member, start) = (Member, ValueStart);
        if (NextValue() is not (JsonToken.StartArray or JsonToken.StartObject))
        {
            KeepCurrent(owner, path);
            return null;
        }
        if (TokenType == JsonToken.StartObject)
        {
            var only = read(this);
            owner.KeepText(path, member, TextSince(start), null);
            return [only];
        }
        // Most lists within an object have one item: no list is made for it.
        var first = NextValue() == JsonToken.StartObject ? read(this) : null;
        if (first is not null && NextValue() == JsonToken.EndArray)
            return [first];
        var items = new List<T>();
        if (first is not null)
            items.Add(first);
        Hold();
        var plain = true;
        ReadItems(items, read, ref plain);
        if (!plain || items.Count == 0)
            owner.KeepText(path, member, TextSince(start), null);
        return [.. items];
    }

    /// <summary>An array of strings; numbers and booleans in it are read as their text, a lone scalar as an array of one.</summary>
    public string[]? Strings(WireObject owner, string path = "") => Scalars(owner, path, s_string);

    /// <summary>An array of numbers.</summary>
    public double[]? Doubles(WireObject owner, string path = "") => Scalars(owner, path, static (JsonToken token, string text, out double item) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out item)
        && token is JsonToken.Float or JsonToken.Integer && WireText.IsPlainNumber(text.ToCharArray(), 0, text.Length));

    /// <summary>Enters a nested object that has no class of its own; false (and the value kept) when it is none.</summary>
    public bool Enter(WireObject owner, string path)
    {
        if (NextValue() == JsonToken.StartObject)
            return true;
        KeepCurrent(owner, path);
        return false;
    }

    /// <summary>Keeps the value on which the reader stands as unknown.</summary>
    public void KeepHere(WireObject owner, string path = "") => KeepCurrent(owner, path);

    /// <summary>Keeps the current member, whatever its value, with its owner.</summary>
    public void Keep(WireObject owner, string path = "")
    {
        NextValue();
        KeepCurrent(owner, path, known: false);
    }

    private delegate bool Convert<T>(JsonToken token, string text, out T item);

    private T[]? Scalars<T>(WireObject owner, string path, Convert<T> convert)
    {
        var (member, start) = (Member, ValueStart);
        var items = new List<T>();
        var plain = NextValue() == JsonToken.StartArray;
        if (plain)
            ReadScalars(items, convert, ref plain);
        else if (IsScalar())
            AddScalar(items, convert, ref plain);
        else
        {
            KeepCurrent(owner, path);
            return null;
        }
        if (!plain || items.Count == 0)
            owner.KeepText(path, member, TextSince(start), null);
        return [.. items];
    }

    private void ReadScalars<T>(List<T> items, Convert<T> convert, ref bool plain)
    {
        while (NextValue() != JsonToken.EndArray)
        {
            if (IsScalar())
            {
                AddScalar(items, convert, ref plain);
                continue;
            }
            plain = false;
            if (TokenType == JsonToken.StartArray)
                ReadScalars(items, convert, ref plain);
            else
                SkipWhole();
        }
    }

    private void AddScalar<T>(List<T> items, Convert<T> convert, ref bool plain)
    {
        var text = TokenType == JsonToken.String ? Text() : ScalarText();
        plain &= convert(TokenType, text, out var item);
        if (item is not null)
            items.Add(item);
    }

    private void ReadItems<T>(List<T> items, Func<WireReader, T> read, ref bool plain)
    {
        while (NextValue() != JsonToken.EndArray)
        {
            if (TokenType == JsonToken.StartObject)
            {
                items.Add(read(this));
                continue;
            }
            plain = false;
            if (TokenType == JsonToken.StartArray)
                ReadItems(items, read, ref plain);
            else
                SkipWhole();
        }
    }

    [MethodImpl(Hot)]
    private void KeepCurrent(WireObject owner, string path, bool known = true)
    {
        if (known && TokenType == JsonToken.Null)
            owner.KeepText(path, Member, "null", null);
        else
            owner.KeepUnknown(path, MemberAsItCame, Raw());
    }
}
