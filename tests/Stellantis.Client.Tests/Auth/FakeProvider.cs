using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Stellantis.Client.Auth;
using Stellantis.Client.Masking;
using Stellantis.Client.Tests.Calls;

namespace Stellantis.Client.Tests.Auth;

/// <summary>An identity provider: it answers with one token after another, or as told, and keeps what was sent.</summary>
internal sealed class FakeProvider : HttpMessageHandler
{
    private readonly ConcurrentQueue<(string Address, string? Authorization, Dictionary<string, string> Form, string Headers)> _sent = new();
    private int _count;

    /// <summary>Answers instead; null leaves it to the provider. The number of the request begins with 1.</summary>
    public Func<int, HttpResponseMessage?>? First { get; set; }

    /// <summary>What must happen before an answer comes.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    public int Lifetime { get; set; } = 3600;

    public IReadOnlyList<(string Address, string? Authorization, Dictionary<string, string> Form, string Headers)> Sent => [.. _sent];

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(string error, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Json($$"""{"error":"{{error}}","error_description":"Because."}""", status);

    public TokenEndpoint Endpoint(FakeTime clock, Redactor? redactor = null, string? secret = "s3cr3t-0042",
        string address = "https://idp.example.com/am/oauth2/access_token") =>
        new(new Uri(address), this, "client-0042", secret, "clientsB2CDS", TimeSpan.FromSeconds(100), redactor ?? new Redactor(), clock);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _count);
        var form = (await request.Content!.ReadAsStringAsync(cancellationToken)).Split('&').Select(p => p.Split('='))
            .ToDictionary(p => p[0], p => WebUtility.UrlDecode(p[1]));
        _sent.Enqueue((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString(), form, request.Headers.ToString()));
        await Until.WaitAsync(cancellationToken);
        return First?.Invoke(number)
            ?? Json($$"""{"access_token":"access-{{number:0000}}","refresh_token":"refresh-{{number:0000}}","token_type":"Bearer","expires_in":""" +
            $$"""{{Lifetime}}}""");
    }
}
