using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace Stellantis.Client.Json;

/// <summary>
/// Goes through a JSON text token by token. Its caller knows where it is: <see cref="NextMember"/> in an object, <see cref="NextValue"/> for the
/// value of a member or the next item.
/// </summary>
internal abstract class JsonScanner : JsonCursor
{
    public const int DepthLimit = 64;

    // There are lists of what was kept that are gone through name by name.
    private const int MostMembers = 10_000;

    // A way that is longer is hardly the same the next time; and who goes another way each time is not learned from for ever.
    private const int LongestWay = 128;
    private const int MostLessons = 16;

    private static readonly MetName[] s_none = [MetNames.Other];

    private readonly int[] _members = new int[DepthLimit + 1];

    // What was met before, from the first object on.
    private MetNames? _known;
    private MetName[] _met = s_none;
    private int _depth;
    private Place _place = Place.Value;
    private bool _held;
    private bool _memberHeld;

    // What is wanted of the objects being read, by their depth, and of the value of the current member; null for all of it.
    private WantedMembers?[]? _wanted;
    private WantedMembers? _wantedNext;
    private List<string>? _names;

    private protected JsonScanner(char[] text, int length, IDisposable? use, CancellationToken cancellation) : base(text, length, use, cancellation)
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

    /// <summary>
    /// The names of the members of the document that the reader came by, those that it passed over included; empty where all members are wanted.
    /// </summary>
    public IReadOnlyList<string> Names => (IReadOnlyList<string>?)_names ?? [];

    /// <summary>The name of the member being read.</summary>
    public string Member { get; private protected set; } = "";

    /// <summary>The same, as it is in the text.</summary>
    private protected string MemberAsItCame { get; private set; } = "";

    /// <summary>Where the value of the member begins, or white space before it.</summary>
    private protected int ValueStart { get; private set; }

    /// <summary>The scalar on which the reader stands: string, bool, long or BigInteger or double; null for anything else.</summary>
    public object? Value => TokenType switch
    {
        JsonToken.String => Text(),
        JsonToken.Boolean => IsTrue,
        JsonToken.Integer => Whole(),
        JsonToken.Float => Real(),
        _ => null,
    };

    /// <summary>Lets go of the text and of what was met in it, which may be lent.</summary>
    public override void Dispose()
    {
        base.Dispose();
        _met = s_none;
        _known?.GiveBack();
        _known = null;
    }

    /// <summary>Goes on with a document in another text, or elsewhere in this one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the document begins.</param>
    /// <param name="end">Where the text ends.</param>
    /// <param name="line">A line of the text that begins no later than the document: faults are told from there.</param>
    /// <param name="wanted">The members to be read, where others are passed over; null for all.</param>
    public void Restart(char[] text, int start, int end, TextLine line, WantedMembers? wanted = null)
    {
        MoveTo(text, start, end, line);
        (_depth, _place, _held, _memberHeld) = (0, Place.Value, false, false);
        _wantedNext = wanted;
        _names?.Clear();
        if (wanted is null)
            _wanted = null;
        else
            (_wanted, _names) = (_wanted ?? new WantedMembers?[DepthLimit + 1], _names ?? []);
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
            throw Fault("There is text after the end of the JSON document");
    }

    /// <summary>Moves to the next member of the object being read; false at its end.</summary>
    /// <exception cref="JsonReaderException">The text ends inside the object, or it is not JSON.</exception>
    [MethodImpl(Hot)]
    public bool NextMember()
    {
        if (_memberHeld)
        {
            _memberHeld = false;
            return true;
        }
        while (PassName())
        {
            CountToken();
            var met = _met[_depth];
            Member = MemberAsItCame = met == MetNames.Other ? Name() : met.Name;
            if (_wanted is null || IsWanted(_wanted[_depth]))
                return true;
            NextValue();
            SkipWhole();
        }
        return false;
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
        return c == ']' ? EndArray() : ReadValue(c);
    }

    /// <summary>Makes the next call of <see cref="NextValue"/> stay where the reader is.</summary>
    public void Hold() => _held = true;

    /// <summary>Makes the next call of <see cref="NextMember"/> stay at the member whose name was read.</summary>
    public void HoldMember() => _memberHeld = true;

    /// <summary>True when the value of the current member is a scalar; the reader then stands on it.</summary>
    public bool IsScalar() => TokenType is JsonToken.String or JsonToken.Integer or JsonToken.Float or JsonToken.Boolean;

    /// <summary>The raw text of the current member's value, on whose first token the reader stands; the reader ends on its last.</summary>
    public string Raw()
    {
        var start = ValueStart;
        if (TokenType is JsonToken.StartObject or JsonToken.StartArray)
            SkipWhole();
        return TextSince(start);
    }

    /// <summary>The raw text of the next item of the array being read; null at its end.</summary>
    public string? NextItem()
    {
        var start = _at;
        if (NextValue() == JsonToken.EndArray)
            return null;
        SkipWhole();
        // What lies before it is the comma, and white space.
        return TextSince(start).TrimStart(',', ' ', '\t', '\r', '\n');
    }

