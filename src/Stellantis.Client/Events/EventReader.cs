using System.Text;
using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis.Client.Events;

/// <summary>
/// Finds the events in what was delivered: one or a list, in the three shapes that the service has had, by itself or inside what carried it: a push
/// notification, a request as Azure hands it to functions and runbooks, text in text, base64.
/// </summary>
internal static class EventReader
{
    // Messages lie in lists, lists in requests, requests in text; nothing real is deeper.
    private const int Deepest = 8;

    private const int MostNames = 8;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The messages in a text, in their order; one bad message loses none of the others.</summary>
    /// <param name="text">What was delivered.</param>
    /// <param name="outside">Header fields and what stands in the address, where it is known.</param>
    public static IReadOnlyList<EventMessage> Read(string text, IReadOnlyList<KeyValuePair<string, string>> outside)
    {
        var messages = new List<EventMessage>();
        Read(text, outside, messages, 0);
        return messages;
    }

    private static void Read(string text, IReadOnlyList<KeyValuePair<string, string>> outside, List<EventMessage> messages, int depth)
    {
        text = text.Trim().TrimStart('\uFEFF');
        if (depth > Deepest)
            messages.Add(Bad("It is nested too deeply."));
        else if (text.Length == 0)
            messages.Add(Bad("It is empty."));
        else if (text[0] is not ('{' or '[' or '"') && Decoded(text) is { } decoded)
            Read(decoded, outside, messages, depth + 1);
        else
            ReadJson(text, outside, messages, depth);
    }

    private static void ReadJson(string text, IReadOnlyList<KeyValuePair<string, string>> outside, List<EventMessage> messages, int depth)
    {
        try
        {
            using var reader = new WireReader(text);
            if (reader.ReadDocument())
            {
                var whole = reader.Raw();
                reader.ReadEnd();
                ReadObject(whole, outside, messages, depth);
            }
            else if (reader.TokenType == JsonToken.StartArray)
            {
                var before = messages.Count;
                while (reader.NextItem() is { } item)
                    Read(item, outside, messages, depth + 1);
                reader.ReadEnd();
                if (messages.Count == before)
                    messages.Add(Bad("It is an empty list."));
            }
            else if (reader.TokenType == JsonToken.String)
            {
                Read((string)reader.Value!, outside, messages, depth + 1);
            }
            else
            {
                messages.Add(Bad($"It is {Shortened(text)}."));
            }
        }
        catch (JsonException e)
        {
            messages.Add(Bad($"It is not JSON: {e.Message.TrimEnd('.')}."));
        }
    }

    private static void ReadObject(string text, IReadOnlyList<KeyValuePair<string, string>> outside, List<EventMessage> messages, int depth)
    {
        var members = Members(text);
        if (Has(members, "monitorEvent", JsonToken.StartObject) || Has(members, "remoteEvent", JsonToken.StartObject))
            messages.Add(new EventMessage(One(text, outside), null, text));
        else if (Has(members, "events", JsonToken.StartArray) && (members.ContainsKey("monitorId") || members.ContainsKey("callbackId")))
            ReadLegacy(members, outside, messages);
        else if (Carried(members) is { } carried)
            Read(carried.Text, [.. carried.Outside, .. outside], messages, depth + 1);
        else
            messages.Add(Bad(Found(members)));
    }

    // A message of the older template has several events: each is made a message with one.
    private static void ReadLegacy(
        Dictionary<string, Member> members, IReadOnlyList<KeyValuePair<string, string>> outside, List<EventMessage> messages)
    {
        var before = messages.Count;
        using var list = new WireReader(members["events"].Raw);
        list.ReadDocument();
        while (list.NextItem() is { } item)
        {
            var message = Message(members, item);
            messages.Add(item[0] == '{'
                ? new EventMessage(One(message, outside), null, message)
                : Bad($"It has {Shortened(item)} among its events."));
        }
        if (messages.Count == before)
            messages.Add(Bad("It has no events in its list."));
    }

