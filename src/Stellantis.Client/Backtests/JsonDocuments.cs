namespace Stellantis.Client.Backtests;

/// <summary>
/// Cuts a text into its JSON objects, one after the other: whether they stand in a list, a line each, or just below one another. No more of it is in
/// memory than one of them.
/// </summary>
/// <param name="source">The text.</param>
internal sealed class JsonDocuments(TextReader source)
{
    private readonly List<string> _names = [];
    private char[] _read = new char[64 * 1024];
    private char[] _document = new char[16 * 1024];
    private int _length;
    private int _at;
    private int _line = 1;

    /// <summary>The object, at the beginning of this array.</summary>
    public char[] Text => _document;

    /// <summary>How many characters it has.</summary>
    public int Length { get; private set; }

    /// <summary>The names of its members.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The line on which it begins.</summary>
    public int Line { get; private set; }

    /// <summary>Goes on to the next object; false when there is none.</summary>
    /// <exception cref="FormatException">Something else stands there.</exception>
    public bool Next()
    {
        while (_at < _length || Fill())
        {
            var c = _read[_at];
            Line = _line;
            if (c == '{')
            {
                Cut();
                return true;
            }
            if (c is not (' ' or '\t' or '\r' or '\n' or ',' or '[' or ']' or '\uFEFF'))
                throw new FormatException($"Line {Line} begins with {Shown(c)} where an object is wanted.");
            _line += c == '\n' ? 1 : 0;
            _at++;
        }
        return false;
    }

    private static string Shown(char c) => char.IsControl(c) ? "a control character" : $"'{c}'";

    private void Cut()
    {
        _names.Clear();
        // Both count from where the object begins, as what was read may be moved meanwhile.
        var (depth, text, isName) = (0, -1, false);
        for (var i = 0; ; i++)
        {
            if (_at + i >= _length && !Fill())
                throw new FormatException($"The object that begins on line {Line} has no end.");
            var c = _read[_at + i];
            if (c == '\n')
                _line++;
            else if (text >= 0)
            {
                if (c == '\\')
                    i++;
                else if (c == '"')
                {
                    if (isName && depth == 1)
                        _names.Add(new string(_read, _at + text, i - text));
                    (text, isName) = (-1, false);
                }
            }
            else if (c == '"')
                text = i + 1;
            else if (c == ',')
                isName = depth == 1;
            else if (c is '{' or '[')
                isName = ++depth == 1;
            else if (c is '}' or ']' && --depth == 0)
            {
                Take(i + 1);
                return;
            }
        }
    }

    private void Take(int length)
    {
        if (_document.Length < length)
            _document = new char[2 * length];
        Array.Copy(_read, _at, _document, 0, length);
        Length = length;
        _at += length;
    }

    // Reads on; what was not taken yet moves to the beginning.
    private bool Fill()
    {
        Array.Copy(_read, _at, _read, 0, _length - _at);
        (_length, _at) = (_length - _at, 0);
        if (_length == _read.Length)
            Array.Resize(ref _read, 2 * _length);
        var count = source.Read(_read, _length, _read.Length - _length);
        _length += count;
        return count > 0;
    }
}
