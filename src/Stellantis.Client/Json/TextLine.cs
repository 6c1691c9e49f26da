namespace Stellantis.Client.Json;

/// <summary>A line of a text.</summary>
/// <param name="Number">Its number, from 1 on.</param>
/// <param name="Start">Where it begins; less than 0 where that part is not at hand.</param>
internal readonly record struct TextLine(int Number, int Start)
{
    /// <summary>The first line.</summary>
    public static TextLine First => new(1, 0);

    /// <summary>The line on which a later place lies.</summary>
    public TextLine At(char[] text, int place)
    {
        var (number, start) = this;
        for (var i = Math.Max(start, 0); (i = Array.IndexOf(text, '\n', i, place - i)) >= 0; start = ++i)
            number++;
        return new TextLine(number, start);
    }
}
