using System.Text.RegularExpressions;
using Stellantis.Sandbox.Tokens;

namespace Stellantis.Sandbox.Bodies;

/// <summary>
/// Tells JSON from what Newtonsoft takes for it: comments, single quotes, bare names and trailing commas are refused by a real service.
/// </summary>
internal ref struct StrictJson
{
    private const int MaxDepth = 64;

    private static readonly Regex s_number = new(@"\G-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", RegexOptions.CultureInvariant);
    private static readonly Regex s_string = new(@"\G""(?>[^""\\\x00-\x1F]+|\\(?:[""\\/bfnrt]|u[0-9a-fA-F]{4}))*""", RegexOptions.CultureInvariant);
    private static readonly Regex s_word = new(@"\G(?:true|false|null)\b", RegexOptions.CultureInvariant);

    private readonly string _text;
    private int _at;

    private StrictJson(string text) => _text = text;

    /// <summary>The place of the first character that JSON does not allow; null when the text is JSON.</summary>
    public static int? FindFault(string text)
    {
        var reader = new StrictJson(text);
        var good = reader.Value(0);
        reader.Blank();
        return good && reader._at == text.Length ? null : reader._at;
    }

    private bool Value(int depth)
    {
        Blank();
        if (_at == _text.Length || depth > MaxDepth)
            return false;
        return _text[_at] switch
        {
            '{' => List('}', named: true, depth),
            '[' => List(']', named: false, depth),
            '"' => Token(s_string),
            '-' or (>= '0' and <= '9') => Token(s_number),
            _ => Token(s_word),
        };
    }

    private bool List(char end, bool named, int depth)
    {
        _at++;
        if (Next(end))
            return true;
        do
        {
            if (named)
            {
                Blank();
                if (!Token(s_string) || !Next(':'))
                    return false;
            }

            if (!Value(depth + 1))
                return false;
        }
        while (Next(','));
        return Next(end);
    }

    private bool Next(char c)
    {
        Blank();
        if (_at == _text.Length || _text[_at] != c)
            return false;
        _at++;
        return true;
    }

    private bool Token(Regex pattern)
    {
        var match = pattern.Match(_text, _at);
        _at += match.Length;
        return match.Success;
    }

    private void Blank()
    {
        while (_at < _text.Length && _text[_at] is (' ' or '\t' or '\r' or '\n'))
            _at++;
    }
}
