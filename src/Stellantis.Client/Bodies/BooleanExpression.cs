using System.Globalization;
using Stellantis.Client.Calls;

namespace Stellantis.Client.Bodies;

/// <summary>
/// An expression over the names of triggers: <c>&amp;</c>, <c>|</c>, <c>!</c> and parentheses, white space at will. <c>!</c> binds tightest. The
/// service states no precedence between <c>&amp;</c> and <c>|</c>; where both meet without parentheses, both readings are kept.
/// </summary>
internal sealed class BooleanExpression
{
    private const char NameKind = 'n';
    private const char EndKind = '\0';
    private const int DeepestNesting = 100;
    private const int MostNamesInTable = 12;

    private readonly Node _root;

    private BooleanExpression(Node root, string? otherReading, bool? constant, IReadOnlyList<string> names)
    {
        _root = root;
        OtherReading = otherReading;
        Constant = constant;
        Names = names;
    }

    /// <summary>The names, each once, in the order of their first appearance.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What the expression means if <c>|</c> binds tighter than <c>&amp;</c>; null when that makes no difference.</summary>
    public string? OtherReading { get; }

    /// <summary>The value that the expression always has, in either reading; null when it depends on its triggers.</summary>
    public bool? Constant { get; }

    /// <summary>True when the expression is one name and nothing else.</summary>
    public bool IsSingleName => _root is Name;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The text.</param>
    /// <param name="error">What is wrong with it, and where; null when it is in order.</param>
    /// <returns>The expression, or null.</returns>
    public static BooleanExpression? Parse(string text, out BooleanExpressionError? error)
    {
        error = null;
        try
        {
            var tokens = Tokenize(text);
            var root = new Parser(text, tokens, loose: '|', tight: '&').Parse();
            var other = new Parser(text, tokens, loose: '&', tight: '|').Parse();
            var names = tokens.Where(t => t.Kind == NameKind).Select(t => t.Text).Distinct(StringComparer.Ordinal).ToArray();
            var constant = ConstantValue(root, names) is { } value && ConstantValue(other, names) is not null ? value : (bool?)null;
            var reading = other.ToString();
            return new BooleanExpression(root, reading == root.ToString() ? null : reading, constant, names);
        }
        catch (ParseException e)
        {
            error = e.Error;
            return null;
        }
    }

    /// <summary>The value for given values of the triggers; <c>&amp;</c> before <c>|</c> where nothing else is said.</summary>
    public bool Evaluate(Func<string, bool> value) => _root.Evaluate(value);

    /// <summary>The expression with the fewest parentheses that leave no doubt.</summary>
    public override string ToString() => _root.ToString();

    private static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            if (IsOperator(text[at]))
            {
                tokens.Add(new Token(text[at], text[at].ToString(), at + 1));
                at++;
                continue;
            }
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && !IsOperator(text[at]))
                at++;
            tokens.Add(new Token(NameKind, text.Substring(start, at - start), start + 1));
        }
        tokens.Add(new Token(EndKind, "", text.Length + 1));
        return tokens;
    }

    private static bool IsOperator(char c) => c is '&' or '|' or '!' or '(' or ')';

    private static bool? ConstantValue(Node root, string[] names)
    {
        if (names.Length > MostNamesInTable)
            return null;
        var first = root.Evaluate(_ => false);
        for (var row = 1; row < 1 << names.Length; row++)
        {
            if (root.Evaluate(name => (row >> Array.IndexOf(names, name) & 1) != 0) != first)
                return null;
        }
        return first;
    }

    private readonly record struct Token(char Kind, string Text, int Column);

    private sealed class Parser(string text, List<Token> tokens, char loose, char tight)
    {
        private int _at;
        private int _depth;

        private Token Current => tokens[_at];

        public Node Parse()
        {
            var root = Chain(loose);
            return Current.Kind == EndKind ? root : throw Unexpected(Current);
        }

        private Node Chain(char operation)
        {
            var parts = new List<Node> { Operand(operation) };
            while (Current.Kind == operation)
            {
                _at++;
                parts.Add(Operand(operation));
            }
            return parts.Count == 1 ? parts[0] : BooleanExpression.Chain.Of(operation, parts);
        }

        private Node Operand(char operation) => operation == loose ? Chain(tight) : Factor();

        private Node Factor()
        {
            var token = Current;
            if (++_depth > DeepestNesting)
                throw Error(token, "the expression is nested too deeply");
            Node factor;
            switch (token.Kind)
            {
                case NameKind:
                    _at++;
                    factor = new Name(token.Text);
                    break;
                case '!':
                    _at++;
                    factor = new Not(Factor());
                    break;
                case '(':
                    _at++;
                    factor = Chain(loose);
                    if (Current.Kind != ')')
                        throw Current.Kind == EndKind ? Error(token, "this parenthesis is not closed") : Unexpected(Current);
                    _at++;
                    break;
                default:
                    throw Missing(token);
            }
            _depth--;
            return factor;
        }

        private ParseException Missing(Token token)
        {
            if (_at > 0 && token.Kind is '&' or '|' && tokens[_at - 1].Kind == token.Kind && tokens[_at - 1].Column == token.Column - 1)
                return Error(token, $"'{token.Text}' is written once, not twice");
            return Error(token, "the name of a trigger is missing " + (token.Kind == EndKind ? "at the end" : $"before '{token.Text}'"));
        }

        private ParseException Unexpected(Token token)
        {
            if (token.Kind == ')')
                return Error(token, "this parenthesis was not opened");
            var meant = token.Text.TrimStart('-').ToUpperInvariant() switch
            {
                "AND" => "; did you mean '&'?",
                "OR" => "; did you mean '|'?",
                _ => "",
            };
            return Error(token, $"'&' or '|' is missing before '{token.Text}'{meant}");
        }

        private ParseException Error(Token token, string message) => new(new BooleanExpressionError(text, token.Column, message));
    }

    private sealed class ParseException(BooleanExpressionError error) : Exception(error.Message)
    {
        public BooleanExpressionError Error { get; } = error;
    }

    private abstract class Node
    {
        public abstract bool Evaluate(Func<string, bool> value);
    }

    private sealed class Name(string name) : Node
    {
        public override bool Evaluate(Func<string, bool> value) => value(name);

        public override string ToString() => name;
    }

    private sealed class Not(Node of) : Node
    {
        public override bool Evaluate(Func<string, bool> value) => !of.Evaluate(value);

        public override string ToString() => of is Chain ? $"!({of})" : $"!{of}";
    }

    private sealed class Chain(char operation, IReadOnlyList<Node> parts) : Node
    {
        /// <summary>A chain in a chain of the same operation is one chain.</summary>
        public static Chain Of(char operation, IEnumerable<Node> parts) =>
            new(operation, [.. parts.SelectMany(p => p is Chain inner && inner.Operation == operation ? inner.Parts : [p])]);

        private char Operation { get; } = operation;

        private IReadOnlyList<Node> Parts { get; } = parts;

        public override bool Evaluate(Func<string, bool> value) =>
            Operation == '&' ? Parts.All(p => p.Evaluate(value)) : Parts.Any(p => p.Evaluate(value));

        public override string ToString() =>
            string.Join(string.Format(CultureInfo.InvariantCulture, " {0} ", Operation), Parts.Select(p => p is Chain ? $"({p})" : $"{p}"));
    }
}
