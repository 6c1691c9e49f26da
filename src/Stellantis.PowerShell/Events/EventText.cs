using System.Collections;
using System.Management.Automation;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Events;

/// <summary>
/// What users give for events, as the texts that hold them: a document may come in one piece, or line by line as Get-Content reads it, or byte by
/// byte.
/// </summary>
internal sealed class EventText
{
    private readonly StringBuilder _lines = new();
    private readonly List<byte> _bytes = [];
    private int _depth;
    private bool _inString;
    private bool _isEscaped;
    private bool _hadBlank;
    private bool _hadText;

    /// <summary>Takes an object, and gives the texts that are complete with it.</summary>
    /// <exception cref="JsonException">It cannot be written as JSON.</exception>
    public IEnumerable<string> Add(object? given)
    {
        switch (PlainInput.Base(given))
        {
            case byte one:
                _bytes.Add(one);
                return [];
            case string line:
                return [.. Bytes(), .. Line(line)];
            case byte[] bytes:
                return [.. End(), Encoding.UTF8.GetString(bytes)];
            case null:
                _hadBlank = true;
                return [];
            case JToken token:
                return [.. End(), token.ToString(Formatting.None)];
            default:
                return [.. End(), JsonConvert.SerializeObject(PlainInput.Unwrap(given))];
        }
    }

    /// <summary>What is left when nothing more comes; an empty text when nothing was given but emptiness.</summary>
    public IEnumerable<string> Finish()
    {
        var left = End().ToList();
        return left.Count == 0 && _hadBlank && !_hadText ? [""] : left;
    }

    private IEnumerable<string> End()
    {
        foreach (var text in Bytes())
            yield return text;
        if (_lines.Length == 0)
            yield break;
        yield return Taken();
    }

    private IEnumerable<string> Bytes()
    {
        if (_bytes.Count == 0)
            yield break;
        var text = Encoding.UTF8.GetString([.. _bytes]);
        _bytes.Clear();
        _hadText = true;
        yield return text;
    }

    private IEnumerable<string> Line(string line)
    {
        if (_lines.Length == 0 && string.IsNullOrWhiteSpace(line))
        {
            _hadBlank = true;
            yield break;
        }
        _hadText = true;
        if (_lines.Length == 0 && line.TrimStart('\uFEFF', ' ', '\t', '\r', '\n')[0] is not ('{' or '['))
        {
            yield return line;
            yield break;
        }
        _lines.Append(line).Append('\n');
        foreach (var c in line)
            Pass(c);
        if (_depth <= 0)
            yield return Taken();
    }

    // Follows how deep the text is, so that each line is looked at once.
    private void Pass(char c)
    {
        if (_inString)
        {
            (_inString, _isEscaped) = (_isEscaped || c != '"', !_isEscaped && c == '\\');
            return;
        }
        if (c == '"')
            _inString = true;
        else if (c is '{' or '[')
            _depth++;
        else if (c is '}' or ']')
            _depth--;
    }

    private string Taken()
    {
        var text = _lines.ToString();
        _lines.Clear();
        (_depth, _inString, _isEscaped) = (0, false, false);
        return text;
    }

    /// <summary>Pairs that a user gives, or that a framework keeps in a table.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(IDictionary? table)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry entry in table ?? new Hashtable())
        {
            var value = PlainInput.Base(entry.Value);
            var text = value is IEnumerable list and not string ? list.Cast<object?>().FirstOrDefault() : value;
            pairs.Add(new($"{entry.Key}", $"{PlainInput.Base(text)}"));
        }
        return pairs;
    }
}
