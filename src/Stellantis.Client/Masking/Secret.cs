using Stellantis.Client.Text;

namespace Stellantis.Client.Masking;

/// <summary>A secret in one of its spellings.</summary>
/// <param name="Text">What to hide.</param>
/// <param name="IsWord">True when it is so short that it is hidden only where it stands by itself.</param>
internal readonly record struct Secret(string Text, bool IsWord)
{
    // Shorter ones stand in sentences by themselves: they are hidden only as a value.
    private const int ShortestWord = 3;

    /// <summary>The text without the secret, in whatever case it is written.</summary>
    public string Mask(string text)
    {
        var masked = new Rewriting(text);
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + Text.Length))
        {
            if (!IsWord || Stands(text, at))
                masked.Replace(at, at + Text.Length, Redactor.Hidden);
        }
        return masked.ToString();
    }

    private int Next(string text, int from) => from > text.Length - Text.Length ? -1 : text.IndexOf(Text, from, StringComparison.OrdinalIgnoreCase);

    private bool Stands(string text, int at)
    {
        var before = at == 0 ? '\0' : text[at - 1];
        var end = at + Text.Length;
        return !char.IsLetterOrDigit(before) && !(end < text.Length && char.IsLetterOrDigit(text[end]))
            && (Text.Length >= ShortestWord || before is '\'' or '"' or '=' or ':');
    }
}
