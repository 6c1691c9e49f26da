using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Testing;

namespace Stellantis.PowerShell.Tests.Support;

/// <summary>
/// The whole API, canned: every collection has two pages of one item each, every resource is there, every change is accepted. The ids of its
/// resources tell what they are of.
/// </summary>
internal sealed class CannedService : IDisposable
{
    public const string Vehicle = "VR3UHZKXZPT500042";
    public const string Alert = "al-31";
    public const string Alarm = "am-12";
    public const string Collision = "co-9";
    public const string ChargingSession = "cs-40";
    public const string Trip = "tr-204";
    public const string Channel = "ch-1";
    public const string Monitor = "mo-7";
    public const string Remote = "re-3";
    public const string StolenReport = "st-5";

    private static readonly JsonLoadSettings s_load = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    private static readonly Route[] s_routes =
    [
        .. VehicleRead.All.Select(read => new Route("GET", read.Path, Fixture(read.Document), read.Items)),
        new("GET", "/accounts/channels", Identified(Fixture("channel"), "id", Channel), "channels"),
        new("POST", "/accounts/channels", Parsed("""{"channelId":"ch-1","status":"Running"}""")),
        new("GET", "/accounts/channels/{chId}", Identified(Fixture("channel"), "id", Channel)),
        new("PUT", "/accounts/channels/{chId}", Parsed("""{"channelId":"ch-1","status":"Running"}""")),
        new("DELETE", "/accounts/channels/{chId}", null),
        new("PUT", "/accounts/channels/{chId}/status", Parsed("""{"channelId":"ch-1","status":"Paused"}""")),
        new("GET", "/accounts/channels/{chId}/monitors", Fixture("monitor"), "monitors"),
        new("POST", "/accounts/channels/{chId}/monitors", Parsed("""{"monitorId":"mo-7","status":"Running"}""")),
        new("GET", "/accounts/channels/{chId}/monitors/{mid}", Fixture("monitor")),
        new("PUT", "/accounts/channels/{chId}/monitors/{mid}", Parsed("""{"monitorId":"mo-7","status":"Running"}""")),
        new("DELETE", "/accounts/channels/{chId}/monitors/{mid}", null),
        new("PUT", "/accounts/channels/{chId}/monitors/{mid}/status", Parsed("""{"monitorId":"mo-7","status":"Paused"}""")),
        new("GET", "/accounts/channels/{chId}/monitors/{mid}/handles", Parsed("\"VR3UHZKXZPT500042\""), "vehicleIds",
            Parsed("""{"groups":["root"]}""")),
        new("PUT", "/accounts/channels/{chId}/monitors/{mid}/handles", Fixture("monitor-handle-ref")),
        new("GET", "/accounts/vehicles/{id}/channels/{chId}/remotes", Fixture("remote-action"), "remoteActions"),
        new("POST", "/accounts/vehicles/{id}/channels/{chId}/remotes", Parsed("""{"remoteActionId":"re-3","type":"Horn"}""")),
        new("GET", "/accounts/vehicles/{id}/channels/{chId}/remotes/{rid}", Fixture("remote-action")),
    ];

    private readonly CannedServer _server;

    public CannedService() => _server = CannedServer.Routing(Answer);

    public string BaseUri => _server.BaseUri;

    /// <summary>The id of the item on the second page of a collection.</summary>
    public static string Second(string id) => id == Vehicle ? "VR3UHZKXZPT500043" : id + "b";

    /// <summary>What came, in the order in which it came; the paths are below the base address.</summary>
    public IReadOnlyList<CannedRequest> Received => [.. _server.Received.Select(r => r with { Path = r.Path["/v1".Length..] })];

    /// <summary>Answers before the canned service does; null leaves the request to it.</summary>
    public Func<CannedRequest, CannedAnswer?>? First { get; set; }

    /// <summary>What came since the last call.</summary>
    public IReadOnlyList<CannedRequest> Take()
    {
        var received = Received;
        _server.Clear();
        return received;
    }

    public void Dispose() => _server.Dispose();

    public static JToken Parsed(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
        return JToken.Load(reader, s_load);
    }

    private CannedAnswer Answer(CannedRequest request)
    {
        if (First?.Invoke(request) is { } special)
            return special;
        var route = Array.Find(s_routes, r => r.Fits(request));
        if (route is null)
            return new CannedAnswer(404, """{"name":"NO_SUCH_PATH","debug":"ERROR_1","message":"Nothing is canned for this path."}""");
        return route.Item is null ? new CannedAnswer(204, "")
            : new CannedAnswer(route.Status, (route.Key is null ? route.Item : Page(route, request)).ToString());
    }

    private static JObject Page(Route route, CannedRequest request)
    {
        var embedded = (JObject?)route.Beside?.DeepClone() ?? [];
        var isSecond = request.Values("pageToken").Any();
        if (isSecond && embedded["groups"] is JArray groups)
            embedded["groups"] = new JArray(groups.Select(Another));
        embedded[route.Key!] = new JArray(isSecond ? Another(route.Item!) : route.Item!.DeepClone());
        var links = new JObject { ["self"] = new JObject { ["href"] = request.Path } };
        if (!isSecond)
            links["next"] = new JObject { ["href"] = request.Path + "?pageToken=second" };
        return new JObject { ["_links"] = links, ["total"] = 2, ["_embedded"] = embedded };
    }

    // Another of the kind: a resource has an id of its own, anything else a member that tells it from the first.
    private static JToken Another(JToken item)
    {
        if (item.Type == JTokenType.String)
            return Second(item.ToString());
        var other = Parsed(item.ToString(Formatting.None).Replace(Vehicle, Second(Vehicle), StringComparison.Ordinal));
        foreach (var id in other.SelectTokens("id").Concat(other.SelectTokens("sid")).Concat(other.SelectTokens("monitorId"))
            .Concat(other.SelectTokens("remoteActionId")).Concat(other.SelectTokens("_links.self.href")).ToList())
        {
            if (!id.ToString().EndsWith(Second(Vehicle), StringComparison.Ordinal))
                id.Replace(Second(id.ToString()));
        }
        if (JToken.DeepEquals(other, item))
            other["isSecond"] = true;
        return other;
    }

    /// <summary>A document of the project. Where it shows several forms of a resource, the first is the common one.</summary>
    public static JToken Fixture(string name)
    {
        var parsed = Parsed(File.ReadAllText(Repository.File($"tests/Stellantis.Client.Tests/Fixtures/{name}.json")));
        return parsed is JArray forms ? forms[0] : parsed;
    }

    private static JToken Identified(JToken resource, string member, string id)
    {
        resource[member] = id;
        return resource;
    }

    private sealed record Route(string Method, string Path, JToken? Item, string? Key = null, JToken? Beside = null)
    {
        private readonly Regex _path = new("^/v1" + Regex.Replace(Path, @"\{\w+\}", "[^/]+") + "$", RegexOptions.CultureInvariant);

        public int Status => Method == "GET" || Path == "/accounts/channels" ? 200 : 202;

        public bool Fits(CannedRequest request) => request.Method == Method && _path.IsMatch(request.Path);
    }
}
