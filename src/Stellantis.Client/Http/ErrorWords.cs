using System.Globalization;
using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis.Client.Http;

/// <summary>
/// What the body of an error says, whoever wrote it: the service itself, an older portal, a gateway, a problem document (RFC 7807), an identity
/// provider. The words are foreign text: they are not masked, and not cut.
/// </summary>
/// <param name="Name">The name or the code of the error.</param>
/// <param name="Said">The words for people.</param>
/// <param name="Debug">The id by which operators find the call.</param>
internal sealed record ErrorWords(string? Name, string? Said, string? Debug)
{
    private const int MostErrors = 3;
    private const int Deepest = 4;

    private static readonly string[] s_names = ["name", "error", "code", "errorCode", "error_code", "httpCode", "Code"];
    private static readonly string[] s_said = ["message", "error_description", "errorMessage", "faultstring", "description", "msg", "reason"];
    private static readonly string[] s_debug = ["debug", "uuid", "traceId", "requestId", "correlationId"];
    private static readonly string[] s_inner = ["error", "fault", "errors", "problems", "violations", "details"];

    public static ErrorWords None { get; } = new(null, null, null);

    /// <summary>True when the body is of the shape that the contract gives its errors: a gateway between has another.</summary>
    public bool IsOfService { get; private init; }

    /// <summary>The words of a body; none when it is no JSON.</summary>
    public static ErrorWords Of(string body)
    {
        try
        {
            return body.TrimStart().FirstOrDefault() is '{' or '[' or '"' ? Of(PlainValue.Parse(body), 0) : None;
        }
        catch (JsonException)
        {
            // An error that cannot be read is still an error: its status tells what it is.
            return None;
        }
    }

    private static ErrorWords Of(object? value, int depth) => value switch
    {
        _ when depth > Deepest => None,
        string text => new(null, text, null),
        List<object?> list => OfList(list, depth),
        Dictionary<string, object?> members => OfMembers(members, depth),
        _ => None,
    };

    private static ErrorWords OfList(List<object?> list, int depth)
    {
        var all = list.Take(MostErrors).Select(item => Of(item, depth + 1)).ToList();
        var said = string.Join("; ", all.Select(w => w.Said ?? w.Name).Where(s => !string.IsNullOrEmpty(s)));
        if (list.Count > MostErrors)
            said += FormattableString.Invariant($"; and {list.Count - MostErrors} more");
        return new(all.Select(w => w.Name).FirstOrDefault(n => n is not null), said.Length > 0 ? said : null,
            all.Select(w => w.Debug).FirstOrDefault(d => d is not null));
    }

    private static ErrorWords OfMembers(Dictionary<string, object?> members, int depth)
    {
        var known = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
            known[member.Key] = member.Value;
        var inner = s_inner.Select(name => known.TryGetValue(name, out var value)
            && value is Dictionary<string, object?> or List<object?> ? Of(value, depth + 1) : None)
            .Where(words => words != None).ToList();
        var name = First(known, s_names) ?? inner.Select(w => w.Name).FirstOrDefault(n => n is not null);
        // A list of what is wrong tells more than the sentence before it, and stands behind it.
        var said = Joined([First(known, s_said) ?? Joined([Text(known, "title"), Text(known, "detail")])
            ?? Joined([Text(known, "httpMessage"), Text(known, "moreInformation")]),
            .. inner.Select(w => w.Said)]);
        return new(name, said, First(known, s_debug) ?? inner.Select(w => w.Debug).FirstOrDefault(d => d is not null))
        {
            // A gateway has names and codes too, but not the service's ids of calls.
            IsOfService = (known.ContainsKey("name") || known.ContainsKey("code")) && (known.ContainsKey("debug") || known.ContainsKey("uuid"))
                || known.ContainsKey("name") && known.ContainsKey("message"),
        };
    }

    private static string? Joined(IEnumerable<string?> parts)
    {
        var all = parts.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.Trim().TrimEnd('.', ':')).Distinct().ToList();
        return all.Count == 0 ? null : string.Join(": ", all);
    }

    private static string? First(Dictionary<string, object?> members, string[] names) =>
        names.Select(name => Text(members, name)).FirstOrDefault(text => text is not null);

    private static string? Text(Dictionary<string, object?> members, string name) => members.TryGetValue(name, out var value) ? value switch
    {
        string { Length: > 0 } text => text,
        long or decimal or double => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    }
    : null;
}
