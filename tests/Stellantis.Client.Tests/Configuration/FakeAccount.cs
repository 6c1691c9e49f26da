using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Tests.Configuration;

/// <summary>
/// An account in memory that keeps to the rules of the service: a channel keeps its kind, and does not go while monitors on it run; there is one
/// monitor of a setting. What an action names has to be there when it is said; ids that begin with f are of nothing and taken as they are. One
/// request may be met by a fault, before it is carried out or after.
/// </summary>
internal sealed class FakeAccount : HttpMessageHandler
{
    private int _ids;
    private int _requests;

    public enum Fault
    {
        Throttled, Failed, Unavailable, Refused, LostBefore, LostAfter, GatewayAfter, CutAfter, TimeoutAfter,
    }

    /// <summary>Where its ids begin, so that two accounts have none in common.</summary>
    public int FirstId { init => _ids = value; }

    /// <summary>By id: label, kind, body, status.</summary>
    public Dictionary<string, JObject> Channels { get; } = [];

    /// <summary>By id: the channel's id, body, status, and what it watches.</summary>
    public Dictionary<string, JObject> Monitors { get; } = [];

    /// <summary>Each creation, by kind and label.</summary>
    public List<string> Created { get; } = [];

    /// <summary>Each change: method and path.</summary>
    public List<string> Changes { get; } = [];

    public int Requests => _requests;

    /// <summary>The request from now on that is met by the fault; negative for none.</summary>
    public int FaultAt { get; set; } = -1;

    public Fault Kind { get; set; }

    /// <summary>The same account by itself, before anything was asked of it.</summary>
    public FakeAccount Copy(out FakeAccount copy)
    {
        copy = new FakeAccount { _ids = _ids };
        foreach (var (id, channel) in Channels)
            copy.Channels[id] = (JObject)channel.DeepClone();
        foreach (var (id, monitor) in Monitors)
            copy.Monitors[id] = (JObject)monitor.DeepClone();
        return copy;
    }

    /// <summary>Takes over how many requests came to another.</summary>
    public void Count(FakeAccount other) => _requests = other._requests;

    public void Expect(int at, Fault kind)
    {
        _requests = 0;
        (FaultAt, Kind) = (at, kind);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var isFaulty = Interlocked.Increment(ref _requests) - 1 == FaultAt;
        if (isFaulty)
        {
            switch (Kind)
            {
                case Fault.Throttled:
                    return Answer(429, """{"name":"TOO_MANY","message":"slow down"}""");
                case Fault.Failed:
                    return Answer(500, """{"name":"INTERNAL","message":"failed"}""");
                case Fault.Unavailable:
                    return Answer(503, """{"name":"DOWN","message":"down"}""");
                case Fault.Refused:
                    return Answer(403, """{"name":"FORBIDDEN","message":"no"}""");
                case Fault.LostBefore:
                    throw new HttpRequestException("The connection was reset.");
            }
        }
        HttpResponseMessage answer;
        lock (Channels)
            answer = Serve(request.Method.Method, request.RequestUri!.AbsolutePath.Split('/')[3..], body);
        if (!isFaulty)
            return answer;
        return Kind switch
        {
            Fault.LostAfter => throw new HttpRequestException("The connection was reset."),
            Fault.TimeoutAfter => throw new TimeoutException(),
            Fault.GatewayAfter => Answer(504, ""),
            _ => Answer((int)answer.StatusCode, "{\"channelId\": \"c"),
        };
    }

