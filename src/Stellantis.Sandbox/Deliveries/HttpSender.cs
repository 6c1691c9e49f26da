using System.Net;
using System.Net.Http;
using System.Text;

namespace Stellantis.Sandbox.Deliveries;

/// <summary>Delivers by POST to a web server. What listens on this machine may show any certificate.</summary>
internal sealed class HttpSender : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client = new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ServerCertificateCustomValidationCallback = static (request, _, _, errors) =>
            errors == System.Net.Security.SslPolicyErrors.None || request.RequestUri!.IsLoopback,
    })
    {
        Timeout = s_patience,
    };

    public async Task<DeliveryOutcome> SendAsync(Dispatch dispatch, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, dispatch.Address) { Content = new Body(dispatch) };
            if (dispatch.Authorization is { } authorization)
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            foreach (var header in dispatch.Headers)
            {
                if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value))
                    request.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            return new DeliveryOutcome((int)response.StatusCode, response.IsSuccessStatusCode ? null : $"The answer was {(int)response.StatusCode}.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new DeliveryOutcome(0, "There was no answer in time.");
        }
        catch (Exception e) when (e is HttpRequestException or WebException or IOException or FormatException or InvalidOperationException)
        {
            return new DeliveryOutcome(0, dispatch.IsCut ? "The connection was cut." : (e.InnerException ?? e).Message);
        }
    }

    public void Dispose() => _client.Dispose();

    private sealed class Body : HttpContent
    {
        private readonly byte[] _bytes;
        private readonly bool _isCut;

        public Body(Dispatch dispatch)
        {
            _bytes = Encoding.UTF8.GetBytes(dispatch.Body);
            _isCut = dispatch.IsCut;
            Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_bytes, 0, _isCut ? _bytes.Length / 2 : _bytes.Length).ConfigureAwait(false);
            if (!_isCut)
                return;
            await stream.FlushAsync().ConfigureAwait(false);
            throw new IOException("The connection was cut.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }
}
