using System.Globalization;
using System.Text;

namespace Stellantis.Client.Text;

/// <summary>
/// Text from elsewhere, made fit for a terminal: what would move its cursor, turn its writing round or be seen by nobody is written out.
/// </summary>
internal static class ForeignText
{
    /// <summary>The text with its line breaks, and all else that is no visible character written as <c>\u001B</c>.</summary>
    public static string Visible(string text) => Written(text, keepLines: true);

    /// <summary>The text on one line.</summary>
    public static string Line(string text) => Written(text, keepLines: false);

    /// <summary>The words of a text, with one blank between two.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                words.Append(c);
            else if (words.Length > 0 && words[words.Length - 1] != ' ')
                words.Append(' ');
        }
        return words.ToString().TrimEnd();
    }

    /// <summary>The beginning of a text, with a mark where it was cut.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return text.Substring(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most) + "...";
    }

    private static string Written(string text, bool keepLines)
    {
        var written = new Rewriting(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and <= '~' || keepLines && IsLayout(text, i))
                continue;
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (IsUnseen(CharUnicodeInfo.GetUnicodeCategory(text, i)))
                written.Replace(i, i + length, length == 2 ? FormattableString.Invariant($"\\U{char.ConvertToUtf32(text, i):X8}")
                    : FormattableString.Invariant($"\\u{(int)text[i]:X4}"));
            i += length - 1;
        }
        return written.ToString();
    }

    private static bool IsLayout(string text, int at) => text[at] is '\n' or '\t' || text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';

    private static bool IsUnseen(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