    private static HttpResponseMessage Answer(int status, string body) => new((HttpStatusCode)status)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };

    private static HttpResponseMessage Answer(int status, JObject body) => Answer(status, body.ToString());

    private static HttpResponseMessage List(string name, IEnumerable<JToken> items) => Answer(200, new JObject
    {
        ["_links"] = new JObject(), ["total"] = items.Count(), ["totalPage"] = 1, ["currentPage"] = 1,
        ["_embedded"] = new JObject { [name] = new JArray(items) },
    });

    private static JObject Parsed(string body) => JObject.Load(new Newtonsoft.Json.JsonTextReader(new StringReader(body))
    {
        DateParseHandling = Newtonsoft.Json.DateParseHandling.None,
    });

    // What comes behind /v1/accounts/.
    private HttpResponseMessage Serve(string method, string[] path, string body)
    {
        if (method != "GET")
            Changes.Add($"{method} {string.Join("/", path)}");
        return path switch
        {
            ["channels"] when method == "GET" => List("channels", Channels.Select(c => Shown("id", c.Key, "subscribe", c.Value))),
            ["channels"] => NewChannel(Parsed(body)),
            ["channels", var id, ..] when !Channels.ContainsKey(id) => Answer(404, """{"name":"NOT_FOUND","message":"channel"}"""),
            ["channels", var id] when method == "PUT" => SetChannel(id, Parsed(body)),
            ["channels", var id] => RemoveChannel(id),
            ["channels", var id, "status"] => SetStatus(Channels[id], "channelId", id, body),
            ["channels", var id, "monitors"] when method == "GET" =>
                List("monitors", Monitors.Where(m => (string?)m.Value["on"] == id).Select(m => Shown("monitorId", m.Key, "monitor", m.Value))),
            ["channels", var id, "monitors"] => NewMonitor(id, Parsed(body)),
            ["channels", var id, "monitors", var mid, ..] when !Monitors.TryGetValue(mid, out var found) || (string?)found["on"] != id =>
                Answer(404, """{"name":"NOT_FOUND","message":"monitor"}"""),
            ["channels", _, "monitors", var mid, "status"] => SetStatus(Monitors[mid], "monitorId", mid, body),
            ["channels", _, "monitors", var mid, "handles"] => Handles(method, Monitors[mid], body),
            ["channels", _, "monitors", var mid] when method == "PUT" => SetMonitor(mid, Parsed(body)),
            ["channels", _, "monitors", var mid] => RemoveMonitor(mid),
            _ => Answer(404, "{}"),
        };
    }

    private static JObject Shown(string idName, string id, string bodyName, JObject item) => new()
    {
        [idName] = id,
        [bodyName] = item["body"],
        ["status"] = bodyName == "monitor" ? new JObject { ["status"] = item["status"] } : item["status"],
        ["future"] = new JObject { ["of"] = "the service" },
    };

    private HttpResponseMessage NewChannel(JObject body)
    {
        var id = $"c{++_ids:x}";
        Channels[id] = new JObject { ["body"] = body, ["status"] = "Running" };
        Created.Add($"channel {body["label"]}");
        return Answer(200, new JObject { ["channelId"] = id, ["status"] = "Running" });
    }

    private string? Refusal(JObject body, string? id)
    {
        foreach (var named in body.Descendants().OfType<JProperty>().Where(p => p.Name is "monitorId" or "ChannelId" or "channelId"))
        {
            if (named.Value.Type != JTokenType.String)
                return $"{named.Path} is no text";
            var text = (string)named.Value!;
            if (!text.StartsWith('f') && !(named.Name == "monitorId" ? Monitors : Channels).ContainsKey(text))
                return $"{named.Path} names nothing";
        }
        return IsOfSetting(body) && Monitors.Any(m => m.Key != id && IsOfSetting((JObject)m.Value["body"]!))
            ? "there is a monitor of a setting" : null;
    }

    private static bool IsOfSetting(JObject body) => body["triggerParam"]!["triggers"]!.Any(trigger => trigger["setting"] is not null);

    private HttpResponseMessage NewMonitor(string channel, JObject body)
    {
        if (Refusal(body, null) is { } refusal)
            return Answer(400, new JObject { ["name"] = "BAD", ["message"] = refusal });
        var id = $"d{++_ids:x}";
        Monitors[id] = new JObject
        {
            ["on"] = channel, ["body"] = body, ["status"] = "Running", ["vehicleIds"] = new JArray(), ["groups"] = new JArray(),
        };
        Created.Add($"monitor {body["label"]}");
        return Answer(202, new JObject { ["monitorId"] = id, ["status"] = "Running" });
    }

    private HttpResponseMessage SetChannel(string id, JObject body)
    {
        if (((JObject)body["channel"]!).Properties().First().Name != ((JObject)Channels[id]["body"]!["channel"]!).Properties().First().Name)
            return Answer(400, """{"name":"BAD","message":"a channel stays what it is"}""");
        Channels[id]["body"] = body;
        return Answer(202, new JObject { ["channelId"] = id });
    }

    private HttpResponseMessage SetMonitor(string id, JObject body)
    {
        if (Refusal(body, id) is { } refusal)
            return Answer(400, new JObject { ["name"] = "BAD", ["message"] = refusal });
        Monitors[id]["body"] = body;
        return Answer(202, new JObject { ["monitorId"] = id });
    }

    private static HttpResponseMessage SetStatus(JObject item, string idName, string id, string body)
    {
        item["status"] = Parsed(body)["status"];
        return Answer(202, new JObject { [idName] = id });
    }

    private HttpResponseMessage RemoveChannel(string id)
    {
        if (Monitors.Values.Any(m => (string?)m["on"] == id && (string?)m["status"] == "Running"))
            return Answer(400, """{"name":"BAD","message":"The channel has running monitors."}""");
        foreach (var monitor in Monitors.Where(m => (string?)m.Value["on"] == id).Select(m => m.Key).ToArray())
            Monitors.Remove(monitor);
        Channels.Remove(id);
        return Answer(204, "");
    }

    private HttpResponseMessage RemoveMonitor(string id)
    {
        Monitors.Remove(id);
        return Answer(204, "");
    }

    private static HttpResponseMessage Handles(string method, JObject monitor, string body)
    {
        if (method == "GET")
        {
            return Answer(200, new JObject
            {
                ["_links"] = new JObject(), ["total"] = ((JArray)monitor["vehicleIds"]!).Count, ["totalPage"] = 1, ["currentPage"] = 1,
                ["_embedded"] = new JObject { ["vehicleIds"] = monitor["vehicleIds"], ["groups"] = monitor["groups"] },
            });
        }
        var change = Parsed(body);
        foreach (var name in new[] { "vehicleIds", "groups" })
        {
            var had = monitor[name]!.Select(v => (string)v!).ToList();
            var given = change[name]?.Select(v => (string)v!).ToList() ?? [];
            monitor[name] = new JArray((string?)change["action"] == "Add" ? had.Union(given) : had.Except(given));
        }
        return Answer(202, new JObject { ["monitorId"] = "x", ["handled"] = new JObject() });
    }
}
