using System.Net;
using Stellantis.Client.Auth;
using Stellantis.Client.Bodies;
using Stellantis.Client.Masking;
using Stellantis.Client.Tests.Calls;
using Xunit;

namespace Stellantis.Client.Tests.Auth;

public sealed class TokenSourceTests : IDisposable
{
    private readonly FakeTime _clock = new();
    private readonly FakeProvider _provider = new();
    private readonly Redactor _redactor = new();
    private readonly TokenSource _tokens;

    public TokenSourceTests() =>
        _tokens = new TokenSource(new RefreshTokenGrant("refresh-0000", "clientsB2CDS"), _provider.Endpoint(_clock, _redactor), _redactor,
            time: _clock);

    public void Dispose()
    {
        _tokens.Dispose();
        _provider.Dispose();
    }

    [Fact]
    public async Task Five_hundred_requests_at_once_ask_for_one_token()
    {
        var answer = new TaskCompletionSource();
        _provider.Until = answer.Task;
        var requests = new Task<string>[500];
        Parallel.For(0, requests.Length, i => requests[i] = _tokens.GetAsync(default));
        Assert.DoesNotContain(requests, r => r.IsCompleted);
        answer.SetResult();
        Assert.Equal(["access-0001"], (await Task.WhenAll(requests)).Distinct());
        Assert.Single(_provider.Sent);
    }

    [Fact]
    public async Task Five_hundred_refused_requests_renew_the_token_once()
    {
        var first = await _tokens.GetAsync(default);
        var answer = new TaskCompletionSource();
        _provider.Until = answer.Task;
        var requests = new Task<bool>[500];
        Parallel.For(0, requests.Length, i => requests[i] = _tokens.RenewAsync(first, default));
        answer.SetResult();
        Assert.All(await Task.WhenAll(requests), Assert.True);
        // A request that was under way all the while comes back refused later, and finds that it was done.
        Assert.True(await _tokens.RenewAsync(first, default));
        Assert.Equal("access-0002", await _tokens.GetAsync(default));
        Assert.Equal(2, _provider.Sent.Count);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires_and_not_earlier()
    {
        Assert.Equal("access-0001", await _tokens.GetAsync(default));
        Assert.Equal(_clock.Now.AddHours(1), _tokens.ExpiresAt);
        _clock.Pass(TimeSpan.FromSeconds(3600 - 61));
        Assert.Equal("access-0001", await _tokens.GetAsync(default));
        _clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal("access-0002", await _tokens.GetAsync(default));
    }

    [Fact]
    public async Task A_short_lived_token_is_used_for_nine_tenths_of_its_life()
    {
        _provider.Lifetime = 10;
        await _tokens.GetAsync(default);
        _clock.Pass(TimeSpan.FromSeconds(8.9));
        Assert.Equal("access-0001", await _tokens.GetAsync(default));
        _clock.Pass(TimeSpan.FromSeconds(0.1));
        Assert.Equal("access-0002", await _tokens.GetAsync(default));
    }

    [Fact]
    public async Task Each_renewal_uses_the_refresh_token_that_came_last()
    {
        for (var i = 0; i < 3; i++)
            await _tokens.RenewAsync(await _tokens.GetAsync(default), default);
        Assert.Equal(["refresh-0000", "refresh-0001", "refresh-0002", "refresh-0003"], _provider.Sent.Select(s => s.Form["refresh_token"]));
    }

    [Fact]
    public async Task A_provider_that_gives_no_new_refresh_token_keeps_the_old_one()
    {
        _provider.First = n => FakeProvider.Json($$"""{"access_token":"access-{{n}}","expires_in":"600"}""");
        await _tokens.RenewAsync(await _tokens.GetAsync(default), default);
        Assert.Equal(["refresh-0000", "refresh-0000"], _provider.Sent.Select(s => s.Form["refresh_token"]));
        Assert.Equal(_clock.Now.AddMinutes(10), _tokens.ExpiresAt);
    }

    [Fact]
    public async Task A_refresh_that_fails_is_one_error_for_all_and_nobody_is_asked_again()
    {
        var answer = new TaskCompletionSource();
        _provider.Until = answer.Task;
        _provider.First = _ => FakeProvider.Error("invalid_grant");
        var requests = Enumerable.Range(0, 50).Select(_ => Task.Run(() => _tokens.GetAsync(default))).ToList();
        answer.SetResult();
        var failures = new HashSet<StellantisApiException>();
        foreach (var request in requests)
            failures.Add(await Assert.ThrowsAsync<StellantisApiException>(() => request));
        _clock.Pass(TimeSpan.FromDays(1));
        failures.Add(await Assert.ThrowsAsync<StellantisApiException>(() => _tokens.GetAsync(default)));
        failures.Add(await Assert.ThrowsAsync<StellantisApiException>(() => _tokens.RenewAsync("access-0001", default)));
        Assert.Equal(ErrorIds.TokenExpired, Assert.Single(failures).ErrorId);
        Assert.Single(_provider.Sent);
    }

    [Fact]
    public async Task One_who_stops_waiting_does_not_stop_the_refresh_of_the_others()
    {
        var answer = new TaskCompletionSource();
        _provider.Until = answer.Task;
        using var stop = new CancellationTokenSource();
        var stopped = _tokens.GetAsync(stop.Token);
        var other = _tokens.GetAsync(default);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        answer.SetResult();
        Assert.Equal("access-0001", await other);
        Assert.Single(_provider.Sent);
    }

    [Fact]
    public async Task A_refresh_token_is_not_lost_when_everybody_stops_waiting()
    {
        var answer = new TaskCompletionSource();
        _provider.Until = answer.Task;
        using var stop = new CancellationTokenSource();
        var stopped = _tokens.GetAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        answer.SetResult();
        Assert.Equal("access-0001", await _tokens.GetAsync(default));
        Assert.Single(_provider.Sent);
    }

    [Theory]
    [InlineData("network", "NetworkError")]
    [InlineData("500", "ServiceUnavailable")]
    [InlineData("503", "ServiceUnavailable")]
    [InlineData("429", "Throttled")]
    public async Task A_passing_fault_of_the_provider_is_met_by_patience_and_named_as_what_it_is(string fault, string errorId)
    {
        _provider.First = _ => fault == "network" ? throw new HttpRequestException("reset")
            : new HttpResponseMessage((HttpStatusCode)int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture));
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => _tokens.GetAsync(default));
        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains("idp.example.com", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, _provider.Sent.Count);
        Assert.Equal([0.5, 1, 2], _clock.Waits.Select(w => w.TotalSeconds));

