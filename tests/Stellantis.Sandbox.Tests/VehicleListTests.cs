using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class VehicleListTests
{
    [Fact]
    public async Task Walking_2500_vehicles_gives_2500_distinct_vins_in_the_order_of_the_server()
    {
        using var caller = new SandboxCaller(new SandboxOptions { VehicleCount = 2500 });

        var (byHundred, requests) = await caller.WalkAsync("/accounts/vehicles", "vehicles");
        var (bySeven, _) = await caller.WalkAsync("/accounts/vehicles?pageSize=499", "vehicles");

        Assert.Equal(25, requests);
        Assert.Equal(2500, byHundred.Select(Vin).Distinct().Count());
        Assert.Equal(byHundred.Select(Vin), bySeven.Select(Vin));
    }

    [Fact]
    public async Task Every_page_has_links_to_the_others_and_says_where_it_stands()
    {
        using var caller = new SandboxCaller(new SandboxOptions { VehicleCount = 25 });

        var first = (await caller.GetAsync("/accounts/vehicles?pageSize=10")).Expect(200);
        var second = (await caller.GetAsync(Link(first, "next")!)).Expect(200);
        var third = (await caller.GetAsync(Link(second, "next")!)).Expect(200);

        Assert.Equal((25, 3, 1), Counts(first));
        Assert.Equal((25, 3, 2), Counts(second));
        Assert.Equal((25, 3, 3), Counts(third));
        Assert.Equal(caller.Server.BaseUri + "/accounts/vehicles?pageSize=10", Link(first, "self"));
        Assert.Equal(Link(first, "next"), Link(second, "self"));
        Assert.All([first, second, third], page => Assert.Equal(Link(first, "self"), Link(page, "first")));
        Assert.All([first, second, third], page => Assert.Equal(Link(third, "self"), Link(page, "last")));
        Assert.Null(Link(first, "prev"));
        Assert.Null(Link(third, "next"));
        Assert.Equal(Vins(second), Vins((await caller.GetAsync(Link(third, "prev")!)).Json));
        Assert.Equal(Vins(first), Vins((await caller.GetAsync(Link(second, "prev")!)).Json));
    }

    [Theory]
    [InlineData("indexRange=0-9", 10, "10")]
    [InlineData("indexRange=20-", 5, "5")]
    [InlineData("indexRange=3-3", 1, "1")]
    [InlineData("indexRange=2-20&pageSize=8", 19, "8 8 3")]
    [InlineData("indexRange=25-", 0, "0")]
    [InlineData("env=&gId=&pageSize=&locale=&vinPrefix=", 25, "25")]
    [InlineData("gId=root&unknown=1", 25, "25")]
    [InlineData("gId=other", 0, "0")]
    public async Task The_part_that_was_asked_for_is_what_comes(string query, int count, string pages)
    {
        using var caller = new SandboxCaller();
        var all = Vins((await caller.GetAsync("/accounts/vehicles")).Json);

        var found = new List<string>();
        var sizes = new List<int>();
        for (var next = "/accounts/vehicles?" + query; next is not null;)
        {
            var page = (await caller.GetAsync(next)).Expect(200);
            sizes.Add(Vins(page).Count);
            found.AddRange(Vins(page));
            next = Link(page, "next");
        }

        var start = query.StartsWith("indexRange=", StringComparison.Ordinal)
            ? int.Parse(query[11..].Split('-')[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
        Assert.Equal(all.Skip(start).Take(count), found);
        Assert.Equal(pages, string.Join(' ', sizes));
    }

    [Fact]
    public async Task A_prefix_holds_on_every_page()
    {
        using var caller = new SandboxCaller(new SandboxOptions { VehicleCount = 200 });

        var (vehicles, requests) = await caller.WalkAsync("/accounts/vehicles?vinPrefix=VR3&pageSize=10", "vehicles");

        Assert.True(requests > 1);
        Assert.All(vehicles, vehicle => Assert.StartsWith("VR3", Vin(vehicle), StringComparison.Ordinal));
        Assert.Equal((int?)(await caller.GetAsync("/accounts/vehicles?vinPrefix=VR3&pageSize=1")).Json["total"], vehicles.Count);
    }

    [Theory]
    [InlineData("pageSize=0", "pageSize")]
    [InlineData("pageSize=501", "pageSize")]
    [InlineData("pageSize=ten", "pageSize")]
    [InlineData("indexRange=5", "indexRange")]
    [InlineData("indexRange=-5", "indexRange")]
    [InlineData("indexRange=9-3", "indexRange")]
    [InlineData("pageToken=guess", "pageToken")]
    [InlineData("extension=wheels", "extension")]
    public async Task A_parameter_that_breaks_the_contract_is_named(string query, string named)
    {
        using var caller = new SandboxCaller();

        var answer = await caller.GetAsync("/accounts/vehicles?" + query);

        Assert.Equal(400, answer.Status);
        Assert.Contains(named, answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&pageSize=10")]
    [InlineData("&indexRange=0-9")]
    public async Task A_page_token_excludes_what_it_carries(string more)
    {
        using var caller = new SandboxCaller();
        var page = (await caller.GetAsync("/accounts/vehicles?pageSize=10")).Json;

        Assert.Equal(400, (await caller.GetAsync(Link(page, "next") + more)).Status);
    }

    [Fact]
    public async Task A_page_token_is_good_for_its_own_collection_only()
    {
        using var caller = new SandboxCaller();
        var page = (await caller.GetAsync("/accounts/vehicles?pageSize=10")).Json;
        var query = new Uri(Link(page, "next")!).Query;

        Assert.Equal(400, (await caller.GetAsync($"/accounts/vehicles/{Vins(page)[0]}/alerts{query}")).Status);
        Assert.Equal(400, (await caller.GetAsync("/accounts/vehicles" + query[..^1])).Status);
    }

    [Fact]
    public async Task The_environment_stays_on_every_link()
    {
        using var caller = new SandboxCaller();

        var page = (await caller.GetAsync("/accounts/vehicles?pageSize=10&env=in%20t")).Expect(200);
        var next = (await caller.GetAsync(Link(page, "next")!)).Expect(200);

        Assert.All(page.SelectTokens("$..href").Concat(next.SelectTokens("$..href")), href =>
            Assert.EndsWith("env=in%20t", (string?)href, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_name_the_host_that_was_asked()
    {
        using var caller = new SandboxCaller();

        var page = (await caller.GetAsync($"http://localhost:{caller.Server.BaseUri.Port}/v1/accounts/vehicles")).Expect(200);

        Assert.All(page.SelectTokens("$..href"), href =>
            Assert.StartsWith($"http://localhost:{caller.Server.BaseUri.Port}/v1/accounts/vehicles", (string?)href, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vehicle_is_the_same_by_itself_and_in_the_list()
    {
        using var caller = new SandboxCaller();
        var page = await caller.GetAsync("/accounts/vehicles");
        var listed = (JObject)page.Json["_embedded"]!["vehicles"]![3]!;

        var single = await caller.GetAsync((string)listed.SelectToken("_links.self.href")!);

        Assert.Equal("application/hal+json", single.MediaType);
        Assert.True(JToken.DeepEquals(listed, single.Expect(200)));
        Assert.True((bool)listed.SelectToken("_links.remotes.templated")!);
        Assert.DoesNotContain("_embedded", single.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extensions_come_when_they_are_asked_for()
    {
        using var caller = new SandboxCaller();

        var (numbers, _) = await caller.WalkAsync("/accounts/vehicles?extension=callCenterNumbers&pageSize=10", "vehicles");
        var (both, _) = await caller.WalkAsync("/accounts/vehicles?extension=callCenterNumbers&extension=devices&pageSize=10", "vehicles");

        Assert.All(numbers, vehicle => Assert.Equal("ECALL ACALL SVL",
            string.Join(' ', vehicle.SelectTokens("_embedded.extension.callCenterNumbers[*].callType"))));
        Assert.All(numbers, vehicle => Assert.Null(vehicle.SelectToken("_embedded.extension.devices")));
        var electric = both.First(vehicle => (string?)vehicle["motorization"] == "Electric");
        Assert.Equal(["pcid", "macAddress"], electric.SelectTokens("_embedded.extension.devices.Device[*].additionalproperties.key")
            .Select(key => (string)key!));
    }

    [Theory]
    [InlineData("//accounts/vehicles")]
    [InlineData("/accounts//vehicles/")]
    public async Task Double_slashes_do_no_harm(string path)
    {
        using var caller = new SandboxCaller();

        Assert.Equal(200, (await caller.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_page_of_a_fleet_of_a_million_is_made_of_little_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var caller = new SandboxCaller(new SandboxOptions { VehicleCount = 1_000_000 });
        var started = GC.GetTotalMemory(forceFullCollection: true) - before;

        var page = (await caller.GetAsync("/accounts/vehicles?indexRange=999500-&pageSize=500")).Expect(200);

        Assert.InRange(started, long.MinValue, 5_000_000);
        Assert.Equal(1_000_000, (int?)page["total"]);
        Assert.Equal(500, Vins(page).Count);
    }

    private static string Vin(JToken vehicle) => (string)vehicle["vin"]!;

    private static List<string> Vins(JObject page) => [.. page["_embedded"]!["vehicles"]!.Select(Vin)];

    private static string? Link(JObject page, string relation) => (string?)page.SelectToken($"_links.{relation}.href");

    private static (int Total, int Pages, int Current) Counts(JObject page) =>
        ((int)page["total"]!, (int)page["totalPage"]!, (int)page["currentPage"]!);
}
