using System.Globalization;

namespace Stellantis.Client.Bodies;

/// <summary>Where and why an expression cannot be read.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Column">The column of the error, from 1.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record BooleanExpressionError(string Text, int Column, string Message)
{
    private const int Around = 20;

    /// <summary>The neighbourhood of the error, with a mark before it.</summary>
    public string Excerpt
    {
        get
        {
            var at = Column - 1;
            var start = Math.Max(0, at - Around);
            var end = Math.Min(Text.Length, at + Around);
            var (before, after) = (start > 0 ? "…" : "", end < Text.Length ? "…" : "");
            return before + Text.Substring(start, at - start) + ">>>" + Text.Substring(at, end - at) + after;
        }
    }

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "column {0}: {1} ({2})", Column, Message, Excerpt);
}
