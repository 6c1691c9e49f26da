using System.Net.Http.Headers;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Stellantis.Testing.Contract;

namespace Stellantis.Sandbox.Tests;

/// <summary>A sandbox and somebody who calls it with all headers right, unless a test takes one away.</summary>
internal sealed class SandboxCaller : IDisposable
{
    public const string EveryScope =
        "data:vehicle data:telemetry data:trip data:collision monitor monitor:write channel channel:write remote remote:locking:write " +
        "remote:horn:write remote:lights:write remote:preconditioning:write remote:onboardPersonalData:write " +
            "remote:charging:write remote:wakeUp:write " +
        "remote:navigation:write remote:vehicleFinder:write";

    private readonly HttpClient _client = new(new HttpClientHandler { UseCookies = false });

    public SandboxCaller(SandboxOptions? options = null)
    {
        Server = SandboxServer.Start(options ?? new SandboxOptions());
        Headers = new()
        {
            ["X-IBM-Client-Id"] = Server.ClientId,
            ["X-IBM-Client-Secret"] = Server.ClientSecret,
            ["X-Introspect-Realm"] = "clientsB2CPeugeot",
            ["X-Supersede-CVS-User-Id"] = Server.UserId,
            ["X-CVS-Scope"] = EveryScope,
            ["X-PartnerId"] = "partner",
            ["X-Customer-Context"] = "context",
            ["X-CVS-User-Id"] = Server.UserId,
            ["Cookie"] = "PSACountry=IT; PSACountry=FR;",
        };
    }

    public SandboxServer Server { get; }

    public Dictionary<string, string> Headers { get; }

    public string ContentType { get; set; } = "application/json";

    public Task<Answer> GetAsync(string path) => SendAsync("GET", path);

    /// <summary>Sends to a path behind the version, or to a whole address.</summary>
    public async Task<Answer> SendAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith('/') ? Server.BaseUri + path : path);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = ContentType.Length == 0 ? null : MediaTypeHeaderValue.Parse(ContentType);
        }

        using var response = await _client.SendAsync(request);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(),
            [.. response.Content.Headers.Allow]);
    }

    /// <summary>What comes back while one fault happens to every request.</summary>
    public async Task<Answer> UnderAsync(string kind, string path)
    {
        Server.SetFaults(new SandboxFault { Kind = kind });
        try
        {
            return await GetAsync(path);
        }
        finally
        {
            Server.SetFaults();
        }
    }

    /// <summary>All items of a collection, by following the links.</summary>
    public async Task<(List<JToken> Items, int Requests)> WalkAsync(string path, string key)
    {
        var items = new List<JToken>();
        var requests = 0;
        for (var next = path; next is not null;)
        {
            var page = (await GetAsync(next)).Expect(200);
            items.AddRange(page["_embedded"]![key]!);
            next = (string?)page.SelectToken("_links.next.href");
            requests++;
        }

        return (items, requests);
    }

    /// <summary>The VINs of the first vehicles.</summary>
    public async Task<List<string>> VinsAsync(int count = 100) =>
        [.. (await GetAsync($"/accounts/vehicles?pageSize={count}"))
            .Expect(200)["_embedded"]!["vehicles"]!.Select(vehicle => (string)vehicle["vin"]!)];

    /// <summary>The latest telemetry of a vehicle.</summary>
    public async Task<JObject> LatestAsync(string vin) => (await GetAsync($"/accounts/vehicles/{vin}/telemetries/latest")).Expect(200);

    public async Task<string> AddChannelAsync() =>
        (string)(await SendAsync("POST", "/accounts/channels", Published.Channel)).Expect(200)["channelId"]!;

    public async Task<string> AddMonitorAsync(string channelId, string? body = null) =>
        (string)(await SendAsync("POST", $"/accounts/channels/{channelId}/monitors", body ?? Published.Minimal)).Expect(202)["monitorId"]!;

    public void Dispose()
    {
        _client.Dispose();
        Server.Dispose();
    }

    public sealed record Answer(int Status, string? MediaType, string Text, IReadOnlyList<string> Allow)
    {
        public JObject Json =>
            JsonConvert.DeserializeObject<JObject>(Text, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

        public string Message => (string)Json["message"]!;

        public JObject Expect(int status)
        {
            Xunit.Assert.True(Status == status, $"{status} was expected, {Status} came: {Text}");
            return Json;
        }
    }
}