    /// <summary>Passes over the value whose first token is the current one.</summary>
    /// <exception cref="JsonReaderException">The text ends inside it, or it is not JSON.</exception>
    [MethodImpl(Hot)]
    public void SkipWhole()
    {
        if (TokenType == JsonToken.StartObject)
        {
            var start = ValueStart;
            while (PassName())
            {
                NextValue();
                SkipWhole();
            }
            ValueStart = start;
        }
        else if (TokenType == JsonToken.StartArray)
        {
            while (NextValue() != JsonToken.EndArray)
                SkipWhole();
        }
    }

    private bool IsWanted(WantedMembers? here)
    {
        if (_depth == 1)
            _names!.Add(Member);
        _wantedNext = null;
        return here is null || here.Has(Member, out _wantedNext);
    }

    /// <summary>Passes the name of the next member of an object, and its colon; false at the end of the object.</summary>
    [MethodImpl(Hot)]
    private bool PassName()
    {
        var isFirst = _place == Place.FirstMember;
        var before = _met[_depth];
        var way = isFirst ? before.First : before.Next;
        if (way is not null && PassText(way.Text))
        {
            CountMember();
            _met[_depth] = way.Member;
            Colon();
            return true;
        }
        if (!isFirst && before.End is { } end && PassText(end))
        {
            End();
            return false;
        }
        return PassOtherName(before, isFirst);
    }

    [MethodImpl(Hot)]
    private bool PassOtherName(MetName before, bool isFirst)
    {
        var start = _at;
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
            _at++;
            if (!isFirst && IsToLearn(before, start))
                before.End = Between(start);
            End();
            return false;
        }
        if (c != '"')
            throw Unexpected();
        CountMember();
        PassString();
        var met = _met[_depth] = _escaped ? MetNames.Other : _known!.Find(_text, _from, _to - _from);
        if (Significant() != ':')
            throw Unexpected();
        _at++;
        PassSpace();
        if (met != MetNames.Other && IsToLearn(before, start))
        {
            if (isFirst)
                before.First = new WayToMember(met, Between(start));
            else
                before.Next = new WayToMember(met, Between(start));
        }
        Colon();
        return true;
    }

    private bool IsToLearn(MetName before, int start) =>
        _at - start <= LongestWay && before != MetNames.Other && before.Lessons++ < MostLessons;

    private string Between(int start) => new(_text, start, _at - start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountMember()
    {
        if (++_members[_depth] > MostMembers)
            throw TooManyMembers();
    }

    private JsonReaderException TooManyMembers() =>
        Fault(FormattableString.Invariant($"An object in the JSON text has more than the {MostMembers} members that are read"));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Colon()
    {
        ValueStart = _at;
        _place = Place.Value;
        TokenType = JsonToken.PropertyName;
    }

    /// <summary>
    /// Moves to the value of the current member of a link, where that is a string that begins with a stem and has nothing escaped: what follows the
    /// stem. Null where it is anything else, and the reader then stands where it was.
    /// </summary>
    [MethodImpl(Hot)]
    private protected string? NextBehind(string stem)
    {
        // What follows is the same for links of one relation, whose name is that of the object around the address.
        if (_held || _place != Place.Value || _depth == 0 || Significant() != '"' || !PassBehind(stem, _met[_depth - 1]))
            return null;
        CountToken();
        EndScalar(JsonToken.String);
        return Text();
    }

    [MethodImpl(Hot)]
    private JsonToken ReadValue(char c)
    {
        CountToken();
        _from = _at;
        switch (c)
        {
            case '"':
                PassString(_met[_depth]);
                return EndScalar(JsonToken.String);
            case '{':
                return Begin(JsonToken.StartObject, Place.FirstMember);
            case '[':
                return Begin(JsonToken.StartArray, Place.FirstItem);
            case '-' or (>= '0' and <= '9'):
                return EndScalar(PassNumber());
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

    [MethodImpl(Hot)]
    private JsonToken Begin(JsonToken token, Place place)
    {
        if (++_depth > DepthLimit)
            throw Fault($"The JSON text nests more than {DepthLimit} levels");
        _members[_depth] = 0;
        if (_known is null)
            _met = (_known = MetNames.Lend()).ByDepth;
        _met[_depth] = _met[_depth - 1];
        if (_wanted is not null)
        {
            // The same is wanted of each item of a list.
            _wanted[_depth] = _place == Place.Value ? _wantedNext : _wanted[_depth - 1];
            _wantedNext = null;
        }
        _at++;
        _place = place;
        return TokenType = token;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private JsonToken EndArray()
    {
        _at++;
        _depth--;
        return EndScalar(JsonToken.EndArray);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void End()
    {
        _depth--;
        EndScalar(JsonToken.EndObject);
    }

    private JsonToken ReadWord(string word, JsonToken token)
    {
        PassWord(word);
        return EndScalar(token);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private JsonToken EndScalar(JsonToken token)
    {
        _place = Place.AfterValue;
        return TokenType = token;
    }
}
