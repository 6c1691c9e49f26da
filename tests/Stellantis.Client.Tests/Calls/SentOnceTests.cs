using Stellantis.Client.Calls;
using System.Collections.Concurrent;
using System.Net;
using Stellantis.Client.Http;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>A change goes over the wire once, and nobody is told that it was done, or was not, when that is not known.</summary>
public class SentOnceTests
{
    private static readonly byte[] s_empty = WireServer.Bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

    public static TheoryData<string> Changes => [.. Operations.All.Where(o => o.TakesContent).Select(o => o.Id)];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Every_change_has_content_and_no_read_has(string id)
    {
        var operation = Operations.All.Single(o => o.Id == id);
        Assert.Equal(operation.IsRead, await ContentOf(operation) is null);
        Assert.Null(await ContentOf(Operations.GetVehicles));
    }

    [Theory]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    [InlineData("MERGE", 1)]
    public async Task A_change_without_a_body_on_a_kept_connection_that_then_ends_is_sent_once(string verb, int sent)
    {
        var received = new ConcurrentQueue<string>();
        using var server = new WireServer(async (request, stream, end) =>
        {
            received.Enqueue(request.Split(' ')[0]);
            if (request.StartsWith("GET", StringComparison.Ordinal))
                await stream.WriteAsync(s_empty, end);
            else
                stream.Close();
        });
        using var client = server.Client(maxRetry: 4);
        await client.SendAsync(new ApiCall(Operations.GetVehicles), default);
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(new Operation("op", verb, "/x")), default));
        Assert.Equal("OutcomeUnknown", failure.ErrorId);
        Assert.Equal(sent, received.Count(v => v == verb));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_change_that_can_be_repeated_is_repeated_by_the_module_alone(string verb)
    {
        var received = 0;
        using var server = new WireServer(async (request, stream, end) =>
        {
            if (request.StartsWith("GET", StringComparison.Ordinal))
            {
                await stream.WriteAsync(s_empty, end);
                return;
            }
            Interlocked.Increment(ref received);
            stream.Close();
        });
        using var client = server.Client(maxRetry: 2);
        await client.SendAsync(new ApiCall(Operations.GetVehicles), default);
        await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(new Operation("op", verb, "/x")), default));
        Assert.Equal(3, received);
    }

    [Theory]
    [InlineData(true, true, "OutcomeUnknown")]
    [InlineData(true, false, "OutcomeUnknown")]
    [InlineData(false, true, "NotConnected")]
    public async Task A_call_that_is_cut_tells_what_is_known_of_it(bool change, bool byDispose, string errorId)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new WireServer(async (_, _, end) =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, end);
        });
        using var stop = new CancellationTokenSource();
        using var client = server.Client(maxRetry: 4);
        var call = client.SendAsync(new ApiCall(change ? Operations.NewChannel : Operations.GetVehicles) { Body = change ? "{}" : null }, stop.Token);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        if (byDispose)
            client.Dispose();
        else
            await stop.CancelAsync();
        Assert.Equal(errorId, (await Assert.ThrowsAsync<StellantisApiException>(() => call.WaitAsync(TimeSpan.FromSeconds(60)))).ErrorId);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_change_that_waits_after_it_was_refused_was_not_carried_out(int status)
    {
        var time = new HeldTime();
        var service = new FakeService(_ =>
        {
            var answer = FakeService.Json("{}", (HttpStatusCode)status);
            answer.Headers.Add("Retry-After", "20");
            return answer;
        });
        var client = service.Client(time: time, maxRetry: 4);
        var call = client.SendAsync(new ApiCall(Operations.NewChannel) { Body = "{}" }, default);
        await time.WaitingAsync(1).WaitAsync(TimeSpan.FromSeconds(60));
        client.Dispose();
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("NotConnected", (await Assert.ThrowsAsync<StellantisApiException>(() => call)).ErrorId);
        Assert.Single(service.Sent);
    }

    [Fact]
    public async Task A_closed_connection_takes_no_calls()
    {
        var client = new FakeService(_ => FakeService.Json("{}")).Client();
        client.Dispose();
        foreach (var operation in new[] { Operations.GetVehicles, Operations.NewChannel })
            Assert.Equal("NotConnected", (await Assert.ThrowsAsync<StellantisApiException>(() =>
                client.SendAsync(new ApiCall(operation), default))).ErrorId);
    }

    [Fact]
    public async Task No_request_asks_first_whether_its_body_is_welcome()
    {
        var asked = new List<bool?>();
        var service = new FakeService(request =>
        {
            asked.Add(request.Headers.ExpectContinue);
            return FakeService.Json("{}");
        });
        using var client = service.Client();
        await client.SendAsync(new ApiCall(Operations.NewChannel) { Body = "{}" }, default);
        Assert.Equal([false], asked);
    }

    [Fact]
    public async Task An_answer_without_content_is_an_empty_one()
    {
        using var client = new FakeService(_ => new HttpResponseMessage(HttpStatusCode.Accepted) { Content = null }).Client();
        Assert.Equal("", await client.TextAsync(new ApiCall(Operations.NewChannel) { Body = "{}" }, default));
    }

    [Theory]
    [InlineData(WebExceptionStatus.ConnectFailure, true, true)]
    [InlineData(WebExceptionStatus.NameResolutionFailure, true, false)]
    [InlineData(WebExceptionStatus.ProxyNameResolutionFailure, true, false)]
    [InlineData(WebExceptionStatus.TrustFailure, true, false)]
    [InlineData(WebExceptionStatus.SecureChannelFailure, true, false)]
    [InlineData(WebExceptionStatus.ConnectionClosed, false, true)]
    [InlineData(WebExceptionStatus.KeepAliveFailure, false, true)]
    [InlineData(WebExceptionStatus.PipelineFailure, false, true)]
    [InlineData(WebExceptionStatus.ReceiveFailure, false, true)]
    [InlineData(WebExceptionStatus.SendFailure, false, true)]
    [InlineData(WebExceptionStatus.Timeout, false, true)]
    [InlineData(WebExceptionStatus.RequestCanceled, false, true)]
    public async Task Faults_of_NET_Framework_before_the_request_was_sent_leave_no_doubt(WebExceptionStatus status, bool neverSent, bool mayPass)
    {
        var fault = new HttpRequestException("no", new WebException("no", status));
        Assert.Equal((neverSent, mayPass), (Faults.NeverSent(fault), Faults.MayPass(fault)));
        using var client = new FakeService(_ => throw fault).Client();
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() =>
            client.SendAsync(new ApiCall(Operations.NewChannel) { Body = "{}" }, default));
        Assert.Equal(neverSent ? "NetworkError" : "OutcomeUnknown", failure.ErrorId);
    }

    private static async Task<string?> ContentOf(Operation operation)
    {
        var service = new FakeService(_ => FakeService.Json("{}"));
        using var client = service.Client();
        // The path's parameters make no difference here.
        await client.SendAsync(new ApiCall(operation with { Path = "/x" }), default);
        return Assert.Single(service.Sent).Body;
    }
}
