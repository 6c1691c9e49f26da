using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace Stellantis.Client.Json;

/// <summary>
/// Goes along the characters of a JSON text in memory: white space, names, strings, numbers, words, each at once and without making anything. What a
/// character may follow is no matter of its own. The fields are those of the classes above it, which go along with it character by character.
/// </summary>
internal abstract class JsonCursor : IDisposable
{
    // AggressiveOptimization, which the old target does not name: the loops over characters are compiled well for the first page already.
    public const MethodImplOptions Hot = (MethodImplOptions)512;

    // Short values repeat from item to item: codes, kinds, relations, titles.
    private const int LongestRepeated = 64;
    private const int RepeatedSlots = 128;

    // What is longer is hardly the same in the next item.
    private const int LongestExpected = 256;

    private const int TokensBetweenLooks = 1000;
    private const int CharactersBetweenLooks = 1 << 20;

    // No number of the service has a tenth of these digits, and to work out a whole one takes time by their square.
    private const int LongestNumber = 1000;

    private protected int _length;
    private protected char[] _text;

    // Where the cursor is; where the current token is, for a string without its quotes.
    private protected int _at;
    private protected int _from;
    private protected int _to;
    private protected bool _escaped;

    private readonly IDisposable? _use;
    private TextLine _line = TextLine.First;
    private string?[]? _repeated;

    // The member whose string the cursor passed last, and that string where it was the one that was expected.
    private MetName? _of;
    private string? _expected;
    private int _untilLook;

    private protected JsonCursor(char[] text, int length, IDisposable? use, CancellationToken cancellation)
    {
        _text = text;
        _length = Within(text, length);
        _use = use;
        Cancellation = cancellation;
    }

    /// <summary>Ends the reading.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Whether the cursor stands at the end of the text: what is wrong there may be that it goes on elsewhere.</summary>
    public bool IsAtEnd => _at >= _length;

    private protected bool IsTrue => _text[_from] == 't';

    /// <summary>Lets go of the text, which may be lent.</summary>
    public virtual void Dispose()
    {
        _text = [];
        _length = 0;
        _use?.Dispose();
    }

    /// <summary>The place behind the current token.</summary>
    public int Mark() => _at;

    /// <summary>The text from a place to the end of the current token.</summary>
    public string TextSince(int start)
    {
        while (start < _at && char.IsWhiteSpace(_text[start]))
            start++;
        return Repeated(start, _at - start);
    }

    /// <summary>The mark of the text from a place to the end of the current token.</summary>
    public ulong MarkSince(int start) => Marks.Of(_text, start, _at);

    /// <summary>The text of the number or literal on which the reader stands, as it is written.</summary>
    public string ScalarText() => new(_text, _from, _to - _from);

    public JsonReaderException Truncated() => Fault("The JSON text ends before it is complete");

    private protected JsonReaderException Unexpected() => Fault($"Unexpected character '{_text[_at]}' in the JSON text");

    private protected JsonReaderException Fault(string what)
    {
        var (line, start) = _line;
        for (var i = Math.Max(start, 0); i < _at && i < _length; i++)
        {
            if (_text[i] == '\n')
                (line, start) = (line + 1, i + 1);
        }
        return new JsonReaderException(FormattableString.Invariant($"{what} (line {line}, position {_at - start})."));
    }

    /// <summary>Goes on in another text, or elsewhere in this one.</summary>
    private protected void MoveTo(char[] text, int start, int end, TextLine line) =>
        (_text, _at, _length, _line) = (text, start, Within(text, end), line);

    /// <summary>Sees now and then whether the reading is to end: a look costs little, but not nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void CountToken()
    {
        if (--_untilLook < 0)
            Look();
    }

    [MethodImpl(Hot)]
    private protected void PassSpace()
    {
        var (text, at, length) = (_text, _at, _length);
        // Nearly all white space is an indent.
        if (at < length && text[at] is '\r' or '\n')
            at = Characters.BehindSpaces(text, at + 1, length);
        while (at < length && (text[at] == ' ' || char.IsWhiteSpace(text[at])))
            at++;
        _at = at;
    }

    /// <summary>The next character that is no white space; the reader stands before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected char Significant() => _at < _length && _text[_at] is > ' ' and < '\x7f' and var c ? c : BehindSpace();

    /// <summary>Passes a text that was expected; false where another stands there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected bool PassText(string expected)
    {
        var end = _at + expected.Length;
        if (end > _length || !Characters.Same(expected, _text, _at))
            return false;
        _at = end;
        return true;
    }

    /// <summary>Passes the string before whose first quote the reader stands, where it has exactly this text, in which nothing is escaped.</summary>
    [MethodImpl(Hot)]
    private protected bool PassExpected(string expected)
    {
        var from = _at + 1;
        var to = from + expected.Length;
        // Where the string would end is a good guess by itself.
        if (to >= _length || _text[to] != '"' || !Characters.Same(expected, _text, from))
            return false;
        (_from, _to, _at, _escaped) = (from, to, to + 1, false);
        return true;
    }

    /// <summary>Passes a string that belongs to a member: perhaps the one that this member had before.</summary>
    [MethodImpl(Hot)]
    private protected void PassString(MetName of)
    {
        if (of.Text is { } text && PassExpected(text))
            _expected = text;
        else
            PassString();
        _of = of == MetNames.Other ? null : of;
    }

