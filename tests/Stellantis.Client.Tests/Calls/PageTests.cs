using System.Globalization;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

public class PageTests
{
    private const string Base = "https://api.example.com/connectedcar/v1";

    [Fact]
    public async Task Next_links_are_followed_as_they_are_given()
    {
        var (vins, sent) = await Walk(
            Page(["A", "B"], $"{Base}/accounts/vehicles?pageToken=a%2Fb%20c"),
            Page(["C"], "?pageToken=relative"),
            Page(["D"], null));
        Assert.Equal(["A", "B", "C", "D"], vins);
        Assert.Equal(["", "?pageToken=a%2Fb%20c", "?pageToken=relative"], sent.Select(u => u.Query));
    }

    [Fact]
    public async Task The_environment_is_added_to_a_link_that_lacks_it_and_not_twice()
    {
        var (_, sent) = await WalkIn("int", [Page(["A"], "?pageToken=1"), Page(["B"], "?env=int&pageToken=2"), Page(["C"], null)]);
        Assert.Equal(["?env=int", "?pageToken=1&env=int", "?env=int&pageToken=2"], sent.Select(u => u.Query));
    }

    [Theory]
    [InlineData("""{"_embedded":{"VEHICLES":[{"vin":"A"}]}}""")]
    [InlineData("""{"_embedded":{"Vehicles":[{"vin":"A"}],"cars":[{"vin":"B"}],"note":{"n":1}}}""")]
    [InlineData("""{"_embedded":{"vehicles":[{"vin":"A"}]},"total":"1","surprise":[1,{"a":2}]}""")]
    public async Task Items_are_found_in_any_casing_and_beside_surprises(string page)
    {
        var (vins, _) = await Walk(page);
        Assert.Equal(["A"], vins);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"total":0}""")]
    [InlineData("""{"_links":{},"_embedded":{}}""")]
    [InlineData("""{"_links":null,"_embedded":null,"total":null}""")]
    public async Task A_page_without_items_is_empty(string page)
    {
        var (vins, _) = await Walk(page);
        Assert.Empty(vins);
    }

    [Fact]
    public async Task Unknown_members_of_a_page_are_kept()
    {
        var service = new FakeService(_ => FakeService.Json("""{"_embedded":{"vehicles":[]},"price":1.10}"""));
        using var client = service.Client();
        var page = await client.FirstPageAsync(new ApiCall(Operations.GetVehicles), Vehicle.Read, default);
        Assert.Equal(new KeyValuePair<string, string>("price", "1.10"), Assert.Single(page.Unknown));
    }

    [Fact]
    public async Task A_link_in_a_circle_ends_with_an_error_after_what_was_read()
    {
        var service = new FakeService(_ => FakeService.Json(Page(["A"], "?pageToken=same")));
        using var client = service.Client();
        using var feed = client.Walk(new ApiCall(Operations.GetVehicles), Vehicle.Read, default);
        Assert.Single((await feed.NextAsync())!.Items);
        Assert.Empty((await feed.NextAsync())!.Items);
        var failure = await Assert.ThrowsAsync<StellantisApiException>(feed.NextAsync);
        Assert.Equal("InvalidResponse", failure.ErrorId);
        Assert.Equal(2, service.Sent.Count);
    }

    [Fact]
    public async Task A_link_to_an_inner_host_is_read_from_the_connection_with_one_warning()
    {
        var pages = new Queue<string>([
            Page(["A"], "https://inner.gateway.local:8443/x/accounts/vehicles?pageToken=1"),
            Page(["B"], "https://inner.gateway.local:8443/x//accounts/vehicles?pageToken=2"),
            Page(["C"], null)]);
        var service = new FakeService(_ => FakeService.Json(pages.Dequeue()));
        using var client = service.Client();
        var log = new ListLog();
        using var feed = client.Walk(new ApiCall(Operations.GetVehicles), Vehicle.Read, new CallContext(default, log));
        while (await feed.NextAsync() is not null)
        {
            // To its end.
        }
        Assert.All(service.Sent, s => Assert.Equal("api.example.com", s.Address.Host));
        Assert.Equal(["", "?pageToken=1", "?pageToken=2"], service.Sent.Select(s => s.Address.Query));
        Assert.Single(log.Warnings);
    }

    [Fact]
    public async Task A_link_to_another_place_is_refused_and_nothing_is_sent_there()
    {
        var service = new FakeService(_ => FakeService.Json(Page(["A"], "https://evil.example.net/steal?pageToken=1")));
        using var client = service.Client();
        using var feed = client.Walk(new ApiCall(Operations.GetVehicles), Vehicle.Read, default);
        Assert.Single((await feed.NextAsync())!.Items);
        var failure = await Assert.ThrowsAsync<StellantisApiException>(feed.NextAsync);
        Assert.Equal("InvalidResponse", failure.ErrorId);
        Assert.Single(service.Sent);
    }

    private static string Page(string[] vins, string? next)
    {
        var items = string.Join(",", vins.Select(v => $$"""{"vin":"{{v}}"}"""));
        var links = next is null ? "{}" : $$$"""{"next":{"href":"{{{next}}}"}}""";
        return string.Create(CultureInfo.InvariantCulture,
            $$$"""{"_links":{{{links}}},"total":{{{vins.Length}}},"_embedded":{"vehicles":[{{{items}}}]}}""");
    }

    private static Task<(List<string?> Vins, List<Uri> Sent)> Walk(params string[] pages) => WalkIn(null, pages);

    private static async Task<(List<string?> Vins, List<Uri> Sent)> WalkIn(string? environment, string[] pages)
    {
        var queue = new Queue<string>(pages);
        var service = new FakeService(_ => FakeService.Json(queue.Dequeue()));
        using var client = service.Client(environment: environment);
        using var feed = client.Walk(new ApiCall(Operations.GetVehicles), Vehicle.Read, default);
        var vins = new List<string?>();
        while (await feed.NextAsync() is { } page)
            vins.AddRange(page.Items.Select(v => v.Vin));
        return (vins, service.Sent.ConvertAll(s => s.Address));
    }
}