        // At once again: the same error, and no storm. A while later: asked anew.
        Assert.Same(failure, await Assert.ThrowsAsync<StellantisApiException>(() => _tokens.GetAsync(default)));
        Assert.Equal(4, _provider.Sent.Count);
        _provider.First = null;
        _clock.Pass(TimeSpan.FromSeconds(6));
        Assert.Equal("access-0005", await _tokens.GetAsync(default));
    }

    [Fact]
    public async Task A_fault_that_passes_is_not_noticed()
    {
        _provider.First = n => n < 3 ? new HttpResponseMessage(HttpStatusCode.BadGateway) : null;
        Assert.Equal("access-0003", await _tokens.GetAsync(default));
    }

    [Fact]
    public async Task A_token_renewed_ahead_of_time_still_serves_while_the_provider_is_away()
    {
        await _tokens.GetAsync(default);
        _clock.Pass(TimeSpan.FromSeconds(3550));
        _provider.First = _ => throw new HttpRequestException("reset");
        Assert.Equal("access-0001", await _tokens.GetAsync(default));
        Assert.Equal("access-0001", await _tokens.GetAsync(default));
        Assert.Equal(5, _provider.Sent.Count);
        _clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(ErrorIds.NetworkError, (await Assert.ThrowsAsync<StellantisApiException>(() => _tokens.GetAsync(default))).ErrorId);
    }

    [Fact]
    public async Task A_token_to_begin_with_is_used_until_it_is_refused()
    {
        using var tokens = new TokenSource(new RefreshTokenGrant("refresh-0000", null), _provider.Endpoint(_clock), _redactor, "given-token", _clock);
        Assert.Equal("given-token", await tokens.GetAsync(default));
        Assert.Empty(_provider.Sent);
        Assert.True(await tokens.RenewAsync("given-token", default));
        Assert.Equal("access-0001", await tokens.GetAsync(default));
    }

    [Fact]
    public async Task Every_token_that_ever_came_is_hidden_in_messages()
    {
        await _tokens.RenewAsync(await _tokens.GetAsync(default), default);
        var told = _redactor.Mask("access-0001 access-0002 refresh-0000 refresh-0001 refresh-0002 s3cr3t-0042 client-0042 "
            + Convert.ToBase64String("client-0042:s3cr3t-0042"u8));
        Assert.Equal(["***"], told.Split(' ').Distinct());
        Assert.DoesNotContain("access", _tokens.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
