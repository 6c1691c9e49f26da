using System.Net;
using Stellantis.Sandbox;
using Stellantis.Sandbox.Http;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Client.Tests.Sandbox;

public sealed class RecordTests
{
    [Fact]
    public async Task A_request_is_recorded_as_it_was_sent()
    {
        using var server = SandboxServer.Start(new SandboxOptions { Clock = () => new DateTimeOffset(2025, 6, 15, 12, 0, 0, TimeSpan.Zero) });
        using var connection = await RawConnection.OpenAsync(server.BaseUri.Port);

        await connection.SendAsync("POST /v1//a%2Fb?x=1%2B1&y=&x=a+b HTTP/1.1\r\nHost: h\r\nCookie: PSACountry=IT\r\nCookie: PSACountry=FR\r\nContent-Length: 5\r\n\r\nh\u00C3\u00A9ll");
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
