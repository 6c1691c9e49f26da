using System.Text;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>Pages that are read ahead of whoever takes them.</summary>
public class PageFeedTests
{
    private const int Pages = 6;

    [Fact]
    public async Task The_next_page_is_asked_for_before_this_one_has_wholly_come_and_may_come_first()
    {
        // The first page holds back its second half until the second was asked for and has come.
        var second = new TaskCompletionSource<bool>();
        var service = new FakeService(request =>
        {
            if (!request.RequestUri!.Query.Contains("page=1", StringComparison.Ordinal))
                return new HttpResponseMessage { Content = new StreamContent(new HalvedStream(Page(0), second.Task)) };
            _ = Task.Run(() => second.TrySetResult(true));
            return FakeService.Json(Page(1, last: true));
        });
        using var client = service.Client();
        using var feed = Feed(client, new FeedOptions());
        await feed.StartAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(["v0", "v1"], await VinsOf(feed));
    }

    [Fact]
    public async Task Pages_come_in_their_order_however_their_answers_come()
    {
        for (var round = 0; round < 50; round++)
        {
            var service = new FakeService(request =>
            {
                var at = request.RequestUri!.Query is { Length: > 0 } query ? query[^1] - '0' : 0;
                return new HttpResponseMessage
                {
                    Content =
                    new StreamContent(new HalvedStream(Page(at, at == Pages - 1), Task.Run(static () => { })))
                };
            });
            using var client = service.Client();
            using var feed = Feed(client, new FeedOptions());
            _ = feed.StartAsync();
            Assert.Equal(Enumerable.Range(0, Pages).Select(i => $"v{i}"), await VinsOf(feed).WaitAsync(TimeSpan.FromSeconds(20)));
        }
    }

    [Fact]
    public async Task No_more_than_two_pages_are_asked_for_ahead_of_the_one_that_is_taken()
    {
        var service = new FakeService(request => FakeService.Json(Page(request.RequestUri!.Query is { Length: > 0 } query ? query[^1] - '0' : 0)));
        using var client = service.Client();
        using var feed = Feed(client, new FeedOptions());
        _ = feed.StartAsync();
        Assert.NotNull(await feed.NextAsync());
        Assert.NotNull(await feed.NextAsync());
        Assert.InRange(service.Sent.Count, 2, 4);
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_ends_the_collection_and_keeps_nothing_waiting()
    {
        var service = new FakeService(request => FakeService.Json(request.RequestUri!.Query.Length > 0 ? Page(1, last: true) : Page(0)[..^4]));
        using var client = service.Client();
        using var feed = Feed(client, new FeedOptions());
        var reading = feed.StartAsync();
        Assert.Equal("InvalidResponse", (await Assert.ThrowsAsync<StellantisApiException>(feed.NextAsync)).ErrorId);
        feed.Dispose();
        await reading.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static PageFeed<Vehicle> Feed(StellantisClient client, FeedOptions options) => new(
        client, new ApiCall(Operations.GetVehicles), (WireReader reader) => PageReader.Read(reader, "vehicles", Vehicle.Read), options, default);

    private static async Task<List<string?>> VinsOf(PageFeed<Vehicle> feed)
    {
        var vins = new List<string?>();
        while (await feed.NextAsync() is { } page)
            vins.AddRange(page.Items.Select(v => v.Vin));
        return vins;
    }

    private static string Page(int at, bool last = false)
    {
        var next = last ? "" : $$$""","next":{"href":"?page={{{at + 1}}}"}""";
        return $$$"""{"_links":{"self":{"href":"?page={{{at}}}"}{{{next}}}},"_embedded":{"vehicles":[{"vin":"v{{{at}}}"}]}}""";
    }

    /// <summary>A body whose second half comes when something else is over.</summary>
#pragma warning disable CA1844 // .NET Framework, where these tests run too, has no memory to override.
    private sealed class HalvedStream(string text, Task between) : Stream
#pragma warning restore CA1844
    {
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            // All links stand before the items.
            var half = Encoding.UTF8.GetString(_bytes).IndexOf("\"_embedded\"", StringComparison.Ordinal);
            if (_at >= half)
                await between.WaitAsync(cancellationToken);
            var given = Math.Min(count, (_at < half ? half : _bytes.Length) - _at);
            Array.Copy(_bytes, _at, buffer, offset, given);
            _at += given;
            return given;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
