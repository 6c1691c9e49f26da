using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class TripTypeTests
{
    [Fact]
    public async Task A_strict_service_wants_the_type_of_trips_on_each_page_by_token_too_and_its_links_have_it()
    {
        using var caller = new SandboxCaller(new SandboxOptions { VehicleCount = 1, Strict = true });
        var path = $"/accounts/vehicles/{(await caller.VinsAsync())[0]}/trips";

        Assert.Equal(400, (await caller.GetAsync(path + "?pageSize=1")).Status);
        var first = (await caller.GetAsync(path + "?type=Normal&pageSize=1")).Expect(200);
        var next = (string)first["_links"]!["next"]!["href"]!;
        Assert.Contains("&type=Normal", next, StringComparison.Ordinal);
        Assert.Single((JArray)(await caller.GetAsync(next)).Expect(200)["_embedded"]!["trips"]!);
        var bare = await caller.GetAsync(next.Replace("&type=Normal", "", StringComparison.Ordinal));
        Assert.Equal((400, "The parameter type is missing."), (bare.Status, bare.Message));
    }

    [Fact]
    public async Task A_lenient_service_gives_trips_without_a_type()
    {
        using var caller = new SandboxCaller(new SandboxOptions { VehicleCount = 1 });
        var path = $"/accounts/vehicles/{(await caller.VinsAsync())[0]}/trips";
        var first = (await caller.GetAsync(path + "?pageSize=1")).Expect(200);
        (await caller.GetAsync((string)first["_links"]!["next"]!["href"]!)).Expect(200);
    }
}
