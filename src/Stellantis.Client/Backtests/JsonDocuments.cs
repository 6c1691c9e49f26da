using System.Text;
using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis.Client.Backtests;

/// <summary>
/// Finds the JSON objects in a text, one after the other: whether they stand in a list, a line each, or just below one another. No more of it is in
/// memory than one of them, and what was read at once with it.
/// </summary>
/// <param name="source">The text.</param>
/// <param name="readAtOnce">How many characters are read at once; an object may be longer.</param>
/// <param name="pass">
/// Passes over the object before which the reader stands. It is called again when more of the text was needed, which has moved meanwhile.
/// </param>
internal sealed class JsonDocuments(TextReader source, int readAtOnce, Action<WireReader> pass) : IDisposable
{
    private readonly WireReader _reader = new([], 0);

    // The lines on which the lists begin that have not ended.
    private readonly Stack<int> _lists = new();
    private char[] _text = new char[readAtOnce];
    private int _length;
    private int _at;
    private int _start;
    private int _passed;

    /// <summary>What was read of the text, with the object in it.</summary>
    public char[] Text => _text;

    /// <summary>A line of it that begins no later than the object.</summary>
    public TextLine Known { get; private set; } = TextLine.First;

    /// <summary>The members that are read of an object, where others are passed over; null for all.</summary>
    public WantedMembers? Wanted { get; set; }

    /// <summary>The line on which the object begins.</summary>
    public int Line => Known.At(_text, _start).Number;

    /// <summary>Goes on to the next object; false when there is none.</summary>
    /// <exception cref="FormatException">Something else stands there, or the text ends too early.</exception>
    /// <exception cref="JsonException">The object is not JSON.</exception>
    /// <exception cref="DecoderFallbackException">It is in another encoding than it is read in.</exception>
    public bool Next()
    {
        while (_at < _length || Fill())
        {
            var c = _text[_at];
            _start = _at;
            switch (c)
            {
                case '{':
                    Pass();
                    return true;
                case '[':
                    Known = Known.At(_text, _at);
                    _lists.Push(Known.Number);
                    break;
                case ']' when _lists.Count > 0:
                    _lists.Pop();
                    break;
                case ' ' or '\t' or '\r' or '\n' or ',' or '\uFEFF':
                    break;
                default:
                    throw new FormatException($"Line {Line} begins with {Shown(c)} where an object is wanted.");
            }
            _at++;
        }
        return _lists.Count == 0 ? false : throw new FormatException($"The list that begins on line {_lists.Peek()} has no end.");
    }

    public void Dispose() => _reader.Dispose();

    private static string Shown(char c) => char.IsControl(c) ? "a control character" : $"'{c}'";

    private void Pass()
    {
        // The next one is mostly as long as the last: what is here already is passed over once.
        if (_length - _at < 2 * _passed)
            Fill();
        while (true)
        {
            _reader.Restart(_text, _at, _length, Known, Wanted);
            try
            {
                pass(_reader);
                _passed = _reader.Mark() - _at;
                _at += _passed;
                return;
            }
            catch (JsonReaderException) when (_reader.IsAtEnd)
            {
                if (!Fill())
                    throw new FormatException($"The object that begins on line {Line} has no end.");
            }
        }
    }

    // Reads on; what was not passed yet moves to the beginning.
    private bool Fill()
    {
        var (number, start) = Known.At(_text, _at);
        Known = new TextLine(number, start - _at);
        Array.Copy(_text, _at, _text, 0, _length - _at);
        (_length, _at, _start) = (_length - _at, 0, 0);
        if (_length == _text.Length)
            Array.Resize(ref _text, 2 * _length);
        var count = source.Read(_text, _length, _text.Length - _length);
        // No text has such a character, but one that is read in a wrong encoding.
        if (Array.IndexOf(_text, '\0', _length, count) >= 0)
            throw new DecoderFallbackException();
        _length += count;
        return count > 0;
    }
}
