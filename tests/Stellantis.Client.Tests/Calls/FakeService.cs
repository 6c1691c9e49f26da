using System.Net;
using System.Text;
using Stellantis.Client.Auth;

namespace Stellantis.Client.Tests.Calls;

/// <summary>The innermost handler of a client under test: answers as told, and keeps what was sent.</summary>
internal sealed class FakeService(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<(string Method, Uri Address, Dictionary<string, string> Headers, string? Body)> Sent { get; } = [];

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK, string media = "application/hal+json") =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, media) };

    public StellantisClient Client(string baseUri = "https://api.example.com/connectedcar/v1", string? environment = null,
        GatewayAuthentication? authentication = null, TimeSpan? timeout = null, Http.TimeSource? time = null,
        int maxRetry = 0, TimeSpan? maxWait = null) => new(
        new ClientSettings
        {
            BaseUri = new Uri(baseUri),
            Authentication = authentication ?? new GatewayAuthentication("client-0042", "s3cr3t-0042", "AC-ACNT000000000042") { Realm = "B2C" },
            Environment = environment,
            Timeout = timeout ?? TimeSpan.FromSeconds(100),
            Time = time ?? new FakeTime(),
            MaxRetry = maxRetry,
            MaxWait = maxWait ?? TimeSpan.FromMinutes(2),
        },
        this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (Sent)
            Sent.Add((request.Method.Method, request.RequestUri!, headers, body));
        var response = answer(request);
        response.RequestMessage = request;
        return response;
    }
}
