using System.Net;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Options;
using Stellantis.Testing.Contract;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class RecordTests
{
    [Fact]
    public async Task A_request_is_recorded_as_it_was_sent()
    {
        using var server = SandboxServer.Start(new SandboxOptions { Clock = () => new DateTimeOffset(2025, 6, 15, 12, 0, 0, TimeSpan.Zero) });
        using var connection = await RawConnection.OpenAsync(server.BaseUri.Port);

        await connection.SendAsync("POST /v1//a%2Fb?x=1%2B1&y=&x=a+b HTTP/1.1\r\nHost: h\r\nCookie: PSACountry=IT\r\nCookie: " +
            "PSACountry=FR\r\nContent-Length: 5\r\n\r\nh\u00C3\u00A9ll");
        await connection.ReceiveAsync();

        var request = Assert.Single(server.Requests);
        Assert.Equal(1, request.Number);
        Assert.Equal(new DateTimeOffset(2025, 6, 15, 12, 0, 0, TimeSpan.Zero), request.Time);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/v1//a%2Fb?x=1%2B1&y=&x=a+b", request.RawTarget);
        Assert.Equal("/v1//a%2Fb", request.Path);
        Assert.Equal([new("x", "1+1"), new("y", ""), new("x", "a b")], request.Query);
        Assert.Equal(["h", "PSACountry=IT", "PSACountry=FR", "5"], request.Headers.Select(header => header.Value));
        Assert.Equal("héll", request.Body);
        Assert.Equal(404, request.Status);
    }

    [Fact]
    public async Task Every_answer_carries_the_time_of_the_sandbox()
    {
        using var server = SandboxServer.Start(new SandboxOptions { Clock = () => new DateTimeOffset(2025, 6, 15, 14, 0, 0, TimeSpan.FromHours(2)) });
        using var connection = await RawConnection.OpenAsync(server.BaseUri.Port);

        await connection.SendAsync("GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n" + "nonsense\r\n\r\n");

        Assert.Contains("\r\nDate: Sun, 15 Jun 2025 12:00:00 GMT\r\n", (await connection.ReceiveAsync()).Head, StringComparison.Ordinal);
        Assert.Contains("\r\nDate: Sun, 15 Jun 2025 12:00:00 GMT\r\n", (await connection.ReceiveAsync()).Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clearing_the_record_does_not_start_the_numbers_again()
    {
        using var caller = new SandboxCaller();
        await caller.GetAsync("/accounts/vehicles");

        caller.Server.ClearRequests();
        Assert.Empty(caller.Server.Requests);
        await caller.GetAsync("/accounts/channels");

        Assert.Equal(2, Assert.Single(caller.Server.Requests).Number);
    }

    [Fact]
    public async Task The_record_keeps_the_last_ten_thousand()
    {
        using var server = SandboxServer.Start(new SandboxOptions());
        using var connection = await RawConnection.OpenAsync(server.BaseUri.Port);
        for (var i = 0; i < 10_010; i++)
        {
            await connection.SendAsync($"GET /{i} HTTP/1.1\r\nHost: h\r\n\r\n");
            await connection.ReceiveAsync();
        }

        Assert.Equal(10_000, server.Requests.Count);
        Assert.Equal("/10", server.Requests[0].Path);
        Assert.Equal("/10009", server.Requests[^1].Path);
    }

    [Fact]
    public void The_record_takes_no_more_than_64_MB_and_tells_how_many_requests_it_dropped()
    {
        var record = new RequestRecord();
        for (var i = 0; i < 100; i++)
            record.Add(new HttpRequest("POST", $"/{i}", 1, []) { Body = new byte[1024 * 1024] }, default, 200, null);

        Assert.InRange(record.Requests.Count, 60, 64);
        Assert.Equal("/99", record.Requests[^1].Path);
        Assert.Equal(100, record.Requests[^1].Number);
        Assert.Equal(100, record.Dropped + record.Requests.Count);
        Assert.Equal(record.Dropped + 1, record.Requests[0].Number);

        record.Clear();
        Assert.Equal(0, record.Dropped);
        for (var i = 0; i < 63; i++)
            record.Add(new HttpRequest("POST", "/", 1, []) { Body = new byte[1024 * 1024] }, default, 200, null);
        Assert.Equal(63, record.Requests.Count);
    }

    [Fact]
    public void Headers_and_targets_count_too()
    {
        var record = new RequestRecord();
        var headers = new HeaderList();
        for (var i = 0; i < 150; i++)
            headers.Add("X", new string('a', 300));
        for (var i = 0; i < 1000; i++)
            record.Add(new HttpRequest("GET", "/?" + string.Concat(Enumerable.Repeat("a=b&", 5000)), 1, headers), default, 404, null);

        Assert.InRange(record.Requests.Count, 20, 120);
    }

    [Fact]
    public void The_largest_body_that_is_taken_has_room()
    {
        var record = new RequestRecord();
        for (var i = 0; i < 9; i++)
            record.Add(new HttpRequest("POST", "/", 1, []) { Body = new byte[new HttpBounds().Body] }, default, 200, null);

        Assert.Equal([7, 8, 9], record.Requests.Select(request => request.Number));
    }

    [Theory]
    [InlineData("POST", "/accounts/channels", "X-IBM-Client-Secret", 401)]
    [InlineData("POST", "/accounts/channels", "X-CVS-Scope", 403)]
    [InlineData("PATCH", "/accounts/channels", null, 405)]
    [InlineData("POST", "/accounts/nothing", null, 404)]
    [InlineData("GET", "/accounts/channels", null, 200)]
    [InlineData("DELETE", "/accounts/channels/x", null, 404)]
    public async Task A_large_body_of_a_request_that_is_refused_or_takes_none_is_not_kept(string method, string path, string? without, int status)
    {
        using var caller = new SandboxCaller();
        if (without is not null)
            caller.Headers.Remove(without);

        Assert.Equal(status, (await caller.SendAsync(method, path, new string('a', 15_000_000))).Status);

        var request = Assert.Single(caller.Server.Requests);
        Assert.Equal(status, request.Status);
        Assert.Equal("", request.Body);
    }

    [Theory]
    [InlineData("/am/oauth2/access_token")]
    [InlineData("/as/token.oauth2")]
    public async Task The_identity_provider_reads_no_large_body(string path)
    {
        using var caller = new SandboxCaller { ContentType = "application/x-www-form-urlencoded" };

        var answer = await caller.SendAsync("POST", new Uri(caller.Server.BaseUri, path).AbsoluteUri, "grant_type=" + new string('a', 15_000_000));

        Assert.Equal(413, answer.Status);
        Assert.Equal("", Assert.Single(caller.Server.Requests).Body);
    }

    [Fact]
    public async Task A_large_body_that_is_taken_is_kept()
    {
        using var caller = new SandboxCaller();
        var body = new string(' ', 1_000_000) + Published.Channel;

        Assert.Equal(200, (await caller.SendAsync("POST", "/accounts/channels", body)).Status);

        Assert.Equal(body, Assert.Single(caller.Server.Requests).Body);
    }

    [Fact]
    public async Task A_stopped_sandbox_is_let_go_of_though_its_answers_are_late_by_weeks()
    {
        var (stopped, client) = await StopAsync();
        using (client)
            await Gone.Assert(stopped);

        static async Task<(WeakReference Server, RawConnection Client)> StopAsync()
        {
            var server = SandboxServer.Start(new SandboxOptions { Latency = TimeSpan.FromDays(20) });
            var asked = new TaskCompletionSource();
            server.BeforeAnswer = (_, response) =>
            {
                asked.TrySetResult();
                return Task.FromResult(response);
            };
            var client = await RawConnection.OpenAsync(server.BaseUri.Port);
            await client.SendAsync("GET /v1/x HTTP/1.1\r\nHost: h\r\n\r\n");
            await asked.Task;
            server.Stop();
            return (new WeakReference(server), client);
        }
    }

    [Fact]
    public async Task A_stopped_sandbox_is_let_go_of_though_a_body_comes_in_pieces()
    {
        var (stopped, client) = await StopAsync();
        using (client)
            await Gone.Assert(stopped);

        static async Task<(WeakReference Server, RawConnection Client)> StopAsync()
        {
            var server = SandboxServer.Start(new SandboxOptions { Faults = [new SandboxFault { Kind = "SlowBody", Delay = TimeSpan.FromDays(20) }] });
            var client = await RawConnection.OpenAsync(server.BaseUri.Port);
            await client.SendAsync("GET /v1/x HTTP/1.1\r\nHost: h\r\n\r\n");
            await client.Stream.ReadExactlyAsync(new byte[10]);
            server.Stop();
            return (new WeakReference(server), client);
        }
    }

    [Fact]
    public async Task Servers_side_by_side_know_nothing_of_each_other()
    {
        using var one = new SandboxCaller(new SandboxOptions { Seed = 1 });
        using var other = new SandboxCaller(new SandboxOptions { Seed = 2 });
        await one.AddChannelAsync();

        Assert.NotEqual(one.Server.ClientSecret, other.Server.ClientSecret);
        Assert.Matches("^AC-ACNT[0-9]{12}$", one.Server.UserId);
        Assert.Empty((await other.WalkAsync("/accounts/channels", "channels")).Items);
        Assert.Equal(2, one.Server.Requests.Count + other.Server.Requests.Count);
        other.Headers["X-IBM-Client-Secret"] = one.Server.ClientSecret;
        Assert.Equal(401, (await other.GetAsync("/accounts/vehicles")).Status);
    }

    [Fact]
    public async Task An_answer_can_be_replaced_before_it_is_sent()
    {
        using var caller = new SandboxCaller();
        caller.Server.BeforeAnswer = (request, response) => Task.FromResult(request.Method == "DELETE" ? new HttpResponse(503) : response);

        Assert.Equal(503, (await caller.SendAsync("DELETE", "/accounts/channels/0")).Status);
        Assert.Equal(200, (await caller.GetAsync("/accounts/channels")).Status);
        Assert.Equal([503, 200], caller.Server.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task A_stopped_sandbox_answers_nobody_and_may_be_stopped_again()
    {
        var caller = new SandboxCaller();
        Assert.True(caller.Server.IsRunning);

        caller.Server.Stop();
        caller.Server.Stop();

        Assert.False(caller.Server.IsRunning);
        await Assert.ThrowsAsync<HttpRequestException>(() => caller.GetAsync("/accounts/vehicles"));
        caller.Dispose();
    }

    [Fact]
    public void A_given_port_is_taken_and_a_taken_one_refused()
    {
        using var first = SandboxServer.Start(new SandboxOptions());

        Assert.Throws<System.Net.Sockets.SocketException>(() => SandboxServer.Start(new SandboxOptions { Port = first.BaseUri.Port }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SandboxServer.Start(new SandboxOptions { Port = 70_000 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SandboxServer.Start(new SandboxOptions { VehicleCount = -1 }));
        Assert.Equal("/v1", first.BaseUri.AbsolutePath);
        Assert.Equal(IPAddress.Loopback.ToString(), first.BaseUri.Host);
    }
}
