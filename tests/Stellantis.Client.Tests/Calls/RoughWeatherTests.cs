using System.Collections.Concurrent;
using System.Globalization;
using Stellantis.Client.Auth;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;
using Stellantis.Testing.Raw;
using Xunit;
using Xunit.Abstractions;

namespace Stellantis.Client.Tests.Calls;

/// <summary>
/// Twenty thousand requests of sixteen at a time to a server that resets, stalls, cuts off, repeats and refuses: what was read is right, and what was
/// said of changes is true. STELLANTIS_SOAK_SEEDS=1,2,3 runs it once for each seed.
/// </summary>
public class RoughWeatherTests(ITestOutputHelper output)
{
    private const int Requests = 20_000;
    private const int Readers = 16;
    private const int Vehicles = 2000;
    private const int PageSize = 100;
    private const int Lists = 60;
    private const int Changes = 1400;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    public static TheoryData<int> Seeds =>
        [.. (Environment.GetEnvironmentVariable("STELLANTIS_SOAK_SEEDS") ?? "1").Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Lists_are_whole_children_are_their_vehicles_own_and_no_change_is_told_other_than_it_was(int seed)
    {
        using var fleet = new RoughFleet(seed, Vehicles, late: s_timeout * 1.3);
        using var client = new StellantisClient(
            new ClientSettings
            {
                BaseUri = new Uri(fleet.BaseUri),
                Authentication = new GatewayAuthentication("client-0042", "s3cr3t-0042-value", "AC-ACNT000000000042") { Realm = "B2C" },
                Time = new QuickTime(),
                Timeout = s_timeout,
                MaxRetry = 6,
                MaxWait = TimeSpan.FromHours(1),
            },
            Sender.Create());
        var run = new Run(fleet, client);
        var next = -1;
        const int Work = Vehicles + Lists + Changes;
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            // Step by a number that has no factor in common with the whole, so that all kinds are under way at any time.
            while (Interlocked.Increment(ref next) is var i && i < Work)
                await run.DoAsync((int)(i * 1_000_003L % Work));
        })));

        output.WriteLine($"seed {seed}: {fleet.Requests} requests; {string.Join(", ", fleet.Met.Select(m => $"{m.Kind} {m.Times}"))}");
        output.WriteLine($"told: {string.Join(", ", run.Told.GroupBy(t => t.Value).Select(g => $"{g.Key} {g.Count()}"))}; reads not whole: " +
            $"{run.Unreadable.Count}");
        Assert.Empty(run.Wrong);
        Assert.True(fleet.Requests >= Requests, $"only {fleet.Requests} requests came");
        Assert.All(fleet.Met, m => Assert.True(m.Times > 0, $"{m.Kind} was not met"));
        Assert.All(run.Unreadable, id => Assert.Equal(ErrorIds.InvalidResponse, id));
        Assert.True(run.Unreadable.Count <= fleet.TimesOf(Trouble.CutGzip), "An error came without its trouble.");
        var ledger = run.Told.Select(t => (Change: t.Key, Told: t.Value, Times: fleet.TimesDone(t.Key))).ToList();
        Assert.DoesNotContain(ledger, c => c.Times > 1 && !c.Change.StartsWith("set", StringComparison.Ordinal));
        Assert.DoesNotContain(ledger, c => c is { Told: Run.Done, Times: 0 });
        Assert.DoesNotContain(ledger, c => c.Told is not (Run.Done or ErrorIds.OutcomeUnknown) && c.Times > 0);
        Assert.Contains(ledger, c => c is { Told: ErrorIds.OutcomeUnknown, Times: 1 });
        Assert.Contains(ledger, c => c is { Told: ErrorIds.OutcomeUnknown, Times: 0 });
        Assert.Equal(Changes * Run.PerRound, ledger.Count);
    }

    /// <summary>What the readers do, and what they find.</summary>
    private sealed class Run(RoughFleet fleet, StellantisClient client)
    {
        public const string Done = nameof(Done);

        /// <summary>Changes of one piece of work.</summary>
        public const int PerRound = 5;

        private const int MostTries = 5;

        /// <summary>What was told of each change.</summary>
        public ConcurrentDictionary<string, string> Told { get; } = new(StringComparer.Ordinal);

        /// <summary>What was read and is not right.</summary>
        public ConcurrentQueue<string> Wrong { get; } = new();

        /// <summary>The ids of errors that came instead of a whole answer.</summary>
        public ConcurrentQueue<string> Unreadable { get; } = new();

        public Task DoAsync(int work) => work < Vehicles ? ReadVehicleAsync(work)
            : work < Vehicles + Lists ? ReadFleetAsync(work - Vehicles)
            : ChangeAsync(work - Vehicles - Lists);

        private async Task ReadFleetAsync(int list)
        {
            var call = new ApiCall(Operations.GetVehicles).Query("locale", FormattableString.Invariant($"l{list}")).Query("pageSize", PageSize);
            var vehicles = await ListAsync(call, Vehicle.Read, cancelled: list % 8 == 0);
            Check($"list {list}", vehicles.Select(v => v.Vin).SequenceEqual(Enumerable.Range(0, Vehicles).Select(RoughFleet.Vin)));
            for (var i = 0; i < vehicles.Count; i++)
                CheckMark($"vehicle {i} of list {list}", vehicles[i], i);
        }

        private async Task ReadVehicleAsync(int vehicle)
        {
            var vin = RoughFleet.Vin(vehicle);
            var leave = vehicle % 16 == 0;
            var latest = await AgainAsync(end => client.ReadAsync(new ApiCall(Operations.GetLatestTelemetry) { Vin = vin }.With("id", vin),
                LatestTelemetry.Read, end), leave);
            Check($"mileage of {vehicle}", latest.Odometer == vehicle);
            CheckMark($"telemetry of {vehicle}", latest, vehicle);
            var alerts = await ListAsync(new ApiCall(Operations.GetAlerts) { Vin = vin }.With("id", vin), Alert.Read, leave);
            Check($"alerts of {vehicle}", alerts.Select(a => a.AlertId)
                .SequenceEqual(Enumerable.Range(0, RoughFleet.Alerts).Select(n => FormattableString.Invariant($"al-{vehicle}-{n}"))));
            alerts.ForEach(a => CheckMark($"alert of {vehicle}", a, vehicle));
            var trips = await ListAsync(new ApiCall(Operations.GetTrips) { Vin = vin }.With("id", vin), Trip.Read, leave);
            Check($"trips of {vehicle}", trips.Select(t => t.TripId)
                .SequenceEqual(Enumerable.Range(0, RoughFleet.Trips).Select(n => FormattableString.Invariant($"tr-{vehicle}-{n}"))));
            trips.ForEach(t => CheckMark($"trip of {vehicle}", t, vehicle));
        }

        private async Task ChangeAsync(int round)
        {
            var id = FormattableString.Invariant($"c{round}");
            await TellAsync($"new{id}", label => client.ReadAsync(new ApiCall(Operations.NewChannel) { Body = Labelled(label) }, Channel.Read,
                default));
            await TellAsync($"set{id}", label => client.SendAsync(new ApiCall(Operations.SetChannel) { Body = Labelled(label) }.With("chId", id),
                default));
            await TellAsync($"send{id}", label => client.ReadAsync(new ApiCall(Operations.SendRemote) { Body = Labelled(label) }.With("id",
                RoughFleet.Vin(round)).With("chId", id), RemoteAction.Read, default));
            // The kind whose request has no body at all.
            await TellAsync($"POST /v1/accounts/channels/{id}/monitors{id}", _ =>
                client.SendAsync(new ApiCall(Operations.NewMonitor).With("chId", id).Query("change", id), default));
            await TellAsync($"DELETE /v1/accounts/channels/{id}", _ =>
                client.SendAsync(new ApiCall(Operations.RemoveChannel).With("chId", id), default));
        }

        private async Task TellAsync(string label, Func<string, Task> change)
        {
            try
            {
                await change(label);
                Told[label] = Done;
            }
            catch (StellantisApiException e)
            {
                Told[label] = e.ErrorId;
            }
        }

        private Task<List<T>> ListAsync<T>(ApiCall call, Func<WireReader, T> read, bool cancelled) where T : class => AgainAsync(async end =>
        {
            var items = new List<T>();
            using var feed = new PageFeed<T>(client, call, reader => PageReader.Read(reader, call.Operation.ItemKey!, read), new FeedOptions(), end);
            _ = feed.StartAsync();
            while (await feed.NextAsync() is { } page)
                items.AddRange(page.Items);
            return items;
        }, cancelled);

        // A reading is whole or an error; then it is begun anew. Some are left in the middle first, as Ctrl+C leaves them.
        private async Task<T> AgainAsync<T>(Func<CancellationToken, Task<T>> read, bool leave)
        {
            for (var tries = 1; ; tries++)
            {
                using var end = leave && tries == 1 ? new CancellationTokenSource(1) : new CancellationTokenSource();
                try
                {
                    return await read(end.Token);
                }
                catch (OperationCanceledException) when (end.IsCancellationRequested)
                {
                    // That was the purpose.
                }
                catch (StellantisApiException e) when (tries < MostTries)
                {
                    Unreadable.Enqueue(e.ErrorId);
                }
            }
        }

        private void CheckMark(string what, WireObject read, int vehicle) =>
            Check($"the bytes of {what}", read.AdditionalProperties.TryGetValue("mark", out var mark)
                && RoughFleet.IsMarked(mark as string, vehicle));

        private void Check(string what, bool right)
        {
            if (!right)
                Wrong.Enqueue($"{what}, after {fleet.Requests} requests");
        }

        private static string Labelled(string label) => $$"""{"label":"{{label}}"}""";
    }
}
