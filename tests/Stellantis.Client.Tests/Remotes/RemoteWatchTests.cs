using System.Collections.Concurrent;
using Stellantis.Client.Json;
using Stellantis.Client.Remotes;
using Xunit;

namespace Stellantis.Client.Tests.Remotes;

/// <summary>Waiting for the ends of commands, on a time of its own.</summary>
public sealed class RemoteWatchTests : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(5);

    private readonly WatchTime _time = new();
    private readonly Dictionary<string, Func<double, RemoteAction>> _commands = [];
    private readonly ConcurrentDictionary<string, int> _asked = new();
    private readonly ConcurrentDictionary<string, int> _asking = new();
    private RemoteWatch _watch;
    private bool _silent;

    public RemoteWatchTests() => _watch = Watch(16);

    public static TheoryData<string> PendingStates => [.. RemoteReasons.PendingStates];

    public static TheoryData<string> Causes => [.. RemoteReasons.Causes, "SomethingNew"];

    public void Dispose() => _watch.Dispose();

    [Theory]
    [InlineData("Success", null)]
    [InlineData("AlreadyDone", null)]
    [InlineData("Failed", "DoorsOpen")]
    public async Task An_end_is_what_the_service_tells(string status, string? cause)
    {
        var sent = Command("a", 20, status, cause);
        var end = await _watch.WaitAsync(sent, s_timeout);
        Assert.Equal((status, status, cause), (end.Outcome, end.Status, end.FailureCause));
        Assert.Equal(("v-a", "ch", sent.SentAt), (end.VehicleId, end.ChannelId, end.SentAt));
        Assert.Equal(status == "Failed" ? "a door, a window or the boot is open" : null, end.Reason);
        Assert.Empty(_watch.Pending);
    }

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task Every_cause_says_what_is_the_matter_and_what_to_do(string cause)
    {
        var end = await _watch.WaitAsync(Command("a", 5, "Failed", cause), s_timeout);
        Assert.Equal(cause, end.FailureCause);
        Assert.Contains(' ', end.Reason!);
        Assert.EndsWith(".", end.Remedy, StringComparison.Ordinal);
        if (cause == "SomethingNew")
            Assert.Contains(cause, end.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PendingStates))]
    public async Task What_does_not_end_is_timed_out_with_its_last_state(string state)
    {
        _commands["a"] = _ => Answer("a", state);
        var end = await _watch.WaitAsync(Sent("a"), s_timeout);
        Assert.Equal((RemoteAction.TimedOut, state), (end.Outcome, end.Status));
        Assert.StartsWith("no end was heard of in time: ", end.Reason, StringComparison.Ordinal);
        Assert.False(end.IsFinal);
        // From two states nothing more is to be expected.
        var isDeadEnd = state is "VehicleBatteryChargeTooLow" or "TooManyWakeUpsOverMonth";
        Assert.InRange(_time.Elapsed.TotalSeconds, isDeadEnd ? 30 : 300, isDeadEnd ? 90 : 310);
    }

    [Fact]
    public async Task A_state_that_nobody_knows_is_under_way_and_shown_as_it_is()
    {
        _commands["a"] = _ => Answer("a", "WarmingUpTheSatellite");
        var end = await _watch.WaitAsync(Sent("a"), TimeSpan.FromSeconds(10));
        Assert.Contains("WarmingUpTheSatellite", end.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 3.0)]
    [InlineData(3, 3.0)]
    [InlineData(10, 3.0)]
    public async Task A_fleet_is_waited_for_with_few_requests_and_little_delay(double speed, double mostLooks)
    {
        _watch.Dispose();
        _watch = Watch(32);
        var lives = new Random(3);
        _time.Hold();
        var ends = Enumerable.Range(0, 500).Select(i => (5 + 55 * lives.NextDouble()) / speed)
            .Select((life, i) => _watch.WaitAsync(Command("c" + i, life, "Success"), s_timeout)).ToList();
        _time.GoOn();
        await Task.WhenAll(ends);
        Assert.InRange(_time.Elapsed.TotalSeconds * speed / 60, 0.9, 1.3);
        Assert.InRange(_watch.Looks / 500.0, 1, mostLooks);
        Assert.Equal(500, _asked.Count);
    }

    [Fact]
    public async Task One_command_is_looked_at_within_seconds_and_soon_after_its_end()
    {
        foreach (var life in new double[] { 1, 4, 12, 30, 60 })
        {
            var begin = _time.Elapsed.TotalSeconds;
            _ = (await _watch.WaitAsync(Command("c" + life, life, "Success"), s_timeout)).Outcome;
            Assert.InRange(_time.Elapsed.TotalSeconds - begin, life, life * 1.3 + 2);
        }
    }

    [Fact]
    public async Task A_fault_that_passes_does_not_end_the_wait()
    {
        var faults = 0;
        var life = Command("a", 30, "Success");
        var answer = _commands["a"];
        _commands["a"] = age => ++faults % 2 == 1
            ? throw new StellantisApiException(ErrorIds.ServiceUnavailable, "503") { StatusCode = 503 } : answer(age);
        Assert.Equal("Success", (await _watch.WaitAsync(life, s_timeout)).Outcome);
    }

    [Theory]
    [InlineData(404, ErrorIds.ResourceNotFound)]
    [InlineData(403, ErrorIds.Forbidden)]
    [InlineData(null, ErrorIds.NotConnected)]
    public async Task A_fault_that_stays_ends_the_wait_at_once(int? status, string id)
    {
        _commands["a"] = _ => throw new StellantisApiException(id, "no") { StatusCode = status };
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => _watch.WaitAsync(Sent("a"), s_timeout));
        Assert.Equal(id, failure.ErrorId);
        Assert.Equal(1, _asked["a"]);
    }

    [Fact]
    public async Task What_goes_wrong_to_the_end_is_told_with_the_time_out()
    {
        _commands["a"] = _ => throw new StellantisApiException(ErrorIds.ServiceUnavailable, "The service fails") { StatusCode = 503 };
        var end = await _watch.WaitAsync(Sent("a"), s_timeout);
        Assert.Equal(RemoteAction.TimedOut, end.Outcome);
        Assert.Contains("The service fails", end.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_hears_of_the_end_in_another_way_ends_the_wait_without_a_request()
    {
        // The service is asked, and does not answer.
        _silent = true;
        var waiting = _watch.WaitAsync(Command("a", 1e9, "Success"), s_timeout);
        Assert.True(_watch.Tell(Answer("a", "Success")));
        Assert.Equal("Success", (await waiting).Outcome);
        Assert.False(_watch.Tell(Answer("a", "Success")));
        Assert.Empty(_watch.Pending);
    }

    [Fact]
    public async Task What_is_heard_of_in_another_way_is_looked_at_only_when_nothing_was_heard_for_long()
    {
        var begin = _time.Elapsed.TotalSeconds;
        var end = await _watch.WaitAsync(Command("a", 130, "Success"), s_timeout, isHeard: true);
        Assert.Equal("Success", end.Outcome);
        Assert.Equal(3, _asked["a"]);
        Assert.InRange(_time.Elapsed.TotalSeconds - begin, 130, 220);
    }

    [Fact]
    public async Task Who_gives_up_frees_all_who_wait()
    {
        var waiting = _watch.WaitAsync(Command("a", 1e9, "Success"), s_timeout);
        _watch.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void What_was_learnt_of_lives_tells_how_likely_an_end_is()
    {
        var lives = new LifeEstimate();
        Assert.Equal(0, lives.Chance(null, 10));
        for (var i = 0; i < 10; i++)
            lives.Ended(null, 10);
        Assert.Equal(0, lives.Chance(null, 5));
        Assert.Equal(1, lives.Chance(null, 20));
        for (var i = 0; i < 10; i++)
            lives.Alive(null, 15);
        Assert.Equal(0.5, lives.Chance(null, 12), 6);
        // Beyond what is known a command is looked at.
        Assert.Equal(1, lives.Chance(15, 30));
    }

    [Fact]
    public void Commands_that_nobody_looked_at_again_tell_nothing_of_how_long_the_others_live()
    {
        var lives = new LifeEstimate();
        // Of a hundred, looked at once at 24 s, a third had ended; of a few that are looked at often, half end from there to a minute.
        for (var i = 0; i < 100; i++)
        {
            if (i % 3 == 0)
                lives.Ended(null, 24);
            else
                lives.Alive(null, 24);
        }
        foreach (var age in new double[] { 35, 45, 58 })
        {
            lives.Ended(24, age);
            lives.Alive(null, 60);
        }
        Assert.InRange(lives.Chance(24, 27), 0, 0.1);
        Assert.InRange(lives.Chance(24, 60), 0.4, 0.7);
    }

    [Fact]
    public void What_was_looked_at_a_moment_ago_is_not_looked_at_again_at_once()
    {
        var lives = new LifeEstimate();
        for (var i = 0; i < 20; i++)
        {
            lives.Ended(null, 12);
            lives.Alive(null, 24);
        }
        Assert.Equal(0, lives.Chance(24, 24.5));
    }

    private static RemoteAction Answer(string id, string status, string? cause = null)
    {
        var failure = cause is null ? "" : $",\"failureCause\":\"{cause}\"";
        using var reader = new WireReader($$"""{"remoteActionId":"{{id}}","type":"Locking","status":"{{status}}"{{failure}}}""");
        Assert.True(reader.ReadDocument());
        return RemoteAction.Read(reader);
    }

    private RemoteWatch Watch(int limit) => _time.Watch = new RemoteWatch(LookAsync, _time, limit);

    private RemoteAction Sent(string id) =>
        RemoteAction.Recalled("v-" + id, "ch", id, "Locking", "label", _time.Now.LocalDateTime, null);

    // A command that lives for some seconds, in the states through which it goes.
    private RemoteAction Command(string id, double life, string status, string? cause = null)
    {
        _commands[id] = age => age >= life ? Answer(id, status, cause) : Answer(id, age < life / 3 ? "Accepted" : "SentToVehicle");
        return Sent(id);
    }

    private async Task<RemoteAction> LookAsync(RemoteAction action, CancellationToken cancellation)
    {
        var id = action.RemoteId!;
        Assert.Equal(1, _asking.AddOrUpdate(id, 1, (_, n) => n + 1));
        await (_silent ? Task.Delay(Timeout.Infinite, cancellation) : Task.CompletedTask);
        _asked.AddOrUpdate(id, 1, (_, n) => n + 1);
        var age = (_time.Now.UtcDateTime - action.SentAt!.Value.ToUniversalTime()).TotalSeconds;
        try
        {
            return _commands[id](age);
        }
        finally
        {
            _asking.AddOrUpdate(id, 0, (_, n) => n - 1);
        }
    }
}
