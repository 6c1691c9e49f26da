namespace Stellantis;

/// <summary>Ids as links carry them.</summary>
internal static class ResourceId
{
    private static readonly char[] s_ends = ['?', '#'];

    /// <summary>The last part of a link's path, unescaped; null without one.</summary>
    public static string? FromLink(string? href)
    {
        if (string.IsNullOrEmpty(href))
            return null;
        var end = href!.IndexOfAny(s_ends);
        var path = (end < 0 ? href : href.Substring(0, end)).TrimEnd('/');
        var last = path.Substring(path.LastIndexOf('/') + 1);
        return last.Length == 0 || last.IndexOf('{') >= 0 ? null : Uri.UnescapeDataString(last);
    }

    /// <summary>True when a link plainly ends with an id; it costs less than taking the id out.</summary>
    public static bool IsEndOf(string? href, string id) => href is not null && href.Length > id.Length
        && href[href.Length - id.Length - 1] == '/' && href.EndsWith(id, StringComparison.Ordinal);
}
