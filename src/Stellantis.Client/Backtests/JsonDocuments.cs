namespace Stellantis.Client.Backtests;

/// <summary>
/// Cuts a text into its JSON objects, one after the other: whether they stand in a list, a line each, or just below one another. No more than one of
/// them is in memory.
/// </summary>
/// <param name="source">The text.</param>
internal sealed class JsonDocuments(TextReader source)
{
    private readonly char[] _read = new char[32 * 1024];
    private readonly List<string> _names = [];
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
        int c;
        do
        {
            c = Take();
        }
        while (c is ' ' or '\t' or '\r' or '\n' or ',' or '[' or ']' or '\uFEFF');
        Line = _line;
        if (c < 0)
            return false;
        if (c != '{')
            throw new FormatException($"Line {Line} begins with {Shown((char)c)} where an object is wanted.");
        Cut();
        return true;
    }

    private static string Shown(char c) => char.IsControl(c) ? "a control character" : $"'{c}'";

    private void Cut()
    {
        _names.Clear();
        Length = 0;
        var (depth, begin, isName) = (0, -1, false);
        for (int c = '{'; ; c = Take())
        {
            if (c < 0)
                throw new FormatException($"The object that begins on line {Line} has no end.");
            Add((char)c);
            if (begin >= 0)
            {
                if (c == '\\')
                    Add((char)Math.Max(Take(), ' '));
                else if (c == '"')
                {
                    if (isName && depth == 1)
                        _names.Add(new string(_document, begin, Length - 1 - begin));
                    (begin, isName) = (-1, false);
                }
                continue;
            }
            switch (c)
            {
                case '"':
                    begin = Length;
                    break;
                case '{' or '[':
                    depth++;
                    isName = depth == 1;
                    break;
                case '}' or ']':
                    if (--depth == 0)
                        return;
                    break;
                case ',':
                    isName = depth == 1;
                    break;
            }
        }
    }

    private void Add(char c)
    {
        if (Length == _document.Length)
            Array.Resize(ref _document, 2 * Length);
        _document[Length++] = c;
    }

    private int Take()
    {
        if (_at == _length)
        {
            (_at, _length) = (0, source.Read(_read, 0, _read.Length));
            if (_length <= 0)
            {
                _length = 0;
                return -1;
            }
        }
        var c = _read[_at++];
        if (c == '\n')
            _line++;
        return c;
    }
}
