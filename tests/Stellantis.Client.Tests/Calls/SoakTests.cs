using System.Collections.Concurrent;
using Stellantis.Client.Auth;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Http;
using Stellantis.Sandbox;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>
/// Twenty thousand requests over the real wire, one in twenty of which goes wrong: every answer comes, once, and it is the right one.
/// </summary>
public class SoakTests
{
    private const int Requests = 20_000;
    private const int Workers = 16;

    [Fact]
    public async Task Nothing_is_lost_or_doubled_in_bad_weather()
    {
        using var server = SandboxServer.Start(new SandboxOptions
        {
            VehicleCount = Requests,
            Faults =
            [
                new SandboxFault { Kind = "Reset", Rate = 0.01, Seed = 1 },
                new SandboxFault { Kind = "Close", Rate = 0.01, Seed = 2 },
                new SandboxFault { Kind = "Truncate", Rate = 0.01, Seed = 3 },
                new SandboxFault { Kind = "Status", Status = 503, Rate = 0.01, Seed = 4 },
                new SandboxFault { Kind = "Throttle", RetryAfter = "1", Rate = 0.01, Seed = 5 },
            ],
        });
        using var client = new StellantisClient(
            new ClientSettings
            {
                BaseUri = server.BaseUri,
                Authentication = new GatewayAuthentication(server.ClientId, server.ClientSecret, server.UserId) { Realm = "B2C" },
                Time = new QuickTime(),
                MaxRetry = 6,
                MaxWait = TimeSpan.FromHours(1),
            },
            Sender.Create());

        var vins = new List<string>();
        using var feed = client.Walk(new ApiCall(Operations.GetVehicles).Query("pageSize", 500), Vehicle.Read, default);
        while (await feed.NextAsync() is { } page)
            vins.AddRange(page.Items.Select(v => v.Vin!));
        Assert.Equal(Requests, vins.Distinct().Count());

        var found = new ConcurrentDictionary<string, int>();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var i && i < vins.Count)
            {
                var vehicle = await client.ReadAsync(new ApiCall(Operations.GetVehicle) { Vin = vins[i] }.With("id", vins[i]), Vehicle.Read, default);
                Assert.Equal(vins[i], vehicle.Vin);
                found.AddOrUpdate(vehicle.Vin!, 1, static (_, n) => n + 1);
            }
        })));
        Assert.Equal(Requests, found.Count);
        Assert.All(found.Values, times => Assert.Equal(1, times));
    }
}
