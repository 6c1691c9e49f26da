using System.Diagnostics;
using System.IO.Compression;
using Stellantis.Client.Auth;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Http;
using Stellantis.Client.Json;
using Stellantis.Client.Masking;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>Answers that contradict themselves, never end, or are made to keep a reader busy: refused with a word on why, and soon.</summary>
public class OddAnswerTests
{
    private const string Ok = "HTTP/1.1 200 OK\nContent-Type: application/json\nConnection: close";
    private const string Good = """{"vin":"VR3UPHNKSKT000001"}""";

    private const string Chunked = "1b\r\n" + Good + "\r\n0\r\n\r\n";

    private static readonly ApiCall s_call = new ApiCall(Operations.GetVehicle).With("id", "v");

    public static TheoryData<string, string, string> Contradictions => new()
    {
        { Good + "}", "", "There is text after" },
        { Good + Good, "", "There is text after" },
        { Good + "\0", "", "There is text after" },
        { Good + " <html>", "", "There is text after" },
        { Good, "\nContent-Length: 27\nContent-Length: 20", "Content-Length" },
        { Good, "\nContent-Length: 20\nContent-Length: 27", "Content-Length" },
        { Good, "\nContent-Length: 27, 20", "Content-Length" },
        { Good, "\nContent-Length: many", "Content-Length" },
        { Good, "\nContent-Length: 20", "ends before it is complete" },
        { Good, "\nContent-Length: 70000000", "larger than 64 MiB" },
        { Chunked, "\nTransfer-Encoding: chunked\nContent-Length: 27", "Transfer-Encoding" },
        { Chunked, "\nContent-Length: 37\nTransfer-Encoding: Chunked", "Transfer-Encoding" },
        { Chunked, "\nContent-Length: 27\nTransfer-Encoding: gzip, chunked", "Transfer-Encoding" },
        { Chunked, "\nTransfer-Encoding: gzip, chunked", "'gzip, chunked'" },
        { Chunked, "\nTransfer-Encoding: chunked, chunked", "Transfer-Encoding" },
        { Good, "\nTransfer-Encoding: gzip", "'gzip'" },
        { Good, "\nTransfer-Encoding: deflate\nContent-Length: 27", "'deflate'" },
        { Good, "\nContent-Encoding: gzip", "gzip" },
        { Good, "\nContent-Encoding: deflate", "deflate" },
        { Good, "\nContent-Encoding: br", "br" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task An_answer_that_contradicts_itself_is_refused_and_says_why(string body, string head, string why)
    {
        using var server = WireServer.Of(Ok + head, WireServer.Bytes(body));
        Assert.Contains(why, await RefusedAsync(server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Chunked, "\nTransfer-Encoding: chunked")]
    [InlineData(Chunked, "\nTransfer-Encoding: Chunked")]
    [InlineData(Good, "\nContent-Length: 27")]
    [InlineData(Good, "")]
    public async Task An_answer_with_one_end_is_read(string body, string head)
    {
        using var server = WireServer.Of(Ok + head, WireServer.Bytes(body));
        using var client = server.Client();
        Assert.Equal("VR3UPHNKSKT000001", (await client.ReadAsync(s_call, Vehicle.Read, default)).Vin);
    }

    [Fact]
    public async Task A_change_whose_answer_has_two_ends_may_have_been_carried_out()
    {
        using var server = WireServer.Of(Ok + "\nTransfer-Encoding: chunked\nContent-Length: 27", WireServer.Bytes(Chunked));
        using var client = server.Client(maxRetry: 3);
        var e = await Assert.ThrowsAsync<StellantisApiException>(() => client.SendAsync(new ApiCall(Operations.NewChannel) { Body = "{}" }, default));
        Assert.Equal(ErrorIds.OutcomeUnknown, e.ErrorId);
    }

    [Fact]
    public async Task A_packed_answer_without_its_end_is_refused()
    {
        var packed = Packed(WireServer.Bytes(Good + new string(' ', 1000)));
        for (var cut = 1; cut < packed.Length; cut++)
        {
            using var server = WireServer.Of($"{Ok}\nContent-Encoding: gzip\nContent-Length: {packed.Length - cut}", packed[..^cut]);
            Assert.Contains("gzip", await RefusedAsync(server), StringComparison.Ordinal);
        }
        using var whole = WireServer.Of(Ok + "\nContent-Encoding: gzip", packed);
        using var client = whole.Client();
        Assert.Equal("VR3UPHNKSKT000001", (await client.ReadAsync(s_call, Vehicle.Read, default)).Vin);
    }

    [Fact]
    public async Task A_packed_answer_that_swells_is_refused_when_it_is_too_large()
    {
        var packed = Packed(new byte[300 * 1024 * 1024]);
        using var server = WireServer.Of(Ok + "\nContent-Encoding: gzip", packed);
        var said = await RefusedAsync(server);
        Assert.Contains("larger than 64 MiB", said, StringComparison.Ordinal);
        Assert.Contains("-PageSize", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_fault_of_the_network_and_is_asked_for_again()
    {
        var sent = 0;
        using var server = new WireServer(async (_, stream, end) =>
        {
            await stream.WriteAsync(WireServer.Bytes(
                $"{Ok}\nContent-Length: {(Interlocked.Increment(ref sent) == 1 ? 100 : Good.Length)}\n\n{Good}".ReplaceLineEndings("\r\n")), end);
            stream.Close();
        });
        using var client = server.Client(maxRetry: 1);
        Assert.Equal("VR3UPHNKSKT000001", (await client.ReadAsync(s_call, Vehicle.Read, default)).Vin);
        Assert.Equal(2, sent);
    }

    [Fact]
    public async Task An_answer_that_drips_for_ever_is_given_up_and_not_asked_for_again()
    {
        var sent = 0;
        using var server = new WireServer(async (_, stream, end) =>
        {
            Interlocked.Increment(ref sent);
            await stream.WriteAsync(WireServer.Bytes((Ok + "\n\n{").ReplaceLineEndings("\r\n")), end);
            while (true)
            {
                await Task.Delay(20, end);
                await stream.WriteAsync(" "u8.ToArray(), end);
            }
        });
        using var client = server.Client(timeout: TimeSpan.FromSeconds(1), maxRetry: 3);
        var watch = Stopwatch.StartNew();
        var e = await Assert.ThrowsAsync<StellantisApiException>(() => client.ReadAsync(s_call, Vehicle.Read, default));
        Assert.Equal(ErrorIds.RequestTimeout, e.ErrorId);
        Assert.Contains("-TimeoutSec", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, sent);
        Assert.InRange(watch.Elapsed.TotalSeconds, 2, 30);
    }

    [Theory]
    [InlineData("""{"access_token":"abc","expires_in":60}}""", "\nX: y")]
    [InlineData("""{"access_token":"abc","expires_in":60}""", "\nContent-Encoding: gzip")]
    [InlineData("""{"access_token":"abc","expires_in":60}""", "\nContent-Length: 38\nContent-Length: 20")]
    public async Task A_token_answer_that_contradicts_itself_is_refused_as_well(string body, string head)
    {
        using var server = WireServer.Of(Ok + head, WireServer.Bytes(body));
        using var handler = Sender.Create() ?? new Transport().Create(server.BaseUri);
        using var endpoint = new TokenEndpoint(server.BaseUri, handler, "client", null, null, TimeSpan.FromSeconds(100), new Redactor());
        var e = await Assert.ThrowsAsync<StellantisApiException>(() => endpoint.RequestAsync([], repeatable: false, default));
        Assert.Equal(ErrorIds.InvalidResponse, e.ErrorId);
    }

    public static TheoryData<string, string?> Busy => new()
    {
        { "{\"mileage\":" + new string('7', 5_000_000) + "}", "A number" },
        { "{\"x\":" + new string('7', 5_000_000) + "}", "A number" },
        { "{\"x\":[0." + new string('7', 5_000_000) + "]}", "A number" },
        { "{\"x\":1e" + new string('7', 5_000_000) + "}", "A number" },
        { "{" + string.Join(",", Enumerable.Range(0, 100_000).Select(i => $"\"n{i}\":1")) + "}", "members" },
        { "{\"x\":{" + string.Join(",", Enumerable.Range(0, 100_000).Select(i => $"\"n{i}\":1")) + "}}", "members" },
        { "{\"_links\":{" + string.Join(",", Enumerable.Range(0, 100_000).Select(i => $"\"n{i}\":{{\"href\":\"/x\"}}")) + "}}", "members" },
        { "{\"_links\":{\"x\":[" + string.Join(",", Enumerable.Range(0, 100_000).Select(i => "{\"href\":\"/x\"}")) + "]}}", null },
        { "{" + string.Join(",", Enumerable.Range(0, 10_000).Select(i => "\"vin\":\"v\"")) + "}", null },
        { "{" + string.Join(",", Enumerable.Range(0, 10_000).Select(i => "\"odd\":\"v\"")) + "}", null },
        { "{\"" + new string('n', 5_000_000) + "\":1}", null },
        { "{\"vin\":\"" + string.Concat(Enumerable.Repeat("\\u0041", 1_000_000)) + "\"}", null },
        { "{\"x\":" + new string('[', 100_000), "nests" },
        { "{\"x\":[" + string.Join(",", Enumerable.Repeat("{}", 500_000)) + "]}", null },
        { "{\"createdAt\":\"" + new string('1', 5_000_000) + "\"}", null },
        { "{\"x\":\"\\q\"}", "does not stand for a character" },
    };

    [Theory]
    [MemberData(nameof(Busy))]
    public void What_is_made_to_keep_a_reader_busy_is_read_soon_or_refused(string json, string? refused)
    {
        var watch = Stopwatch.StartNew();
        if (refused is null)
            Assert.NotNull(Read(json).AdditionalProperties);
        else
            Assert.Contains(refused, Assert.Throws<Newtonsoft.Json.JsonReaderException>(() => Read(json)).Message, StringComparison.Ordinal);
        // Seconds, where work by the square would be minutes.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);

        static Vehicle Read(string json)
        {
            using var reader = new WireReader(json);
            Assert.True(reader.ReadDocument());
            return Vehicle.Read(reader);
        }
    }

    [Theory]
    [InlineData("{\"x\":[{},{},{}]}")]
    [InlineData("{\"x\":{\"y\":{\"z\":1}}}")]
    [InlineData("{\"vin\":\"v\"}")]
    public void Reading_ends_when_it_is_cancelled(string json)
    {
        using var reader = new WireReader(json, new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() =>
        {
            reader.ReadDocument();
            Vehicle.Read(reader);
        });
        Assert.Throws<OperationCanceledException>(() => PlainValue.Parse(json, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_member_that_comes_twice_has_its_last_value_and_keeps_the_others()
    {
        using var reader = new WireReader("""{"vin":"A","odd":1,"vin":"B","odd":[2],"vin":"C","odd":"3"}""");
        reader.ReadDocument();
        var vehicle = Vehicle.Read(reader);

        Assert.Equal("C", vehicle.Vin);
        Assert.Equal("A", vehicle.AdditionalProperties["vin#1"]);
        Assert.Equal("B", vehicle.AdditionalProperties["vin#2"]);
        Assert.Equal("3", vehicle.AdditionalProperties["odd"]);
        Assert.Equal(1L, vehicle.AdditionalProperties["odd#1"]);
        Assert.Equal(new List<object?> { 2L }, vehicle.AdditionalProperties["odd#2"]);

        var plain = (IReadOnlyDictionary<string, object?>)PlainValue.Parse("""{"a":1,"a":2,"a#1":7,"a":3}""")!;
        Assert.Equal(3L, plain["a"]);
        Assert.Equal(new object[] { 1L, 2L, 7L }, plain.Where(p => p.Key != "a").Select(p => p.Value!).OrderBy(v => v));
    }

    [Fact]
    public async Task A_page_whose_items_come_in_two_parts_has_them_all()
    {
        var service = new FakeService(_ =>
            FakeService.Json("""{"_embedded":{"vehicles":[{"vin":"A"}]},"_embedded":{"vehicles":[{"vin":"B"}]},"total":2}"""));
        using var client = service.Client();
        var page = await client.FirstPageAsync(new ApiCall(Operations.GetVehicles), Vehicle.Read, default);
        Assert.Equal(["A", "B"], page.Items.Select(v => v.Vin));
    }

    private static async Task<string> RefusedAsync(WireServer server)
    {
        using var client = server.Client();
        var e = await Assert.ThrowsAsync<StellantisApiException>(() => client.ReadAsync(s_call, Vehicle.Read, default));
        Assert.Equal(ErrorIds.InvalidResponse, e.ErrorId);
        return e.Message;
    }

    private static byte[] Packed(byte[] plain)
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(plain);
        return packed.ToArray();
    }
}
