using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Auth;
using Stellantis.Client.Bodies;
using Stellantis.Client.Remotes;
using Xunit;

namespace Stellantis.Client.Tests.Remotes;

/// <summary>The answer to the sending of a command is lost, at each point where that can happen: never is it sent twice.</summary>
public sealed class LostAnswerTests : IDisposable
{
    private readonly Service _service = new();
    private readonly StellantisClient _client;
    private readonly RemoteSender _sender;

    public LostAnswerTests()
    {
        var time = new WatchTime();
        _client = new StellantisClient(new ClientSettings
        {
            BaseUri = new Uri("https://api.example.test/v1/"),
            Authentication = new GatewayAuthentication("id", "secret", "user") { Realm = "B2C" },
            Time = time,
        }, _service);
        _sender = new RemoteSender(_client, time);
    }

    private static readonly Point[] s_points =
        [Point.Before, Point.After, Point.GatewayBefore, Point.GatewayAfter, Point.CutAnswer, Point.EmptyAnswer, Point.Garbage];

    public enum Point
    {
        Before, After, GatewayBefore, GatewayAfter, CutAnswer, EmptyAnswer, Garbage,
    }

    public static TheoryData<Point, bool> Points
    {
        get
        {
            var points = new TheoryData<Point, bool>();
            foreach (var point in s_points)
            {
                points.Add(point, true);
                points.Add(point, false);
            }
            return points;
        }
    }

    public void Dispose() => _client.Dispose();

    [Theory]
    [MemberData(nameof(Points))]
    public async Task It_is_found_when_it_arrived_and_unknown_when_not_and_never_sent_twice(Point point, bool hasOwnLabel)
    {
        _service.Had("earlier", Body(hasOwnLabel ? "another" : "same"));
        _service.Point = point;
        var order = Order(hasOwnLabel ? "mine" : "same", hasOwnLabel);
        order.Known = hasOwnLabel ? null : ["earlier"];
        var arrives = point is not (Point.Before or Point.GatewayBefore);
        if (arrives)
        {
            var sent = await _sender.SendAsync(order, default);
            Assert.Equal("sent", sent.RemoteId);
            Assert.Equal(("VR3UHZKXZPT500042", "ch"), (sent.VehicleId, sent.ChannelId));
            Assert.NotNull(sent.SentAt);
        }
        else
        {
            var failure = await Assert.ThrowsAsync<StellantisApiException>(() => _sender.SendAsync(order, default));
            Assert.Equal(ErrorIds.OutcomeUnknown, failure.ErrorId);
            Assert.Contains("Nothing was sent again", failure.Message, StringComparison.Ordinal);
        }
        Assert.Equal(1, _service.Posts);
        Assert.Equal(arrives ? 2 : 1, _service.Remotes.Count);
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task What_cannot_be_told_from_an_earlier_one_is_not_taken_for_it(Point point, bool hasLabel)
    {
        _service.Had("earlier", Body(hasLabel ? "same" : null));
        _service.Point = point;
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => _sender.SendAsync(Order(hasLabel ? "same" : null, false), default));
        Assert.Equal(point == Point.Garbage ? ErrorIds.InvalidResponse : ErrorIds.OutcomeUnknown, failure.ErrorId);
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task It_is_looked_for_more_than_once_as_the_service_may_list_it_late()
    {
        _service.Point = Point.After;
        _service.ListsAfter = 3;
        Assert.Equal("sent", (await _sender.SendAsync(Order("mine", true), default)).RemoteId);
        Assert.Equal((1, 4), (_service.Posts, _service.Lists));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_the_search_leaves_it_unknown()
    {
        _service.Point = Point.After;
        _service.ListsAfter = int.MaxValue;
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => _sender.SendAsync(Order("mine", true), default));
        Assert.Equal(ErrorIds.OutcomeUnknown, failure.ErrorId);
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task Who_stops_the_search_is_told_that_it_may_have_been_sent()
    {
        using var stop = new CancellationTokenSource();
        _service.Point = Point.After;
        _service.ListsAfter = int.MaxValue;
        _service.Listing = stop.Cancel;
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => _sender.SendAsync(Order("mine", true), stop.Token));
        Assert.Equal(ErrorIds.OutcomeUnknown, failure.ErrorId);
        Assert.Contains("stopped", failure.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (_service.Posts, _service.Lists));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(501)]
    public async Task What_the_service_refuses_is_not_looked_for(int status)
    {
        _service.Refusal = status;
        await Assert.ThrowsAsync<StellantisApiException>(() => _sender.SendAsync(Order("mine", true), default));
        Assert.Equal((1, 0), (_service.Posts, _service.Lists));
    }

    private static string Body(string? label)
    {
        var body = JObject.Parse("""{"action":{"locking":{"state":"Locked"}}}""");
        if (label is not null)
            body["label"] = label;
        return body.ToString();
    }

    private static RemoteOrder Order(string? label, bool hasOwnLabel) =>
        new("VR3UHZKXZPT500042", "VR3UHZKXZPT500042", "ch", RemoteCommand.Of(Body(label))) { HasOwnLabel = hasOwnLabel };

    private sealed class Service : HttpMessageHandler
    {
        public List<(string Id, string Body)> Remotes { get; } = [];

        public Point Point { get; set; }

        public int? Refusal { get; set; }

        public int ListsAfter { get; set; }

        public Action? Listing { get; set; }

        public int Posts { get; private set; }

        public int Lists { get; private set; }

        public void Had(string id, string body) => Remotes.Insert(0, (id, body));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get)
            {
                Lists++;
                Listing?.Invoke();
                var listed = Remotes.Take(Lists <= ListsAfter ? 0 : Remotes.Count).Select(remote => new JObject
                {
                    ["remoteActionId"] = remote.Id, ["type"] = "Locking", ["status"] = "Accepted", ["remote"] = JObject.Parse(remote.Body),
                });
                return Json(200, new JObject
                {
                    ["total"] = Remotes.Count, ["_embedded"] = new JObject { ["remoteActions"] = new JArray(listed) },
                }.ToString());
            }
            Posts++;
            if (Refusal is { } status)
                return Json(status, """{"name":"NO","message":"no"}""");
            if (Point is not (Point.Before or Point.GatewayBefore))
                Had("sent", await request.Content!.ReadAsStringAsync(cancellationToken));
            return Point switch
            {
                Point.Before or Point.After => throw new HttpRequestException("reset", new IOException("reset")),
                Point.GatewayBefore or Point.GatewayAfter => Json(504, "<html>Gateway Time-out</html>", "text/html"),
                Point.CutAnswer => Json(202, """{"remoteActionId":"se"""),
                Point.EmptyAnswer => Json(202, ""),
                _ => Json(202, "welcome", "text/plain"),
            };
        }

        private static HttpResponseMessage Json(int status, string text, string type = "application/hal+json") =>
            new((HttpStatusCode)status) { Content = new StringContent(text, Encoding.UTF8, type) };
    }
}
