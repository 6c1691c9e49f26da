namespace Stellantis.Sandbox.Bodies;

/// <summary>
/// The expression over the names of triggers: <c>&amp;</c> before <c>|</c>, <c>!</c>, parentheses. A name is whatever stands between operators and
/// blanks.
/// </summary>
internal sealed class TriggerExpression
{
    // Every parenthesis is a call deeper.
    private const int MaxLength = 4096;

    private readonly string _text;
    private readonly List<string> _names = [];
    private Func<int, bool> _evaluate = static _ => false;
    private int _at;

    private TriggerExpression(string text) => _text = text;

    /// <summary>The names in the expression, each once.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether the expression is true, or false, whatever its triggers are.</summary>
    public bool IsConstant { get; private set; }

    /// <summary>Reads an expression; null, and where it went wrong, when it is none.</summary>
    public static TriggerExpression? TryParse(string text, out int fault)
    {
        var expression = new TriggerExpression(text);
        var evaluate = text.Length <= MaxLength ? expression.Or() : null;
        expression.Blank();
        fault = expression._at;
        if (evaluate is null || fault < text.Length)
            return null;
        expression._evaluate = evaluate;
        expression.IsConstant = Enumerable.Range(0, 1 << Math.Min(expression._names.Count, 16)).Select(evaluate).Distinct().Count() == 1;
        return expression;
    }

    /// <summary>Whether the expression is true, by the states of <see cref="Names"/>, one bit each in their order.</summary>
    public bool Holds(int states) => _evaluate(states);

    // A parsed part is a function of the triggers' states, one bit each.
    private Func<int, bool>? Or()
    {
        var left = And();
        while (left is not null && Take('|'))
            left = And() is { } right && left is { } first ? states => first(states) || right(states) : null;
        return left;
    }

    private Func<int, bool>? And()
    {
        var left = Not();
        while (left is not null && Take('&'))
            left = Not() is { } right && left is { } first ? states => first(states) && right(states) : null;
        return left;
    }

    private Func<int, bool>? Not()
    {
        if (Take('!'))
            return Not() is { } inner ? states => !inner(states) : null;
        if (Take('('))
            return Or() is { } inner && Take(')') ? inner : null;
        return Name();
    }

    private Func<int, bool>? Name()
    {
        Blank();
        var start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && "&|!()".IndexOf(_text[_at]) < 0)
            _at++;
        if (_at == start)
            return null;
        var name = _text.Substring(start, _at - start);
        if (!_names.Contains(name))
            _names.Add(name);
        var bit = 1 << _names.IndexOf(name);
        return states => (states & bit) != 0;
    }

    private bool Take(char c)
    {
        Blank();
        if (_at == _text.Length || _text[_at] != c)
            return false;
        _at++;
        return true;
    }

    private void Blank()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }
}
