using System.Text;

namespace Stellantis.Generators;

/// <summary>The text of a source file, indented by its braces.</summary>
internal sealed class Code
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string text = "") => _text.Append(' ', text.Length == 0 ? 0 : _depth * 4).Append(text).Append('\n');

    public void Open()
    {
        Line("{");
        _depth++;
    }

    public void Close()
    {
        _depth--;
        Line("}");
    }

    public override string ToString() => _text.ToString();
}
