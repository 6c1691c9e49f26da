using System.Globalization;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>Whoever reads a list gets all of it, once, or an error after what came; and the reading ends, whatever links the service makes.</summary>
public class WholeListTests
{
    public static TheoryData<string> Collections { get; } = new(Operations.All.Where(o => o.ItemKey is not null).Select(o => o.Id));

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task Pages_in_a_circle_behind_ever_new_links_end_with_an_error_and_each_item_once(string id)
    {
        // 0, 1, 2, 1, 2, 1, 2 ..., with a link that was never seen before on every page.
        var sent = 0;
        var service = new FakeService(_ =>
        {
            var at = sent++;
            return FakeService.Json(Page(at < 3 ? at : 1 + (at - 1) % 2, $"?pageToken=t{at + 1}", total: 30, ItemKey(id)));
        });
        var (items, failure) = await ReadAsync(service, id, new FeedOptions());
        Assert.Equal("InvalidResponse", failure?.ErrorId);
        Assert.Equal(30, items.Count);
        Assert.Equal(30, items.Distinct().Count());
        Assert.InRange(service.Sent.Count, 3, 20);
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task Empty_pages_behind_ever_new_links_end_with_an_error(string id)
    {
        var sent = 0;
        var service = new FakeService(_ =>
            FakeService.Json($$$"""{"_links":{"next":{"href":"?pageToken=t{{{++sent}}}"}},"_embedded":{"{{{ItemKey(id)}}}":[]}}"""));
        var (items, failure) = await ReadAsync(service, id, new FeedOptions());
        Assert.Equal("InvalidResponse", failure?.ErrorId);
        Assert.Empty(items);
    }

    [Fact]
    public async Task Items_that_are_ever_new_and_many_more_than_were_announced_end_with_an_error()
    {
        var sent = 0;
        var service = new FakeService(_ => FakeService.Json(Page(sent++, $"?pageToken=t{sent}", total: 30)));
        var (items, failure) = await ReadAsync(service, "getVehicles", new FeedOptions());
        Assert.Equal("InvalidResponse", failure?.ErrorId);
        Assert.Contains("announced 30 items", failure!.Message, StringComparison.Ordinal);
        Assert.InRange(items.Count, 30, 2000);
    }

    // What stands in the place of the third page of five.
    [Theory]
    [InlineData("no link", "{PAGE}")]
    [InlineData("null link", """{"_links":{"next":null},ITEMS}""")]
    [InlineData("null address", """{"_links":{"next":{"href":null}},ITEMS}""")]
    [InlineData("empty page", """{"_links":{},"total":50,"_embedded":{"vehicles":[]}}""")]
    [InlineData("empty object", "{}")]
    [InlineData("no list", """{"_links":{},"total":50,"_embedded":{}}""")]
    public async Task Where_the_links_end_too_soon_the_rest_is_read_by_its_place(string what, string third)
    {
        Assert.NotEmpty(what);
        var service = new FakeService(request => FakeService.Json(Range(request) is { } from ? Ranged(from) : Linked(request)));
        var (items, failure) = await ReadAsync(service, "getVehicles", new FeedOptions { PageSize = 10 });
        Assert.Null(failure);
        Assert.Equal(Enumerable.Range(0, 50).Select(Item), items);

        string Linked(HttpRequestMessage request)
        {
            var at = At(request);
            return at == 2
                ? third.Replace("{PAGE}", Page(2, null, 50), StringComparison.Ordinal)
                    .Replace("ITEMS", Page(2, null, 50)[1..^1], StringComparison.Ordinal)
                : Page(at, $"?pageToken={at + 1}", 50);
        }
    }

    [Theory]
    [InlineData(long.MaxValue, 50)]
    [InlineData(45, 45)]
    public async Task Where_the_rest_cannot_be_had_either_an_error_says_how_much_of_it_came(long limit, int wanted)
    {
        var service = new FakeService(request => Range(request) is null
            ? FakeService.Json(Page(At(request), At(request) == 2 ? null : $"?pageToken={At(request) + 1}", 50))
            : FakeService.Json("""{"name":"BAD_RANGE"}""", System.Net.HttpStatusCode.BadRequest));
        var (items, failure) = await ReadAsync(service, "getVehicles", new FeedOptions { PageSize = 10, Limit = limit });
        Assert.Equal(Enumerable.Range(0, 30).Select(Item), items);
        Assert.Equal("InvalidResponse", failure?.ErrorId);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"30 of {wanted} came"), failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_has_no_ranges_says_how_much_of_it_came()
    {
        var service = new FakeService(_ => FakeService.Json(Page(0, null, 12, "channels")));
        var (items, failure) = await ReadAsync(service, "getChannels", new FeedOptions());
        Assert.Equal(10, items.Count);
        Assert.Contains("10 of 12 came", failure!.Message, StringComparison.Ordinal);
        Assert.Single(service.Sent);
    }

    [Theory]
    [InlineData(10, 30)]
    [InlineData(30, 30)]
    [InlineData(100, 30)]
    public async Task The_first_of_a_list_are_no_error_where_it_has_no_more(long limit, int total)
    {
        var service = new FakeService(request =>
            FakeService.Json(Page(At(request), At(request) == 2 ? null : $"?pageToken={At(request) + 1}", total)));
        var (items, failure) = await ReadAsync(service, "getVehicles", new FeedOptions { PageSize = 10, Limit = limit });
        Assert.Null(failure);
        Assert.Equal(Math.Min(limit, total), items.Count);
    }

    [Theory]
    [InlineData("""{"_embedded":[{"vin":"A"}]}""")]
    [InlineData("""{"_embedded":"none"}""")]
    [InlineData("""{"_embedded":7}""")]
    [InlineData("""{"_embedded":{"vehicles":{"vin":"A"}}}""")]
    [InlineData("""{"_embedded":{"vehicles":"A"}}""")]
    [InlineData("""{"_embedded":{"vehicles":false}}""")]
    [InlineData("""{"_embedded":{"cars":[{"vin":"A"}]}}""")]
    [InlineData("""{"_embedded":{"cars":[ 1 ]},"total":1}""")]
    [InlineData("""[{"vin":"A"}]""")]
    [InlineData(""" "vehicles" """)]
    public async Task Something_else_in_the_place_of_the_items_is_an_error(string page)
    {
        var (items, failure) = await ReadAsync(new FakeService(_ => FakeService.Json(page)), "getVehicles", new FeedOptions());
        Assert.Empty(items);
        Assert.Equal("InvalidResponse", failure?.ErrorId);
    }

    [Theory]
    [InlineData("""{"_embedded":{"vehicles":null}}""")]
    [InlineData("""{"_embedded":{"cars":[  ]}}""")]
    [InlineData("""{"_embedded":{"note":{"a":[1]}}}""")]
    public async Task No_items_are_an_empty_list(string page)
    {
        var (items, failure) = await ReadAsync(new FakeService(_ => FakeService.Json(page)), "getVehicles", new FeedOptions());
        Assert.Empty(items);
        Assert.Null(failure);
    }

    [Fact]
    public async Task No_content_is_an_empty_list()
    {
        var (items, failure) = await ReadAsync(new FakeService(_ => new HttpResponseMessage(System.Net.HttpStatusCode.NoContent)), "getVehicles",
            new FeedOptions());
        Assert.Empty(items);
        Assert.Null(failure);
    }

    [Fact]
    public async Task Two_items_of_one_id_in_a_page_are_both_there_and_one_that_comes_again_is_not()
    {
        var service = new FakeService(request => FakeService.Json(At(request) == 0
            ? """{"_links":{"next":{"href":"?pageToken=1"}},"_embedded":{"trips":[{"id":"1","distance":1},{"id":"1","distance":2},{"id":"2"}]}}"""
            : """{"_embedded":{"trips":[{"id":"2"},{"id":"3"}]}}"""));
        using var client = service.Client();
        var log = new ListLog();
        using var feed = client.Walk(new ApiCall(Operations.GetTrips).With("id", "v"), Trip.Read, new CallContext(default, log));
        var ids = new List<string?>();
        while (await feed.NextAsync() is { } page)
            ids.AddRange(page.Items.Select(t => t.TripId));
        Assert.Equal(["1", "1", "2", "3"], ids);
        Assert.Single(log.Warnings);
    }

    [Fact]
    public async Task Entries_that_are_no_items_are_told()
    {
        var service = new FakeService(_ => FakeService.Json("""{"total":5,"_embedded":{"vehicles":[null,{"vin":"A"},7,"x",[1]]}}"""));
        using var client = service.Client();
        var log = new ListLog();
        using var feed = client.Walk(new ApiCall(Operations.GetVehicles), Vehicle.Read, new CallContext(default, log));
        Assert.Equal("A", Assert.Single((await feed.NextAsync())!.Items).Vin);
        Assert.Null(await feed.NextAsync());
        Assert.Contains("4 of the entries", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    private static string ItemKey(string id) => Operations.All.Single(o => o.Id == id).ItemKey!;

    private static string Item(int number) => string.Create(CultureInfo.InvariantCulture, $"item{number}");

    private static int At(HttpRequestMessage request) =>
        request.RequestUri!.Query.Split("pageToken=") is [_, var token] ? int.Parse(token, CultureInfo.InvariantCulture) : 0;

    private static int? Range(HttpRequestMessage request) => request.RequestUri!.Query.Split("indexRange=") is [_, var range]
        ? int.Parse(range.Split('-')[0], CultureInfo.InvariantCulture)
        : null;

    private static string Ranged(int from)
    {
        var items = string.Join(",", Enumerable.Range(from, Math.Max(0, Math.Min(10, 50 - from))).Select(i => $$"""{"id":"{{Item(i)}}"}"""));
        return $$$"""{"total":50,"_embedded":{"vehicles":[{{{items}}}]}}""";
    }

    private static string Page(int at, string? next, long total, string key = "vehicles")
    {
        var items = string.Join(",", Enumerable.Range(at * 10, 10).Select(i => $$"""{"id":"{{Item(i)}}"}"""));
        var links = next is null ? "{}" : $$$"""{"next":{"href":"{{{next}}}"}}""";
        return string.Create(CultureInfo.InvariantCulture,
            $$$"""{"_links":{{{links}}},"total":{{{total}}},"_embedded":{"{{{key}}}":[{{{items}}}]}}""");
    }

    private static async Task<(List<string> Items, StellantisApiException? Failure)> ReadAsync(FakeService service, string id, FeedOptions options)
    {
        using var client = service.Client();
        var call = new ApiCall(Operations.All.Single(o => o.Id == id));
        foreach (var part in call.Operation.Path.Split('/').Where(p => p.StartsWith('{')))
            call.With(part.Trim('{', '}'), "x");
        var items = new List<string>();
        using var feed = client.Walk(call, PlainValue.ReadObject, default, options);
        try
        {
            while (await feed.NextAsync().WaitAsync(TimeSpan.FromSeconds(60)) is { } page)
                items.AddRange(page.Items.Select(i => (string)i["id"]!));
            return (items.Take((int)Math.Min(int.MaxValue, options.Limit)).ToList(), null);
        }
        catch (StellantisApiException failure)
        {
            return (items, failure);
        }
    }
}
