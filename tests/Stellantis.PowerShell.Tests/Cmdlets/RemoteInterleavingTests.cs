using System.Collections.Concurrent;
using System.Text;
using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing.Raw;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>
/// Commands to a fleet whose answers are lost here and there, and Ctrl+C at any request, as a seed has it: whatever the service carried out was
/// written, is left for another wait, or has an error of its own; and nothing was sent twice.
/// </summary>
public sealed class RemoteInterleavingTests : IDisposable
{
    private const int Vehicles = 8;

    private readonly PowerShellSession _session = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_happens_no_command_is_lost_and_none_is_sent_twice(int seed)
    {
        var dice = new Random(seed);
        using var stop = new CancellationTokenSource();
        var service = new Service(dice, stop);
        using var server = new RawServer(service.AnswerAsync);
        _session.To(server.BaseUri, "-MaxRetry 1");
        var ids = Enumerable.Range(1, Vehicles).Select(i => $"VR3UHZKXZPT50000{i}").ToList();
        var run = _session.Run("$ids | Invoke-StellantisHorn -ChannelId ch -SkipCheck -Wait -ThrottleLimit $limit", stop.Token,
            ("ids", ids), ("limit", 1 + dice.Next(Vehicles)));
        // What is left goes on with a service that has no bad day any more. A command that was stopped on its way there comes too late to be
        // carried out: what was carried out does not change from here on.
        service.IsWell = true;
        await server.Idle.WaitAsync(TimeSpan.FromSeconds(60));
        var ended = run.Property("VehicleId").Cast<string>().ToHashSet();

        var after = _session.Run("""
            $left = @($Error | Where-Object FullyQualifiedErrorId -Like 'RemotePending*' | ForEach-Object TargetObject)
            $lost = @($Error | Where-Object FullyQualifiedErrorId -Like 'OutcomeUnknown*' | ForEach-Object TargetObject)
            # What never reached the service would be looked for in vain, and for a while.
            $left | Where-Object { $_.RemoteId -or $_.VehicleId -in $carried } | Wait-StellantisRemote -TimeoutSec 2m
            """, ("carried", service.Carried.Keys.ToArray())).WithoutErrors();
        var lost = _session.Run("$lost").Output.Select(o => o.ToString()).ToHashSet();
        foreach (var item in after.Output)
        {
            var (id, outcome) = ((string)item.Properties["VehicleId"].Value, (string?)item.Properties["Outcome"].Value);
            Assert.True(outcome == "Success", $"seed {seed}: {id} is {outcome}");
            ended.Add(id);
        }

        Assert.Empty(service.Carried.Keys.Except(ended.Concat(lost)));
        Assert.All(service.Posts, post => Assert.Equal(1, post.Value));
        Assert.Equal(service.Posts.Count, service.Labels.Distinct().Count());
        // The seeds are worth something: there was a fleet under way when the pipeline was stopped, or an end of each vehicle.
        Assert.True(run.Stopped || ended.Concat(lost).Distinct().Count() == Vehicles, $"seed {seed}");
    }

    private sealed class Service
    {
        private readonly object _gate = new();
        private readonly Random _dice;
        private readonly CancellationTokenSource _stop;
        private readonly int _stopAt;
        private readonly bool _stopsBefore;
        private int _requests;

        public Service(Random dice, CancellationTokenSource stop)
        {
            (_dice, _stop) = (dice, stop);
            _stopAt = 1 + dice.Next(Vehicles * 2);
            _stopsBefore = dice.Next(2) == 0;
        }

        /// <summary>How often a command was sent to each vehicle.</summary>
        public ConcurrentDictionary<string, int> Posts { get; } = new();

        public ConcurrentBag<string> Labels { get; } = [];

        /// <summary>The bodies of what was carried out, by the vehicle.</summary>
        public ConcurrentDictionary<string, string> Carried { get; } = new();

        /// <summary>True when nothing goes wrong any more, and commands end. A command that comes only then is not carried out.</summary>
        public bool IsWell { get; set; }

        public async Task AnswerAsync(RawRequest request, RawPeer peer)
        {
            var isStop = Interlocked.Increment(ref _requests) == _stopAt;
            if (isStop && _stopsBefore)
                await _stop.CancelAsync();
            var parts = request.Path.Split('/');
            await (request.Method == "POST" ? SendAsync(parts[4], request, peer) : LookAsync(parts, peer));
            if (isStop && !_stopsBefore)
                await _stop.CancelAsync();
        }

        private int Roll(int sides)
        {
            lock (_gate)
                return IsWell ? -1 : _dice.Next(sides);
        }

        private async Task SendAsync(string vehicle, RawRequest request, RawPeer peer)
        {
            Posts.AddOrUpdate(vehicle, 1, (_, count) => count + 1);
            Labels.Add((string?)JObject.Parse(request.Body)["label"] ?? "");
            var roll = Roll(10);
            if (roll <= 0)
            {
                peer.Reset();
                return;
            }
            Carried[vehicle] = request.Body;
            var whole = RawPeer.Whole(202, Encoding.UTF8.GetBytes($$"""{"remoteActionId":"re-{{vehicle}}","type":"Horn"}"""));
            switch (roll)
            {
                case 1:
                    peer.Reset();
                    break;
                case 2:
                    await peer.SendAsync(whole.AsMemory(0, whole.Length - 9));
                    peer.Close();
                    break;
                case 3:
                    await peer.AnswerAsync(504, "<html/>");
                    break;
                default:
                    await peer.SendAsync(whole);
                    break;
            }
        }

        private Task LookAsync(string[] parts, RawPeer peer)
        {
            var vehicle = parts[4];
            var status = Roll(3) is 0 or -1 ? "Success" : "SentToVehicle";
            if (Roll(6) == 0)
                return peer.AnswerAsync(503, """{"name":"BUSY","message":"no"}""");
            var items = !Carried.TryGetValue(vehicle, out var body) ? [] : new[]
            {
                new JObject
                {
                    ["remoteActionId"] = "re-" + vehicle, ["type"] = "Horn", ["status"] = status, ["remote"] = JObject.Parse(body),
                },
            };
            if (parts[^1] == "remotes")
            {
                return peer.AnswerAsync(200, new JObject
                {
                    ["total"] = items.Length, ["_embedded"] = new JObject { ["remoteActions"] = new JArray(items.Cast<object>()) },
                }.ToString());
            }
            return items.Length == 0 ? peer.AnswerAsync(404, "{}") : peer.AnswerAsync(200, items[0].ToString());
        }
    }
}