    private static string Message(Dictionary<string, Member> members, string item) => "{" + string.Join(",", members.Values.Select(member =>
        $"{JsonConvert.ToString(member.Name)}:{(member.Name == "events" ? $"[{item}]" : member.Raw)}")) + "}";

    private static Event One(string text, IReadOnlyList<KeyValuePair<string, string>> outside)
    {
        using var reader = new WireReader(text);
        reader.ReadDocument();
        return Event.Read(reader).With(outside);
    }

    // What a message is carried in; null when this is nothing that carries one.
    private static (string Text, IEnumerable<KeyValuePair<string, string>> Outside)? Carried(Dictionary<string, Member> members)
    {
        if (First(members, "RequestBody", "RawBody", "Body") is { Kind: not JsonToken.Null } body)
        {
            // A parsed body stands beside its text.
            return (Text(body), Pairs(First(members, "RequestHeader", "RequestHeaders", "Headers")).Concat(Pairs(First(members, "Query", "Params"))));
        }
        if (First(members, "message") is { Kind: JsonToken.String or JsonToken.StartObject or JsonToken.StartArray } message)
            return (Text(message), Pairs(members));
        return First(members, "data") is { Kind: JsonToken.String or JsonToken.StartObject or JsonToken.StartArray } data ? (Text(data), []) : null;
    }

    private static string Text(Member member) => member.Kind == JsonToken.String ? Scalar(member.Raw) : member.Raw;

    private static string Scalar(string raw)
    {
        using var reader = new WireReader(raw);
        reader.ReadDocument();
        return reader.Value as string ?? raw;
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(Member? member) =>
        member is { Kind: JsonToken.StartObject } ? Pairs(Members(member.Raw)) : [];

    private static IEnumerable<KeyValuePair<string, string>> Pairs(Dictionary<string, Member> members)
    {
        foreach (var member in members.Values)
        {
            if (member.Kind == JsonToken.String)
                yield return new(member.Name, Scalar(member.Raw));
            // A header field that is a list, as frameworks have them.
            else if (member.Kind == JsonToken.StartArray)
            {
                using var list = new WireReader(member.Raw);
                list.ReadDocument();
                if (list.NextValue() == JsonToken.String)
                    yield return new(member.Name, (string)list.Value!);
            }
        }
    }

    private static Dictionary<string, Member> Members(string text)
    {
        var members = new Dictionary<string, Member>(StringComparer.OrdinalIgnoreCase);
        using var reader = new WireReader(text);
        reader.ReadDocument();
        while (reader.NextMember())
        {
            var name = reader.Member;
            var kind = reader.NextValue();
            members[name] = new Member(name, kind, reader.Raw());
        }
        return members;
    }

    private static bool Has(Dictionary<string, Member> members, string name, JsonToken kind) =>
        members.TryGetValue(name, out var member) && member.Kind == kind;

    private static Member? First(Dictionary<string, Member> members, params string[] names) =>
        names.Select(name => members.TryGetValue(name, out var member) ? member : null).FirstOrDefault(member => member is not null);

    // Base64 of JSON; null when it is none.
    private static string? Decoded(string text)
    {
        try
        {
            var plain = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
            var bytes = Convert.FromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='));
            var decoded = s_strict.GetString(bytes).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
            return decoded.Length > 0 && decoded[0] is '{' or '[' ? decoded : null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static string Found(Dictionary<string, Member> members)
    {
        if (members.TryGetValue("type", out var type) && type.Kind == JsonToken.String && Scalar(type.Raw) is "Monitor" or "Remote")
            return $"It is of the type {Scalar(type.Raw)}, and has no {Scalar(type.Raw).ToLowerInvariant()}Event.";
        var names = string.Join(", ", members.Values.Take(MostNames).Select(member => Shortened(member.Name)));
        return members.Count == 0
            ? "It is an object without members."
            : $"It is an object with {names}{(members.Count > MostNames ? " ..." : "")}, and has neither monitorEvent nor remoteEvent.";
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "...";

    private static EventMessage Bad(string problem) => new(null, problem, "");

    private sealed record Member(string Name, JsonToken Kind, string Raw);
}