    /// <summary>Passes the string before whose first quote the reader stands.</summary>
    [MethodImpl(Hot)]
    private protected void PassString()
    {
        var text = _text;
        var at = ++_at;
        _from = at;
        _escaped = false;
        (_of, _expected) = (null, null);
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

    /// <summary>Passes a word; no other may stand there.</summary>
    [MethodImpl(Hot)]
    private protected void PassWord(string word)
    {
        foreach (var c in word)
        {
            if (_at >= _length)
                throw Truncated();
            if (_text[_at] != c)
                throw Unexpected();
            _at++;
        }
        EndScalar();
    }

    /// <summary>Passes a number, and says of which kind it is.</summary>
    [MethodImpl(Hot)]
    private protected JsonToken PassNumber()
    {
        var token = JsonToken.Integer;
        if (IsAt('-'))
            _at++;
        if (IsAt('I'))
        {
            PassWord("Infinity");
            return JsonToken.Float;
        }
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
            throw Fault(FormattableString.Invariant(
                $"A number in the JSON text has {_at - _from} characters, more than the {LongestNumber} that are read"));
        EndScalar();
        return token;
    }

    /// <summary>The name on which the reader stands.</summary>
    private protected string Name() => _escaped ? Unescaped() : WireNames.Find(_text, _from, _to - _from) ?? Text();

    /// <summary>The string on which the reader stands.</summary>
    [MethodImpl(Hot)]
    private protected string Text()
    {
        if (_expected is not null)
            return _expected;
        if (_escaped)
            return Unescaped();
        var text = Repeated(_from, _to - _from);
        if (_of is not null && text.Length <= LongestExpected)
            _of.Text = text;
        return text;
    }

    /// <summary>
    /// Passes the string before whose first quote the reader stands, where it begins with another and nothing in it is escaped. The reader then
    /// stands on what follows that other.
    /// </summary>
    [MethodImpl(Hot)]
    private protected bool PassBehind(string stem, MetName of)
    {
        var start = _at;
        if (_length - start <= stem.Length || !Characters.Same(stem, _text, start + 1))
            return false;
        _at += stem.Length;
        PassString(of);
        if (!_escaped)
            return true;
        _at = start;
        return false;
    }

    /// <summary>The string on which the reader stands as a time, where it is written as the service writes it.</summary>
    private protected bool TryPlainDate(out DateTimeOffset date)
    {
        date = default;
        return !_escaped && WireText.TryPlainDate(_text, _from, _to - _from, out date);
    }

    private protected bool TryLong(out long value)
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

    private protected double Real() => _text[_to - 1] switch
    {
        'N' => double.NaN,
        'y' => _text[_from] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
        _ => double.TryParse(ScalarText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real
            : _text[_from] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
    };

    /// <summary>The whole number on which the reader stands, however large.</summary>
    private protected object Whole() =>
        TryLong(out var number) ? (object)number : BigInteger.Parse(ScalarText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [MethodImpl(Hot)]
    private string Repeated(int start, int length)
    {
        if (length is 0 or > LongestRepeated)
            return length == 0 ? "" : new string(_text, start, length);
        ref var slot = ref (_repeated ??= new string?[RepeatedSlots])[WireNames.Hash(_text, start, length) & RepeatedSlots - 1];
        return slot is not null && slot.Length == length && Characters.Same(slot, _text, start) ? slot : slot = new string(_text, start, length);
    }

    [MethodImpl(Hot)]
    private char BehindSpace()
    {
        PassSpace();
        return _at < _length ? _text[_at] : throw Truncated();
    }

    private static int Within(char[] text, int length) => length >= 0 && length <= text.Length ? length
        : throw new ArgumentOutOfRangeException(nameof(length), length, "The text is not as long as that.");

    private void Look()
    {
        Cancellation.ThrowIfCancellationRequested();
        _untilLook = TokensBetweenLooks;
    }

    private bool IsAt(char c) => _at < _length && _text[_at] == c;

    [MethodImpl(Hot)]
    private void PassDigits()
    {
        var start = _at;
        while (_at < _length && _text[_at] is >= '0' and <= '9')
            _at++;
        if (_at == start)
            throw _at < _length ? Unexpected() : Truncated();
    }

    [MethodImpl(Hot)]
    private void EndScalar()
    {
        _to = _at;
        if (_at < _length && _text[_at] is not (',' or '}' or ']') && !char.IsWhiteSpace(_text[_at]))
            throw Unexpected();
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
            case 'u' when IsHexToEnd(at + 1):
                _at = _length;
                throw Truncated();
            default:
                throw Fault($"'\\{_text[at]}' in a JSON string does not stand for a character");
        }
    }

    private bool IsHexToEnd(int at)
    {
        while (at < _length && Hex(at) >= 0)
            at++;
        return at >= _length;
    }

    private int Hex(int at) => _text[at] switch
    {
        >= '0' and <= '9' and var c => c - '0',
        >= 'a' and <= 'f' and var c => c - 'a' + 10,
        >= 'A' and <= 'F' and var c => c - 'A' + 10,
        _ => -1,
    };
}
