using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Stellantis.Server.Http;
using Stellantis.Server.Receiving;
using Xunit;

namespace Stellantis.Server.Tests;

/// <summary>What a receiver takes, and what it refuses and counts.</summary>
public sealed class ReceiverTests
{
    private static readonly HttpClient s_client = new();

    public static TheoryData<string, string, bool> Secrets => new()
    {
        { "Authorization", "Bearer " + Inbox.Secret, true },
        { "Authorization", "bearer " + Inbox.Secret, true },
        { "Authorization", Inbox.Secret, true },
        { "Authorization", "Basic " + Base64("stellantis:" + Inbox.Secret), true },
        { "Authorization", "Basic " + Base64(":" + Inbox.Secret), true },
        { "x-stellantis-secret", Inbox.Secret, true },
        { "Authorization", "Bearer " + Inbox.Secret + "x", false },
        { "Authorization", "Bearer correct hors", false },
        { "Authorization", "Bearer", false },
        { "Authorization", "Basic " + Base64(Inbox.Secret), false },
        { "Authorization", "Basic " + Base64(Inbox.Secret + ":other"), false },
        { "Authorization", "Basic no base64", false },
        { "X-Stellantis-Secret", "", false },
        { "X-Other", Inbox.Secret, false },
    };

    [Theory]
    [InlineData("Taken", 200)]
    [InlineData("Full", 500)]
    [InlineData("Refused", 400)]
    public async Task The_answer_says_what_became_of_it(string receipt, int status)
    {
        using var inbox = new Inbox();
        inbox.Next = () => Enum.Parse<Receipt>(receipt);
        using var answer = await s_client.PostAsync(inbox.Address(), new StringContent("{}"));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(0, answer.Content.Headers.ContentLength);
        Assert.Equal(receipt == "Taken" ? "{}" : "", inbox.Text);
    }

    [Theory]
    [InlineData("/hook", "/hook", 200)]
    [InlineData("/hook", "/hook/", 200)]
    [InlineData("/hook/", "/hook", 200)]
    [InlineData("/hook", "/hook/monitors/webhook", 200)]
    [InlineData("/hook", "/hook?x=1", 200)]
    [InlineData("/hook", "/hooks", 404)]
    [InlineData("/hook", "/", 404)]
    [InlineData("/hook", "/HOOK", 404)]
    [InlineData("/", "/anything", 200)]
    public async Task What_is_posted_elsewhere_is_refused(string path, string target, int status)
    {
        using var inbox = new Inbox(path: path);
        using var answer = await s_client.PostAsync(inbox.Address(target), new StringContent("{}"));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 404 ? 1 : 0, inbox.Refused.GetValueOrDefault("Path"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Another_method_is_refused(string method)
    {
        using var inbox = new Inbox();
        using var answer = await s_client.SendAsync(new HttpRequestMessage(new HttpMethod(method), inbox.Address()));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["POST"], answer.Content.Headers.Allow);
        Assert.Equal(1, inbox.Refused["Method"]);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task The_secret_is_looked_for_where_channels_can_carry_one(string header, string value, bool isRight)
    {
        using var inbox = new Inbox(Inbox.Secret);
        using var request = new HttpRequestMessage(HttpMethod.Post, inbox.Address()) { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await s_client.SendAsync(request);
        Assert.Equal(isRight ? 200 : 401, (int)answer.StatusCode);
        Assert.Equal(isRight ? 0 : 1, inbox.Refused.GetValueOrDefault("Secret"));
        Assert.Equal(isRight ? "{}" : "", inbox.Text);
        // Who takes the delivery does not see it.
        Assert.DoesNotContain(inbox.Taken.SelectMany(delivery => delivery.Outside), pair =>
            pair.Value.Contains(Inbox.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_secret_a_large_body_is_not_read()
    {
        using var inbox = new Inbox(Inbox.Secret);
        using var client = new TcpClient("127.0.0.1", inbox.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n"));
        // It is answered before any of the body was sent.
        Assert.StartsWith("HTTP/1.1 401 ", await FirstLineAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Header_fields_and_the_parameters_of_the_address_come_along()
    {
        using var inbox = new Inbox();
        using var request = new HttpRequestMessage(HttpMethod.Post, inbox.Address("/?vin=VR3%20A&empty&x+y=1")) { Content = new StringContent("{}") };
        request.Headers.Add("X-Vin", "VR3B");
        using var answer = await s_client.SendAsync(request);
        var outside = Assert.Single(inbox.Taken).Outside;
        Assert.Contains(new("X-Vin", "VR3B"), outside);
        Assert.Contains(new("vin", "VR3 A"), outside);
        Assert.Contains(new("empty", ""), outside);
        Assert.Contains(new("x y", "1"), outside);
    }

    [Theory]
    [InlineData(1024 * 1024, 200)]
    [InlineData(1024 * 1024 + 1, 413)]
    public async Task A_body_has_1_MB_at_most(int size, int status)
    {
        using var inbox = new Inbox();
        foreach (var isChunked in (bool[])[false, true])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, inbox.Address()) { Content = new ByteArrayContent(new byte[size]) };
            request.Headers.TransferEncodingChunked = isChunked;
            using var answer = await s_client.SendAsync(request);
            Assert.Equal(status, (int)answer.StatusCode);
        }
        Assert.Equal(status == 413 ? 2 : 0, inbox.Refused.GetValueOrDefault("Request"));
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var inbox = new Inbox();
        var content = new ByteArrayContent([1, 2, 3]);
        content.Headers.ContentEncoding.Add("gzip");
        using var answer = await s_client.PostAsync(inbox.Address(), content);
        Assert.Equal(415, (int)answer.StatusCode);
        Assert.Equal(1, inbox.Refused["Encoding"]);
    }

    [Fact]
    public async Task A_slow_body_is_given_up_and_counted()
    {
        using var inbox = new Inbox(times: new HttpTimes { Body = TimeSpan.FromMilliseconds(50) });
        using var client = new TcpClient("127.0.0.1", inbox.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{"));
        Assert.Equal("", await FirstLineAsync(client));
        Assert.Equal(1, inbox.Refused["Request"]);
        Assert.Empty(inbox.Taken);
    }

    [Fact]
    public async Task A_thousand_idle_connections_keep_nobody_out()
    {
        using var inbox = new Inbox();
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, inbox.Port);
                idle.Add(client);
            }
            using var answer = await s_client.PostAsync(inbox.Address(), new StringContent("{}"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.InRange(inbox.Refused["Connection"], 1000 - 512, 1000);
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}")]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +2\r\n\r\n{}")]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nHost: y\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("POST / HTTP/1.1\nHost: x\nContent-Length: 2\n\n{}")]
    [InlineData("\u0001\u0002\u0003\r\n\r\n")]
    public async Task What_could_be_read_in_two_ways_is_refused(string request)
    {
        using var inbox = new Inbox();
        using var client = new TcpClient("127.0.0.1", inbox.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        Assert.StartsWith("HTTP/1.1 400 ", await FirstLineAsync(client), StringComparison.Ordinal);
        Assert.Equal(1, inbox.Refused["Request"]);
        Assert.Empty(inbox.Taken);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<string> FirstLineAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream());
        try
        {
            return await reader.ReadLineAsync() ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
