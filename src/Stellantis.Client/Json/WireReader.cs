using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Xml;
using Newtonsoft.Json;

namespace Stellantis.Client.Json;

/// <summary>
/// Reads models from a JSON text in memory, in one pass that makes nothing but the values. Scalars are read leniently (a number in a string, a
/// string from a number); what does not fit a property stays with its owner as raw text, so that nothing is lost and numbers and dates keep their
/// spelling. Its caller knows where it is: <see cref="NextMember"/> in an object, <see cref="NextValue"/> for the value of a member or the next item.
/// </summary>
internal sealed class WireReader : IDisposable
{
    public const int DepthLimit = 64;

    // AggressiveOptimization, which the old target does not name: the loops over characters are compiled well for the first page already.
    private const MethodImplOptions Hot = (MethodImplOptions)512;

    // Short values repeat from item to item: codes, kinds, relations.
    private const int LongestRepeated = 32;
    private const int RepeatedSlots = 128;

    private const int TokensBetweenLooks = 1000;
    private const int CharactersBetweenLooks = 1 << 20;

    // No number of the service has a tenth of these digits, and to work out a whole one takes time by their square.
    private const int LongestNumber = 1000;

    // The same for members: there are lists of what was kept that are gone through name by name.
    private const int MostMembers = 10_000;

    private static readonly Convert<string> s_string = static (JsonToken token, string text, out string item) =>
    {
        item = text;
        return token == JsonToken.String;
    };

    private readonly int _length;
    private readonly IDisposable? _use;
    private char[] _text;
    private string?[]? _repeated;

    // Where the reader is; where the current token is, for a string without its quotes.
    private int _at;
    private int _from;
    private int _to;
    private bool _escaped;
    private int _depth;
    private int _untilLook;
    private readonly int[] _members = new int[DepthLimit + 1];
    private Place _place = Place.Value;

    private int _valueStart;
    private string _memberAsItCame = "";
    private bool _held;

    /// <param name="text">The text.</param>
    /// <param name="length">How many characters of it count.</param>
    /// <param name="use">Is let go when nothing more is read, where the text is lent; null for nothing.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public WireReader(char[] text, int length, IDisposable? use = null, CancellationToken cancellation = default)
    {
        _text = text;
        _length = length;
        _use = use;
        Cancellation = cancellation;
    }

    public WireReader(string json, CancellationToken cancellation = default) : this(json.ToCharArray(), json.Length, null, cancellation)
    {
    }

    /// <summary>What the reader expects next.</summary>
    private enum Place
    {
        Value,
        FirstMember,
        FirstItem,
        AfterValue,
    }

    /// <summary>The kind of token on which the reader stands.</summary>
    public JsonToken TokenType { get; private set; }

    /// <summary>The name of the member being read.</summary>
    public string Member { get; private set; } = "";

    /// <summary>The scalar on which the reader stands: string, bool, long or BigInteger or double; null for anything else.</summary>
    public object? Value => TokenType switch
    {
        JsonToken.String => Text(),
        JsonToken.Boolean => _text[_from] == 't',
        JsonToken.Integer => TryLong(out var number) ? (object)number : BigInteger.Parse(ScalarText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        JsonToken.Float => Real(),
        _ => null,
    };

    /// <summary>Ends the reading.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>How many links the last resource had: as many as the next will have, in a page.</summary>
    public int ExpectedLinks { get; set; } = 8;

    /// <summary>Lets go of the text, which may be lent.</summary>
    public void Dispose()
    {
        _text = [];
        _use?.Dispose();
    }

    /// <summary>Moves into the document; true when it is an object.</summary>
    public bool ReadDocument()
    {
        PassSpace();
        return _at < _length && ReadValue(_text[_at]) == JsonToken.StartObject;
    }

    /// <summary>Sees to it that nothing stands behind the document, which has been read.</summary>
    /// <exception cref="JsonReaderException">Something does.</exception>
    public void ReadEnd()
    {
        PassSpace();
        if (_at < _length)
            throw new JsonReaderException($"Text stands behind the end of the JSON document ({Here()}).");
    }

