using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Stellantis.Testing.Contract;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class FaultTests
{
    private const string Vehicles = "/accounts/vehicles";

    [Theory]
    [InlineData("Status", null, 503, "SERVICE_UNAVAILABLE")]
    [InlineData("Status", 502, 502, "BAD_GATEWAY")]
    [InlineData("Status", 500, 500, "INTERNAL_ERROR")]
    [InlineData("Status", 404, 404, "NOT_FOUND")]
    [InlineData("Throttle", null, 429, "TOO_MANY_REQUESTS")]
    public async Task An_error_has_the_shape_of_the_contract(string kind, int? status, int expected, string name)
    {
        using var caller = Caller(new SandboxFault { Kind = kind, Status = status });

        var answer = await caller.GetAsync(Vehicles);

        Assert.Equal(name, (string?)answer.Expect(expected)["name"]);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal((kind, expected), Sent(caller));
    }

    [Theory]
    [InlineData(null, "1", "1")]
    [InlineData("30", "30", "30")]
    [InlineData("Sun, 15 Jun 2025 12:00:00 GMT", "Sun, 15 Jun 2025 12:00:00 GMT", null)]
    public async Task Throttling_tells_until_when(string? given, string retryAfter, string? reset)
    {
        using var caller = Caller(new SandboxFault { Kind = "Throttle", RetryAfter = given });

        var head = (await RawAsync(caller)).Head;

        Assert.Equal(retryAfter, Header(head, "Retry-After"));
        Assert.Equal("0", Header(head, "X-RateLimit-Remaining-2"));
        Assert.Equal(reset, Header(head, "X-RateLimit-Reset"));
    }

    [Theory]
    [InlineData(null, "/v1/accounts/vehicles?pageSize=2")]
    [InlineData("https://other.example:8443", "https://other.example:8443/v1/accounts/vehicles?pageSize=2")]
    [InlineData("https://other.example/here?x=1", "https://other.example/here?x=1")]
    public async Task A_redirect_leads_to_itself_or_to_where_it_is_told(string? location, string expected)
    {
        using var caller = Caller(new SandboxFault { Kind = "Redirect", Location = location, Status = 307 });

        var head = (await RawAsync(caller, "GET", Vehicles + "?pageSize=2")).Head;

        Assert.StartsWith("HTTP/1.1 307 ", head, StringComparison.Ordinal);
        Assert.Equal(expected, Header(head, "Location"));
    }

    [Fact]
    public async Task A_web_page_comes_with_200()
    {
        using var caller = Caller(new SandboxFault { Kind = "Html" });

        var answer = await caller.GetAsync(Vehicles);

        Assert.Equal((200, "text/html"), (answer.Status, answer.MediaType));
        Assert.Contains("<html>", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reset", true)]
    [InlineData("LostAnswer", true)]
    [InlineData("Close", false)]
    [InlineData("LostClose", false)]
    public async Task A_connection_ends_before_the_answer(string kind, bool reset)
    {
        using var caller = Caller(new SandboxFault { Kind = kind });
        using var connection = await RawConnection.OpenAsync(caller.Server.BaseUri.Port);

        await connection.SendAsync(Request(caller, "GET", Vehicles));

        if (reset)
            Assert.Equal(SocketError.ConnectionReset,
                ((SocketException)(await Assert.ThrowsAsync<IOException>(connection.ReceiveAllAsync)).InnerException!).SocketErrorCode);
        else
            Assert.Empty(await connection.ReceiveAllAsync());
        Assert.Equal((kind, 0), Sent(caller));
    }

    [Theory]
    [InlineData("LostAnswer", 1)]
    [InlineData("LostClose", 1)]
    [InlineData("TruncateHead", 1)]
    [InlineData("Reset", 0)]
    [InlineData("Close", 0)]
    public async Task A_lost_answer_was_carried_out_and_a_broken_request_was_not(string kind, int channels)
    {
        using var caller = Caller(new SandboxFault { Kind = kind, Method = "POST" });

        await Assert.ThrowsAsync<HttpRequestException>(caller.AddChannelAsync);

        Assert.Equal(channels, (await caller.WalkAsync("/accounts/channels", "channels")).Items.Count);
    }

    [Theory]
    [InlineData("Html", null, 200, 0)]
    [InlineData("Html", 504, 504, 0)]
    [InlineData("LostHtml", null, 504, 1)]
    [InlineData("LostHtml", 502, 502, 1)]
    public async Task A_gateway_answers_for_a_service_that_did_the_work_or_did_not(string kind, int? status, int expected, int channels)
    {
        using var caller = Caller(new SandboxFault { Kind = kind, Status = status, Method = "POST" });

        var answer = await caller.SendAsync("POST", "/accounts/channels", Published.Channel);

        Assert.Equal((expected, "text/html"), (answer.Status, answer.MediaType));
        Assert.Contains("<html>", answer.Text, StringComparison.Ordinal);
        Assert.Equal((kind, expected), Sent(caller));
        Assert.Equal(channels, (await caller.WalkAsync("/accounts/channels", "channels")).Items.Count);
    }

    [Fact]
    public async Task An_answer_that_is_cut_in_its_head_begins_and_does_not_go_on()
    {
        using var caller = Caller(new SandboxFault { Kind = "TruncateHead" });
        using var connection = await RawConnection.OpenAsync(caller.Server.BaseUri.Port);

        await connection.SendAsync(Request(caller, "GET", Vehicles));

        var head = await connection.ReceiveAllAsync();
        Assert.StartsWith("HTTP/1.1 200 OK", head, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\n\r\n", head, StringComparison.Ordinal);
        Assert.Equal(("TruncateHead", 200), Sent(caller));
    }

    [Fact]
    public async Task A_truncated_answer_is_shorter_than_its_length()
    {
        using var caller = Caller(new SandboxFault { Kind = "Truncate" });

        var (head, body) = await RawAsync(caller);

        Assert.Equal(2, double.Parse(Header(head, "Content-Length")!, CultureInfo.InvariantCulture) / Encoding.UTF8.GetByteCount(body), 0.01);
        Assert.Equal(("Truncate", 200), Sent(caller));
    }

    [Fact]
    public async Task A_truncated_chunked_answer_has_no_end()
    {
        using var caller = Caller(new SandboxFault { Kind = "TruncateChunked" });

        var (head, body) = await RawAsync(caller);

        Assert.Equal("chunked", Header(head, "Transfer-Encoding"));
        Assert.Null(Header(head, "Content-Length"));
        var lines = body.Split("\r\n", 2);
        Assert.Equal(int.Parse(lines[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), Encoding.UTF8.GetByteCount(lines[1]));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => caller.GetAsync(Vehicles));
    }

    [Theory]
    [InlineData("Hang", false)]
    [InlineData("HangBody", true)]
    public async Task A_hanging_answer_ends_with_the_client_or_the_sandbox(string kind, bool begins)
    {
        using var caller = Caller(new SandboxFault { Kind = kind });
        using var connection = await RawConnection.OpenAsync(caller.Server.BaseUri.Port);
        await connection.SendAsync(Request(caller, "GET", Vehicles));
        var received = new byte[9];
        var start = connection.Stream.ReadExactlyAsync(received).AsTask();

        if (begins)
            await start;
        else
            Assert.False(start.IsCompleted);
        while (caller.Server.Requests.Count == 0)
            await Task.Yield();
        caller.Server.Stop();

        if (!begins)
            await Assert.ThrowsAnyAsync<IOException>(() => start);
        Assert.Equal(kind, Sent(caller).Fault);
    }

    [Fact]
    public async Task A_slow_body_is_the_right_one_in_the_end()
    {
        using var caller = Caller(new SandboxFault { Kind = "SlowBody", Delay = TimeSpan.FromMilliseconds(1) });

        Assert.Equal(25, (int?)(await caller.GetAsync(Vehicles)).Expect(200)["total"]);
    }

    [Fact]
    public async Task Broken_bodies_arrive_whole()
    {
        // The tokens of pages hold the time of the world.
        var now = DateTimeOffset.UtcNow;
        using var caller = new SandboxCaller(new SandboxOptions { Clock = () => now });
        var right = (await caller.GetAsync("/accounts/vehicles?pageSize=3")).Text;

        var cut = await caller.UnderAsync("TruncatedJson", Vehicles + "?pageSize=3");
        Assert.Equal(right[..(right.Length / 2)], cut.Text);
        Assert.Equal(("text/plain", right), ((await caller.UnderAsync("WrongContentType", Vehicles + "?pageSize=3")) is var wrong ? wrong.MediaType
            : null, wrong.Text));
        var empty = await caller.UnderAsync("EmptyBody", Vehicles);
        Assert.Equal((200, ""), (empty.Status, empty.Text));
    }

    [Fact]
    public async Task A_body_that_says_gzip_may_be_none()
    {
        using var caller = Caller(new SandboxFault { Kind = "BadGzip" });

        var (head, body) = await RawAsync(caller, headers: "Accept-Encoding: gzip\r\n");

        Assert.Equal("gzip", Header(head, "Content-Encoding"));
        Assert.StartsWith("{", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("deflate;q=0.5", "deflate")]
    [InlineData("identity", null)]
    public async Task A_client_that_takes_a_coding_gets_it(string accepted, string? coding)
    {
        using var caller = Caller();
        using var connection = await RawConnection.OpenAsync(caller.Server.BaseUri.Port);
        await connection.SendAsync(Request(caller, "GET", Vehicles, $"Accept-Encoding: {accepted}\r\nConnection: close\r\n"));
        using var all = new MemoryStream();
        await connection.Stream.CopyToAsync(all);

        var bytes = all.ToArray();
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        using var body = new MemoryStream(bytes[end..]);
        using Stream plain = coding switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "deflate" =>
            new ZLibStream(body, CompressionMode.Decompress),
            _ => body
        };
        using var text = new StreamReader(plain);

        Assert.Equal(coding, Header(Encoding.ASCII.GetString(bytes, 0, end), "Content-Encoding"));
        Assert.Equal(25, (int?)JObject.Parse(await text.ReadToEndAsync())["total"]);
    }

    [Fact]
    public async Task Next_links_lead_where_they_should_not()
    {
        using var caller = Caller();
        var second = (string)(await caller.GetAsync("/accounts/vehicles?pageSize=10")).Json.SelectToken("_links.next.href")!;
        var right = (await caller.GetAsync(second)).Json;

        Assert.Equal((string?)right.SelectToken("_links.first.href", errorWhenNoMatch: true),
            (string?)(await caller.UnderAsync("NextLoop", second)).Json.SelectToken("_links.next.href"));
        Assert.Equal(second, (string?)(await caller.UnderAsync("NextRepeat", second)).Json.SelectToken("_links.next.href"));
        Assert.Equal("", (string?)(await caller.UnderAsync("NextEmpty", second)).Json.SelectToken("_links.next.href"));

        var next = new Uri((string)right.SelectToken("_links.next.href")!).PathAndQuery;
        Assert.Equal("https://elsewhere.example" + next,
            (string?)(await caller.UnderAsync("NextForeign", second)).Json.SelectToken("_links.next.href"));
        caller.Server.SetFaults(new SandboxFault { Kind = "NextForeign", Location = "http://gateway:9080/internal/v1" });
        Assert.Equal("http://gateway:9080/internal" + next, (string?)(await caller.GetAsync(second)).Json.SelectToken("_links.next.href"));
    }

    [Fact]
    public async Task A_page_without_items_leads_to_the_page_with_them()
    {
        using var caller = Caller(new SandboxFault { Kind = "NoItems", Positions = [1, 3] });

        var (items, requests) = await caller.WalkAsync("/accounts/vehicles?pageSize=10", "vehicles");

        Assert.Equal((25, 5), (items.Select(item => (string)item["vin"]!).Distinct().Count(), requests));
        Assert.Equal(["NoItems", null, "NoItems", null, null], caller.Server.Requests.Select(request => request.Fault));
    }

    [Fact]
    public async Task A_page_that_repeats_an_item_begins_with_the_last_of_the_page_before()
    {
        using var caller = Caller(new SandboxFault { Kind = "Duplicate", Positions = [2] });

        var (items, _) = await caller.WalkAsync("/accounts/vehicles?pageSize=10", "vehicles");

        Assert.Equal(26, items.Count);
        Assert.Equal(items[9].ToString(), items[10].ToString());
        Assert.Equal(25, items.Select(item => (string)item["vin"]!).Distinct().Count());
    }

    [Theory]
    [InlineData(7, 32)]
    [InlineData(-10, 15)]
    [InlineData(-99, 0)]
    public async Task A_total_is_wrong_by_an_amount(int amount, int total)
    {
        using var caller = Caller(new SandboxFault { Kind = "WrongTotal", Amount = amount });

        Assert.Equal(total, (int?)(await caller.GetAsync(Vehicles)).Expect(200)["total"]);
    }

    [Fact]
    public async Task A_fault_of_pages_leaves_everything_else_alone()
    {
        using var caller = Caller(new SandboxFault { Kind = "NextLoop", Positions = [2] });
        var vin = (await caller.VinsAsync(1))[0];

        await caller.GetAsync($"/accounts/vehicles/{vin}");
        await caller.GetAsync($"/accounts/vehicles/{vin}/alerts");

        Assert.Equal([null, null, "NextLoop"], caller.Server.Requests.Select(request => request.Fault));
    }

    [Fact]
    public async Task A_rate_hits_the_same_places_every_time()
    {
        List<string>[] runs = [[], [], []];
        foreach (var (run, seed) in runs.Zip([3, 3, 4]))
        {
            using var caller = Caller(new SandboxFault { Kind = "Status", Rate = 0.3, Seed = seed });
            for (var i = 0; i < 200; i++)
                await caller.GetAsync("/accounts/channels");
            run.AddRange(caller.Server.Requests.Select(request => request.Fault ?? "-"));
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[0], runs[2]);
        Assert.InRange(runs[0].Count(fault => fault == "Status"), 40, 80);
    }

    [Fact]
    public async Task Faults_are_about_what_they_name_and_happen_as_often_as_they_say()
    {
        using var caller = Caller(
            new SandboxFault { Kind = "Status", Status = 500, Operation = "getChannel*", Count = 2 },
            new SandboxFault { Kind = "Status", Status = 502, Method = "get", Path = "*/vehicles", Positions = [2] },
            new SandboxFault { Kind = "Status", Status = 504, Path = "/v?/accounts/channels" });

        foreach (var path in new[] { "/accounts/channels", "/accounts/channels/1", Vehicles, Vehicles, Vehicles, "/accounts/channels",
            "/accounts/channels/1" })
            await caller.GetAsync(path);

        Assert.Equal([500, 500, 200, 502, 200, 504, 404], caller.Server.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task Faults_are_replaced_added_and_cleared_while_the_sandbox_runs()
    {
        using var caller = Caller(new SandboxFault { Kind = "status", Status = 500, Count = 1 });
        caller.Server.AddFaults(new SandboxFault { Kind = "Status", Status = 502 });
        Assert.Equal(500, (await caller.GetAsync(Vehicles)).Status);
        Assert.Equal(502, (await caller.GetAsync(Vehicles)).Status);

        caller.Server.SetFaults(new SandboxFault { Kind = "Status" });
        Assert.Equal(503, (await caller.GetAsync(Vehicles)).Status);
        Assert.Equal(["Status"], caller.Server.Faults.Select(fault => fault.ToString()));

        caller.Server.SetFaults();
        Assert.Equal(200, (await caller.GetAsync(Vehicles)).Status);
    }

    [Theory]
    [InlineData("Kind 'Nonsense' is not one of Status, Throttle")]
    [InlineData("Rate must be in the range 0 to 1")]
    [InlineData("Rate and Position exclude each other")]
    [InlineData("Position counts from 1")]
    [InlineData("Count must be")]
    [InlineData("Status must be in the range 200 to 599")]
    [InlineData("Delay must be in the range")]
    [InlineData("RetryAfter must be")]
    [InlineData("Location must be")]
    [InlineData("Operation 'getNothing' is not known to the sandbox. It has getVehicles")]
    public void A_fault_that_cannot_be_is_refused_and_those_that_were_set_stay(string message)
    {
        using var caller = Caller(new SandboxFault { Kind = "Html" });
        var fault = message.Split(' ')[0] switch
        {
            "Kind" => new SandboxFault { Kind = "Nonsense" },
            "Rate" when message.Contains("exclude", StringComparison.Ordinal) => new SandboxFault { Kind = "Reset", Rate = 0.5, Positions = [1] },
            "Rate" => new SandboxFault { Kind = "Reset", Rate = 5 },
            "Position" => new SandboxFault { Kind = "Reset", Positions = [0] },
            "Count" => new SandboxFault { Kind = "Reset", Count = 0 },
            "Status" => new SandboxFault { Kind = "Status", Status = 99 },
            "Delay" => new SandboxFault { Kind = "Delay", Delay = TimeSpan.FromSeconds(-1) },
            "RetryAfter" => new SandboxFault { Kind = "Throttle", RetryAfter = "1\r\nX: y" },
            "Location" => new SandboxFault { Kind = "Redirect", Location = "http://ü/" },
            _ => new SandboxFault { Kind = "Reset", Operation = "getNothing" },
        };

        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => caller.Server.SetFaults(fault)).Message, StringComparison.Ordinal);
        Assert.Equal("Html", Assert.Single(caller.Server.Faults).Kind);
    }

    [Fact]
    public async Task Latency_and_delay_make_the_right_answer_late()
    {
        using var caller = Caller(new SandboxFault { Kind = "Delay", Delay = TimeSpan.FromMilliseconds(40), Positions = [1] });
        caller.Server.Latency = TimeSpan.FromMilliseconds(30);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        (await caller.GetAsync(Vehicles)).Expect(200);

        Assert.InRange(watch.Elapsed.TotalMilliseconds, 69, 30_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => caller.Server.Latency = TimeSpan.FromSeconds(-1));
    }

    [Fact]
    public async Task Limits_are_told_on_every_answer_and_kept()
    {
        var now = new DateTimeOffset(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);
        using var caller = new SandboxCaller(new SandboxOptions { Clock = () => now, DailyLimit = 3, BurstLimit = 2 });
        async Task<string> Ask()
        {
            var head = (await RawAsync(caller)).Head;
            var values = new[] { "X-RateLimit-Limit-1", "X-RateLimit-Remaining-1", "X-RateLimit-Limit-2", "X-RateLimit-Remaining-2",
                "X-RateLimit-Reset", "Retry-After" };
            return head[9..12] + " " + string.Join(' ', values.Select(name => Header(head, name) ?? "-"));
        }

        Assert.Equal("200 3 2 2 1 - -", await Ask());
        Assert.Equal("200 3 1 2 0 - -", await Ask());
        Assert.Equal("429 3 1 2 0 1 1", await Ask());
        now = now.AddSeconds(1);
        Assert.Equal("200 3 0 2 1 - -", await Ask());
        Assert.Equal("429 3 0 2 1 86399 86399", await Ask());
        caller.Server.Advance(TimeSpan.FromHours(24));
        Assert.Equal("200 3 2 2 1 - -", await Ask());
    }

    private static SandboxCaller Caller(params SandboxFault[] faults) => new(new SandboxOptions { Faults = faults });

    private static (string? Fault, int Status) Sent(SandboxCaller caller) => (caller.Server.Requests[^1].Fault, caller.Server.Requests[^1].Status);

    private static string Request(SandboxCaller caller, string method, string path, string headers = "") =>
        $"{method} {caller.Server.BaseUri.AbsolutePath}{path} HTTP/1.1\r\nHost: " +
            $"h\r\n{headers}{string.Concat(caller.Headers.Select(header => $"{header.Key}: {header.Value}\r\n"))}\r\n";

    /// <summary>Everything that comes back until the server closes the connection, or as much as Content-Length says.</summary>
    private static async Task<(string Head, string Body)> RawAsync(SandboxCaller caller, string method = "GET", string path = Vehicles,
        string headers = "")
    {
        using var connection = await RawConnection.OpenAsync(caller.Server.BaseUri.Port);
        await connection.SendAsync(Request(caller, method, path, headers + "Connection: close\r\n"));
        var parts = (await connection.ReceiveAllAsync()).Split("\r\n\r\n", 2);
        return (parts[0] + "\r\n", parts[1]);
    }

    private static string? Header(string head, string name) =>
        head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..];
}
