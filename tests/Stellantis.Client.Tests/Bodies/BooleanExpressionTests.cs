using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Stellantis.Client.Bodies;
using Xunit;

namespace Stellantis.Client.Tests.Bodies;

public class BooleanExpressionTests
{
    private static readonly string[] s_names = ["t1", "z1", "door", "home.2", "x_3"];

    [Theory]
    [InlineData("t1", "t1")]
    [InlineData(" ( ( t1 ) ) ", "t1")]
    [InlineData("t1&z1", "t1 & z1")]
    [InlineData("t1\t&\n!z1", "t1 & !z1")]
    [InlineData("(t1 & z1) & d1", "t1 & z1 & d1")]
    [InlineData("!(t1|z1)", "!(t1 | z1)")]
    [InlineData("!t1 & z1", "!t1 & z1")]
    [InlineData("!!t1", "!!t1")]
    [InlineData("((z1 & t1) | (d1 & !t1))", "(z1 & t1) | (d1 & !t1)")]
    [InlineData("t1 & (z1 | d1)", "t1 & (z1 | d1)")]
    public void An_expression_is_printed_with_the_parentheses_that_it_needs(string text, string printed)
    {
        var expression = BooleanExpression.Parse(text, out var error);
        Assert.Null(error);
        Assert.Equal(printed, expression!.ToString());
        Assert.Null(expression.OtherReading);
    }

    [Theory]
    [InlineData("", 1, "the name of a trigger is missing at the end", ">>>")]
    [InlineData("t1 & ", 6, "the name of a trigger is missing at the end", "t1 & >>>")]
    [InlineData("& t1", 1, "the name of a trigger is missing before '&'", ">>>& t1")]
    [InlineData("t1 && z1", 5, "'&' is written once, not twice", "t1 &>>>& z1")]
    [InlineData("t1 z1", 4, "'&' or '|' is missing before 'z1'", "t1 >>>z1")]
    [InlineData("t1 and z1", 4, "'&' or '|' is missing before 'and'; did you mean '&'?", "t1 >>>and z1")]
    [InlineData("t1 -or z1", 4, "'&' or '|' is missing before '-or'; did you mean '|'?", "t1 >>>-or z1")]
    [InlineData("(t1 & z1", 1, "this parenthesis is not closed", ">>>(t1 & z1")]
    [InlineData("t1)", 3, "this parenthesis was not opened", "t1>>>)")]
    [InlineData("t1 & ()", 7, "the name of a trigger is missing before ')'", "t1 & (>>>)")]
    [InlineData("t1 !z1", 4, "'&' or '|' is missing before '!'", "t1 >>>!z1")]
    public void An_expression_that_cannot_be_read_tells_where_and_why(string text, int column, string message, string excerpt)
    {
        Assert.Null(BooleanExpression.Parse(text, out var error));
        Assert.Equal((column, message, excerpt), (error!.Column, error.Message, error.Excerpt));
        Assert.Equal($"column {column}: {message} ({excerpt})", error.ToString());
    }

    [Fact]
    public void Parentheses_without_end_are_an_error_and_no_crash()
    {
        Assert.Null(BooleanExpression.Parse(new string('(', 100_000) + "t1", out var error));
        Assert.Equal("the expression is nested too deeply", error!.Message);
        Assert.Null(BooleanExpression.Parse(new string('!', 100_000) + "t1", out error));
        Assert.Equal("the expression is nested too deeply", error!.Message);
    }

    [Theory]
    [InlineData("t1 & z1 | d1", "(t1 & z1) | d1", "t1 & (z1 | d1)")]
    [InlineData("t1 | z1 & d1", "t1 | (z1 & d1)", "(t1 | z1) & d1")]
    [InlineData("(t1 | z1 & d1) & x", "(t1 | (z1 & d1)) & x", "(t1 | z1) & d1 & x")]
    public void And_mixed_with_or_has_two_readings(string text, string reading, string other)
    {
        var expression = BooleanExpression.Parse(text, out _)!;
        Assert.Equal((reading, other), (expression.ToString(), expression.OtherReading));
    }

    [Theory]
    [InlineData("t1 & !t1", false)]
    [InlineData("t1 | !t1", true)]
    [InlineData("!(t1 & z1) | t1", true)]
    [InlineData("(t1 & z1) & (!t1 | !z1)", false)]
    [InlineData("t1", null)]
    [InlineData("t1 & (z1 | !z1)", null)]
    // Always true if & comes first, but not if | does.
    [InlineData("!t1 & t1 | !t1 | t1", null)]
    public void An_expression_that_never_changes_is_found(string text, bool? constant) =>
        Assert.Equal(constant, BooleanExpression.Parse(text, out _)!.Constant);

    [Fact]
    public void Names_are_told_in_the_order_of_their_first_appearance() =>
        Assert.Equal(["z1", "t1", "a"], BooleanExpression.Parse("z1 & (t1 | !z1) & a", out _)!.Names);

    [Property(MaxTest = 500)]
    public Property What_is_printed_means_what_was_read() => Prop.ForAll(Expressions().ToArbitrary(), text =>
    {
        var first = BooleanExpression.Parse(text, out _)!;
        var again = BooleanExpression.Parse(first.ToString(), out var error);
        return error is null && again!.ToString() == first.ToString() && again.OtherReading is null && Table(first).SequenceEqual(Table(again));
    });

    [Property(MaxTest = 500)]
    public Property No_text_makes_the_reader_fail_in_another_way() => Prop.ForAll(
        Gen.Elements('t', '1', '&', '|', '!', '(', ')', ' ', '\t', 'é').ArrayOf().ToArbitrary(),
        letters => BooleanExpression.Parse(new string(letters), out var error) is null == error is not null
            && (error is null || error.Column >= 1 && error.Column <= letters.Length + 1));

    /// <summary>Random expressions, also with needless or missing parentheses.</summary>
    private static Gen<string> Expressions() => Gen.Sized(size => Expression(Math.Min(size, 12)));

    private static Gen<string> Expression(int size)
    {
        var name = Gen.Elements(s_names);
        if (size < 2)
            return name;
        var half = Expression(size / 2);
        return Gen.OneOf(
            name,
            Expression(size - 1).Select(e => $"({e})"),
            Expression(size - 1).Select(e => $"!({e})"),
            name.Select(n => "!" + n),
            from a in half from operation in Gen.Elements("&", " & ", "|", " |\t") from b in half select a + operation + b);
    }

    private static IEnumerable<bool> Table(BooleanExpression expression) =>
        Enumerable.Range(0, 1 << s_names.Length).Select(row => expression.Evaluate(n => (row >> Array.IndexOf(s_names, n) & 1) != 0));
}
