using Stellantis.Client.Text;

namespace Stellantis.Client.Masking;

/// <summary>Hides in a text the user info of addresses, the paths of webhooks, which are their passwords, and the addresses of people.</summary>
internal static class AddressSecrets
{
    private static readonly string[] s_hooks = ["hook", "api.telegram.org", "logic.azure.com"];

    /// <summary>User info and webhooks; before e-mail addresses, which would take the half of a password and the host.</summary>
    public static string MaskUrls(string text)
    {
        var masked = new Rewriting(text);
        // Up to where the text goes on without a blank, and the last places there of what matters: found once, however many addresses there are.
        var (end, lastSign, lastHook) = (-1, -1, -1);
        for (var at = text.IndexOf("//", StringComparison.Ordinal); at >= 0;)
        {
            var start = at + 2;
            if (start > end)
            {
                end = End(text, start, IsUrlEnd);
                lastSign = text.Substring(start, end - start).LastIndexOf('@') is >= 0 and var found ? start + found : -1;
                lastHook = s_hooks.Max(hook => text.Substring(start, end - start).LastIndexOf(hook, StringComparison.OrdinalIgnoreCase)) is >= 0
                    and var place ? start + place : -1;
            }
            var host = HostEnd(text, start);
            var sign = text.Substring(start, host - start).LastIndexOf('@');
            if (sign >= 0)
                sign += start;
            else if (lastSign > start && text.IndexOf(':', start, host - start) is >= 0 and var colon && !IsPort(text, colon + 1, host))
                // A password with a slash in it: what stands behind the colon is no port.
                sign = lastSign;
            var next = host;
            if (sign > start)
            {
                masked.Replace(start, sign, Redactor.Hidden);
                next = host = HostEnd(text, sign);
            }
            if (lastHook >= start && host > start && Trimmed(text, host + 1, end) is var path && path > host + 1)
            {
                masked.Replace(host + 1, path, Redactor.Hidden);
                next = end;
            }
            at = text.IndexOf("//", next, StringComparison.Ordinal);
        }
        return masked.ToString();
    }

    /// <summary>E-mail addresses, and what looks like user and password before a host.</summary>
    public static string MaskEmails(string text)
    {
        var masked = new Rewriting(text);
        var from = 0;
        for (var sign = text.IndexOf('@'); sign >= 0; sign = sign + 1 < text.Length ? text.IndexOf('@', sign + 1) : -1)
        {
            var start = sign;
            while (start > from && !IsLocalEnd(text[start - 1]))
                start--;
            var end = End(text, sign + 1, c => !(char.IsLetterOrDigit(c) || c is '-' or '.' or '_'));
            while (end > sign + 1 && text[end - 1] is '.' or '-')
                end--;
            // User info that is hidden already keeps its host.
            var isHidden = sign - start == Redactor.Hidden.Length && string.CompareOrdinal(text, start, Redactor.Hidden, 0, sign - start) == 0;
            if (start < sign && end > sign + 1 && !isHidden)
            {
                masked.Replace(start, end, Redactor.Hidden);
                from = end;
            }
            else
            {
                from = sign + 1;
            }
        }
        return masked.ToString();
    }

    private static int HostEnd(string text, int at) => End(text, at, c => IsUrlEnd(c) || c is '/' or '?' or '#' or '\\');

    private static int End(string text, int at, Func<char, bool> ends)
    {
        while (at < text.Length && !ends(text[at]))
            at++;
        return at;
    }

    private static bool IsUrlEnd(char c) => char.IsWhiteSpace(c) || c is '"' or '<' or '>';

    private static bool IsLocalEnd(char c) => char.IsWhiteSpace(c)
        || c is '"' or '\'' or '<' or '>' or '(' or ')' or '[' or ']' or '{' or '}' or ',' or ';' or '=' or '/' or '&' or '?' or '@';

    private static bool IsPort(string text, int from, int to)
    {
        while (from < to && text[from] is >= '0' and <= '9')
            from++;
        return from == to || text[from] is '\'' or ',' or ';' or '.' or ')' or ':' or ']';
    }

    // The marks of the sentence around an address are no part of it.
    private static int Trimmed(string text, int from, int to)
    {
        while (to > from && text[to - 1] is '.' or ',' or ';' or ':' or '\'' or ')' or ']' or '!' or '?')
            to--;
        return to;
    }
}
