using System.Globalization;
using System.Numerics;
using System.Xml;
using Newtonsoft.Json;

namespace Stellantis.Client.Json;

/// <summary>
/// Reads models from a JSON text in memory. Scalars are read leniently (a number in a string, a string from a number); what does not fit a
/// property stays with its owner as raw text, so that nothing is lost and numbers and dates keep their spelling.
/// </summary>
internal sealed class WireReader : JsonTextReader
{
    public const int DepthLimit = 64;

    private static readonly Convert<string> s_string = static (JsonToken token, string text, out string item) =>
    {
        item = text;
        return token == JsonToken.String;
    };

    private readonly char[] _text;
    private readonly int _length;
    private int _line = 1;
    private int _lineStart;

    public WireReader(char[] text, int length) : base(new CharArrayReader(text, length))
    {
        _text = text;
        _length = length;
        DateParseHandling = DateParseHandling.None;
        FloatParseHandling = FloatParseHandling.Double;
        MaxDepth = DepthLimit;
        PropertyNameTable = WireNames.Table;
        CloseInput = false;
    }

    public WireReader(string json) : this(json.ToCharArray(), json.Length)
    {
    }

    /// <summary>The name of the member being read.</summary>
    public string Member { get; private set; } = "";

    private TextMark _valueStart;
    private string _memberAsItCame = "";
    private bool _held;

    /// <summary>Moves into the document; true when it is an object.</summary>
    public bool ReadDocument() => Read() && TokenType == JsonToken.StartObject;

    /// <summary>Moves to the next member of the object being read; false at its end.</summary>
    /// <exception cref="JsonReaderException">The text ends inside the object.</exception>
    public bool NextMember()
    {
        if (!Read())
            throw Truncated();
        if (TokenType == JsonToken.EndObject)
            return false;
        Member = _memberAsItCame = (string)Value!;
        _valueStart = Mark();
        return true;
    }

    /// <summary>Moves to the value of the current member, or to the next item of an array.</summary>
    public JsonToken NextValue()
    {
        if (!_held && !Read())
            throw Truncated();
        _held = false;
        return TokenType;
    }

    /// <summary>Makes the next call of <see cref="NextValue"/> stay where the reader is.</summary>
    public void Hold() => _held = true;

    /// <summary>Takes the current member for another spelling of a name.</summary>
    public void Respell(WireObject owner, string path, string name)
    {
        owner.KeepSpelling(path, name, Member);
        Member = name;
    }