    /// <summary>Moves to the next member of the object being read; false at its end.</summary>
    /// <exception cref="JsonReaderException">The text ends inside the object, or it is not JSON.</exception>
    [MethodImpl(Hot)]
    public bool NextMember()
    {
        if (!PassName())
            return false;
        if (--_untilLook < 0)
            Look();
        Member = _memberAsItCame = _escaped ? Unescaped() : WireNames.Find(_text, _from, _to - _from) ?? Text();
        PassColon();
        return true;
    }

    /// <summary>Moves to the value of the current member, or to the next item of an array.</summary>
    /// <exception cref="JsonReaderException">The text ends there, or it is not JSON.</exception>
    [MethodImpl(Hot)]
    public JsonToken NextValue()
    {
        if (_held)
        {
            _held = false;
            return TokenType;
        }
        var c = Significant();
        if (_place == Place.Value)
            return ReadValue(c);
        if (_place == Place.AfterValue && c == ',')
        {
            _at++;
            c = Significant();
        }
        else if (c != ']' && _place == Place.AfterValue)
        {
            throw Unexpected();
        }
        return c == ']' ? End(JsonToken.EndArray) : ReadValue(c);
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
                return Text();
            case JsonToken.Boolean:
                return Kept(_text[_from] == 't' ? onTrue : onFalse);
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
            return _text[_from] == 't';
        if (TokenType == JsonToken.String && bool.TryParse(Text(), out var value))
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
                var real = Real();
                if (owner.IsSentBack)
                    owner.KeepText(path, Member, Raw(), real);
                return real;
            case JsonToken.Integer:
                var number = TryLong(out var whole) ? whole : Real();
                if (Math.Abs(number) > 1L << 53)
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

    public DateTimeOffset? Date(WireObject owner, string path = "")
    {
        if (NextValue() == JsonToken.String)
        {
            if (!_escaped && WireText.TryPlainDate(_text, _from, _to - _from, out var plain))
                return plain;
            var text = Text();
            if (WireText.TryDate(text, out var value))
            {
                if (!string.Equals(WireText.Date(value), text, StringComparison.Ordinal))
                    owner.KeepText(path, Member, Raw(), value);
                return value;
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
    public string ScalarText() => new(_text, _from, _to - _from);

    /// <summary>Passes over the value whose first token is the current one.</summary>
    /// <exception cref="JsonReaderException">The text ends inside it, or it is not JSON.</exception>
    public void SkipWhole()
    {
        if (TokenType == JsonToken.StartObject)
        {
            while (PassName())
            {
                var start = _valueStart;
                PassColon();
                _valueStart = start;
                NextValue();
                SkipWhole();
            }
        }
        else if (TokenType == JsonToken.StartArray)
        {
            while (NextValue() != JsonToken.EndArray)
                SkipWhole();
        }
    }

    /// <summary>The place behind the current token.</summary>
    public int Mark() => _at;

    /// <summary>The text from a place to the end of the current token.</summary>
    public string TextSince(int start)
    {
        while (start < _at && char.IsWhiteSpace(_text[start]))
            start++;
        return new string(_text, start, _at - start);
    }

    public JsonReaderException Truncated() => new($"The JSON text ends before it is complete ({Here()}).");

    private JsonReaderException Unexpected() => new($"Unexpected character '{_text[_at]}' in the JSON text ({Here()}).");

    private string Here()
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < _at && i < _length; i++)
        {
            if (_text[i] == '\n')
                (line, start) = (line + 1, i + 1);
        }
        return FormattableString.Invariant($"line {line}, position {_at - start}");
    }

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

    private void KeepCurrent(WireObject owner, string path, bool known = true)
    {
        if (known && TokenType == JsonToken.Null)
            owner.KeepText(path, Member, "null", null);
        else
            owner.KeepUnknown(path, _memberAsItCame, Raw());
    }

    private void PassSpace()
    {
        while (_at < _length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    /// <summary>The next character that is no white space; the reader stands before it.</summary>
    [MethodImpl(Hot)]
    private char Significant()
    {
        if (_at < _length && _text[_at] is > ' ' and < '\x7f' and var c)
            return c;
        PassSpace();
        return _at < _length ? _text[_at] : throw Truncated();
    }

    /// <summary>Passes the name of the next member of an object; false at its end.</summary>
    [MethodImpl(Hot)]
    private bool PassName()
    {
        var c = Significant();
        if (_place == Place.AfterValue && c == ',')
        {
            _at++;
            c = Significant();
        }
        else if (c != '}' && _place == Place.AfterValue)
        {
            throw Unexpected();
        }
        if (c == '}')
        {
            End(JsonToken.EndObject);
            return false;
        }
        if (c != '"')
            throw Unexpected();
        if (++_members[_depth] > MostMembers)
            throw new JsonReaderException(FormattableString.Invariant($"An object in the JSON text has more than the {MostMembers} members that are read ({Here()})."));
        PassString();
        return true;
    }

    [MethodImpl(Hot)]
    private void PassColon()
    {
        if (Significant() != ':')
            throw Unexpected();
        _valueStart = ++_at;
        _place = Place.Value;
        TokenType = JsonToken.PropertyName;
    }

    private JsonToken End(JsonToken token)
    {
        _at++;
        _depth--;
        _place = Place.AfterValue;
        return TokenType = token;
    }

    [MethodImpl(Hot)]
    private JsonToken ReadValue(char c)
    {
        if (--_untilLook < 0)
            Look();
        _from = _at;
        switch (c)
        {
            case '"':
                PassString();
                _place = Place.AfterValue;
                return TokenType = JsonToken.String;
            case '{':
                return Begin(JsonToken.StartObject, Place.FirstMember);
            case '[':
                return Begin(JsonToken.StartArray, Place.FirstItem);
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            case 't':
                return ReadWord("true", JsonToken.Boolean);
            case 'f':
                return ReadWord("false", JsonToken.Boolean);
            case 'n':
                return ReadWord("null", JsonToken.Null);
            // No JSON, but some writers of numbers know no better.
            case 'N':
                return ReadWord("NaN", JsonToken.Float);
            case 'I':
                return ReadWord("Infinity", JsonToken.Float);
            default:
                throw Unexpected();
        }
    }

    // A look costs little, but not nothing.
    private void Look()
    {
        Cancellation.ThrowIfCancellationRequested();
        _untilLook = TokensBetweenLooks;
    }

    private JsonToken Begin(JsonToken token, Place place)
    {
        if (++_depth > DepthLimit)
            throw new JsonReaderException($"The JSON text nests more than {DepthLimit} levels ({Here()}).");
        _members[_depth] = 0;
        _at++;
        _place = place;
        return TokenType = token;
    }

    private JsonToken ReadWord(string word, JsonToken token)
    {
        foreach (var c in word)
        {
            if (_at >= _length)
                throw Truncated();
            if (_text[_at] != c)
                throw Unexpected();
            _at++;
        }
        return EndScalar(token);
    }

    private JsonToken ReadNumber()
    {
        var token = JsonToken.Integer;
        if (IsAt('-'))
            _at++;
        if (IsAt('I'))
            return ReadWord("Infinity", JsonToken.Float);
        PassDigits();
        if (IsAt('.'))
        {
            token = JsonToken.Float;
            _at++;
            PassDigits();
        }
        if (IsAt('e') || IsAt('E'))
        {
            token = JsonToken.Float;
            _at++;
            if (IsAt('+') || IsAt('-'))
                _at++;
            PassDigits();
        }
        if (_at - _from > LongestNumber)
            throw new JsonReaderException(FormattableString.Invariant($"A number in the JSON text has {_at - _from} characters, more than the {LongestNumber} that are read ({Here()})."));
        return EndScalar(token);
    }

    private bool IsAt(char c) => _at < _length && _text[_at] == c;

    private void PassDigits()
    {
        var start = _at;
        while (_at < _length && _text[_at] is >= '0' and <= '9')
            _at++;
        if (_at == start)
            throw _at < _length ? Unexpected() : Truncated();
    }

    private JsonToken EndScalar(JsonToken token)
    {
        _to = _at;
        if (_at < _length && _text[_at] is not (',' or '}' or ']') && !char.IsWhiteSpace(_text[_at]))
            throw Unexpected();
        _place = Place.AfterValue;
        return TokenType = token;
    }

    /// <summary>Passes the string before whose first quote the reader stands.</summary>
    [MethodImpl(Hot)]
    private void PassString()
    {
        var text = _text;
        var at = ++_at;
        _from = at;
        _escaped = false;
        // Names end soon; the search of the framework is faster over addresses.
        for (var near = Math.Min(at + 16, _length); at < near; at++)
        {
            var c = text[at];
            if (c == '"')
            {
                _to = at;
                _at = at + 1;
                return;
            }
            if (c == '\\')
            {
                PassEscaped(at);
                return;
            }
        }
        var end = Array.IndexOf(text, '"', at, _length - at);
        var escape = Array.IndexOf(text, '\\', at, (end < 0 ? _length : end) - at);
        if (escape >= 0)
        {
            PassEscaped(escape);
            return;
        }
        if (end < 0)
        {
            _at = _length;
            throw Truncated();
        }
        _to = end;
        _at = end + 1;
    }

    private void PassEscaped(int at)
    {
        _escaped = true;
        for (; at < _length; at++)
        {
            if (_text[at] == '"')
            {
                _to = at;
                _at = at + 1;
                return;
            }
            if (_text[at] == '\\')
                Escaped(ref at);
            if (at % CharactersBetweenLooks == 0)
                Look();
        }
        _at = _length;
        throw Truncated();
    }

    /// <summary>The string on which the reader stands.</summary>
    [MethodImpl(Hot)]
    private string Text()
    {
        if (_escaped)
            return Unescaped();
        var length = _to - _from;
        if (length is 0 or > LongestRepeated)
            return length == 0 ? "" : new string(_text, _from, length);
        ref var slot = ref (_repeated ??= new string?[RepeatedSlots])[WireNames.Hash(_text, _from, length) & RepeatedSlots - 1];
        return slot is not null && WireNames.Same(slot, _text, _from, length) ? slot : slot = new string(_text, _from, length);
    }

    private string Unescaped()
    {
        var text = new char[_to - _from];
        var count = 0;
        for (var i = _from; i < _to; i++)
        {
            var c = _text[i];
            if (c == '\\')
                c = Escaped(ref i);
            text[count++] = c;
            if (count % CharactersBetweenLooks == 0)
                Look();
        }
        return new string(text, 0, count);
    }

    // The character that an escape stands for; the place moves to its last.
    private char Escaped(ref int at)
    {
        if (++at >= _length)
        {
            _at = _length;
            throw Truncated();
        }
        switch (_text[at])
        {
            case '"' or '\\' or '/':
                return _text[at];
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _length - at > 4 && (Hex(at + 1) | Hex(at + 2) | Hex(at + 3) | Hex(at + 4)) is >= 0:
                var unit = (char)(Hex(at + 1) << 12 | Hex(at + 2) << 8 | Hex(at + 3) << 4 | Hex(at + 4));
                at += 4;
                return unit;
            default:
                throw new JsonReaderException($"'\\{_text[at]}' in a JSON string stands for no character ({Here()}).");
        }
    }

    private int Hex(int at) => _text[at] switch
    {
        >= '0' and <= '9' and var c => c - '0',
        >= 'a' and <= 'f' and var c => c - 'a' + 10,
        >= 'A' and <= 'F' and var c => c - 'A' + 10,
        _ => -1,
    };

    private bool TryLong(out long value)
    {
        value = 0;
        if (_to - _from > 18)
            return long.TryParse(ScalarText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        var negative = _text[_from] == '-';
        for (var i = negative ? _from + 1 : _from; i < _to; i++)
            value = value * 10 + (_text[i] - '0');
        if (negative)
            value = -value;
        return true;
    }

    private double Real() => _text[_to - 1] switch
    {
        'N' => double.NaN,
        'y' => _text[_from] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
        _ => double.TryParse(ScalarText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real
            : _text[_from] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
    };
}
