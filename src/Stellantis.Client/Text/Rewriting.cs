using System.Text;

namespace Stellantis.Client.Text;

/// <summary>A text with parts of it replaced, from the left to the right; the text itself when nothing is.</summary>
internal struct Rewriting(string text)
{
    private StringBuilder? _done;
    private int _copied;

    /// <summary>Replaces what lies from one place up to another.</summary>
    public void Replace(int from, int to, string by)
    {
        _done ??= new StringBuilder(text.Length);
        _done.Append(text, _copied, from - _copied).Append(by);
        _copied = to;
    }

    public override readonly string ToString() => _done is null ? text : _done.Append(text, _copied, text.Length - _copied).ToString();
}