    /// <summary>A string; a number is its text, an array with one scalar is that one.</summary>
    public string? String(WireObject owner, string path = "", string? onFalse = null, string? onTrue = null)
    {
        switch (NextValue())
        {
            case JsonToken.String:
                return (string)Value!;
            case JsonToken.Boolean:
                return Kept((bool)Value! ? onTrue : onFalse);
            case JsonToken.Integer or JsonToken.Float:
                return Kept(null);
            case JsonToken.StartArray:
                var array = Raw();
                var only = PlainValue.Parse(array) is List<object?> { Count: 1 } items ? items[0] as string : null;
                if (only is null)
                    owner.KeepUnknown(path, _memberAsItCame, array);
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

    public bool? Bool(WireObject owner, string path = "")
    {
        if (NextValue() == JsonToken.Boolean)
            return (bool)Value!;
        if (TokenType == JsonToken.String && bool.TryParse((string)Value!, out var value))
        {
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
                var real = (double)Value!;
                if (owner.IsSentBack)
                    owner.KeepText(path, Member, Raw(), real);
                return real;
            case JsonToken.Integer:
                var number = Value is BigInteger big ? (double)big : (long)Value!;
                if (Math.Abs(number) > 1L << 53)
                    owner.KeepText(path, Member, Raw(), number);
                return number;
            case JsonToken.String when double.TryParse((string)Value!, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed):
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
            case JsonToken.Integer when Value is long number:
                return number;
            case JsonToken.Float when (double)Value! is var real && Math.Abs(real) < 1L << 53 && Math.Floor(real) == real:
                owner.KeepText(path, Member, Raw(), (long)real);
                return (long)real;
            case JsonToken.String when long.TryParse((string)Value!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed):
                owner.KeepText(path, Member, Raw(), parsed);
                return parsed;
            default:
                KeepCurrent(owner, path);
                return null;
        }
    }

    public DateTimeOffset? Date(WireObject owner, string path = "")
    {
        if (NextValue() == JsonToken.String && WireText.TryDate((string)Value!, out var value))
        {
            if (!string.Equals(WireText.Date(value), (string)Value!, StringComparison.Ordinal))
                owner.KeepText(path, Member, Raw(), value);
            return value;
        }
        KeepCurrent(owner, path);
        return null;
    }

    public TimeSpan? Duration(WireObject owner, string path = "")
    {
        if (NextValue() == JsonToken.String && WireText.TryDuration((string)Value!, out var value))
        {
            if (!string.Equals(XmlConvert.ToString(value), (string)Value!, StringComparison.Ordinal))
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
        var (member, start) = (Member, _valueStart);
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
        var (member, start) = (Member, _valueStart);
        if (NextValue() is not (JsonToken.StartArray or JsonToken.StartObject))
        {
            KeepCurrent(owner, path);
            return null;
        }
        var items = new List<T>();
        var plain = TokenType == JsonToken.StartArray;
        if (plain)
            ReadItems(items, read, ref plain);
        else
            items.Add(read(this));
        if (!plain || items.Count == 0)
            owner.KeepText(path, member, TextSince(start), null);
        return [.. items];
    }

    /// <summary>An array of strings; numbers and booleans in it are read as their text, a lone scalar as an array of one.</summary>
    public string[]? Strings(WireObject owner, string path = "") => Scalars(owner, path, s_string);

    /// <summary>An array of numbers.</summary>
    public double[]? Doubles(WireObject owner, string path = "") => Scalars(owner, path, static (JsonToken token, string text, out double item) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out item) && token is (JsonToken.Float or JsonToken.Integer));

    /// <summary>Enters a nested object that has no class of its own; false (and the value kept) when it is none.</summary>
    public bool Enter(WireObject owner, string path)
    {
        if (NextValue() == JsonToken.StartObject)
            return true;
        KeepCurrent(owner, path);
        return false;
    }

    /// <summary>True when the value of the current member is a scalar; the reader then stands on it.</summary>
    public bool IsScalar() => TokenType is JsonToken.String or JsonToken.Integer or JsonToken.Float or JsonToken.Boolean;

    /// <summary>Keeps the value on which the reader stands as unknown.</summary>
    public void KeepHere(WireObject owner, string path = "") => KeepCurrent(owner, path);

    /// <summary>Keeps the current member, whatever its value, with its owner.</summary>
    public void Keep(WireObject owner, string path = "")
    {
        NextValue();
        KeepCurrent(owner, path, known: false);
    }

    /// <summary>The raw text of the current member's value, on whose first token the reader stands; the reader ends on its last.</summary>
    public string Raw()
    {
        var start = _valueStart;
        if (TokenType is JsonToken.StartObject or JsonToken.StartArray)
            SkipWhole();
        return TextSince(start);
    }

    /// <summary>The text of the number or literal on which the reader stands, as it is written.</summary>
    public string ScalarText()
    {
        var to = Math.Min(Offset(Mark()), _length);
        var from = to;
        while (from > 0 && (char.IsLetterOrDigit(_text[from - 1]) || _text[from - 1] is '+' or '-' or '.'))
            from--;
        return new string(_text, from, to - from);
    }

    /// <summary>Passes over the value whose first token is the current one.</summary>
    /// <exception cref="JsonReaderException">The text ends inside it.</exception>
    public void SkipWhole()
    {
        if (TokenType is not (JsonToken.StartObject or JsonToken.StartArray))
            return;
        Skip();
        if (TokenType is not (JsonToken.EndObject or JsonToken.EndArray))
            throw Truncated();
    }

    public TextMark Mark() => new(LineNumber, LinePosition);

    public string TextSince(TextMark start)
    {
        var from = Offset(start);
        var to = Math.Min(Offset(Mark()), _length);
        while (from < to && char.IsWhiteSpace(_text[from]))
            from++;
        return new string(_text, from, to - from);
    }

    public JsonReaderException Truncated() => new($"The JSON text ends before it is complete (line {LineNumber}, position {LinePosition}).");

    private delegate bool Convert<T>(JsonToken token, string text, out T item);

    private T[]? Scalars<T>(WireObject owner, string path, Convert<T> convert)
    {
        var (member, start) = (Member, _valueStart);
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
        var text = TokenType == JsonToken.String ? (string)Value! : ScalarText();
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

    private void KeepCurrent(WireObject owner, string path, bool known = true)
    {
        if (known && TokenType == JsonToken.Null)
            owner.KeepText(path, Member, "null", null);
        else
            owner.KeepUnknown(path, _memberAsItCame, Raw());
    }

    private int Offset(TextMark mark)
    {
        if (mark.Line <= 1)
            return mark.Position;
        if (mark.Line < _line)
            (_line, _lineStart) = (1, 0);
        while (_line < mark.Line && _lineStart < _length)
        {
            var c = _text[_lineStart++];
            if (c == '\r' && _lineStart < _length && _text[_lineStart] == '\n')
                _lineStart++;
            if (c is '\r' or '\n')
                _line++;
        }
        return _lineStart + mark.Position;
    }

    /// <summary>A place in the text, as the JSON reader counts.</summary>
    internal readonly record struct TextMark(int Line, int Position);

    private sealed class CharArrayReader(char[] text, int length) : TextReader
    {
        private int _at;

        public override int Peek() => _at < length ? text[_at] : -1;

        public override int Read() => _at < length ? text[_at++] : -1;

        public override int Read(char[] buffer, int index, int count)
        {
            var n = Math.Min(count, length - _at);
            Array.Copy(text, _at, buffer, index, n);
            _at += n;
            return n;
        }
    }
}
