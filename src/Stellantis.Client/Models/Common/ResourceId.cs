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
        // Nearly every link ends with a plain id, which is at hand; what is in the end of others is found out at leisure.
        var start = href!.Length;
        while (start > 0 && href[start - 1] is not ('/' or '?' or '#' or '{' or '%'))
            start--;
        if (start > 0 && start < href.Length && href[start - 1] == '/' && href.IndexOfAny(s_ends, 0, start) < 0)
            return href.Substring(start);
        var end = href.IndexOfAny(s_ends);
        var path = (end < 0 ? href : href.Substring(0, end)).TrimEnd('/');
        var last = path.Substring(path.LastIndexOf('/') + 1);
        return last.Length == 0 || last.IndexOf('{') >= 0 ? null : Uri.UnescapeDataString(last);
    }

    /// <summary>True when a link plainly ends with an id; it costs less than taking the id out.</summary>
    public static bool IsEndOf(string? href, string id) => href is not null && href.Length > id.Length
        && href[href.Length - id.Length - 1] == '/' && href.EndsWith(id, StringComparison.Ordinal);
}
