using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Stellantis.Testing.Raw;

namespace Stellantis.Testing.Tls;

/// <summary>
/// A server on TLS, or in clear without a certificate, that answers each request as told, and keeps heads, bodies and whose certificate came.
/// </summary>
public sealed class TlsServer : LoopbackServer
{
    private readonly X509Certificate2? _certificate;
    private readonly bool _demandsClient;
    private readonly Func<string, string> _answer;

    public TlsServer(X509Certificate2? certificate, Func<string, string>? answer = null, bool demandsClient = false)
    {
        (_certificate, _demandsClient) = (certificate, demandsClient);
        _answer = answer ?? (_ => """{"_embedded":{"vehicles":[]},"total":0}""");
        Open();
    }

    public string BaseUri => $"{(_certificate is null ? "http" : "https")}://{Host}/v1";

    /// <summary>The requests, head and body.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The subjects of the certificates of clients, one for each connection.</summary>
    public ConcurrentQueue<string?> Clients { get; } = new();

    public ConcurrentQueue<SslProtocols> Protocols { get; } = new();

    protected override async Task ServeAsync(Socket socket)
    {
        using var stream = await SecureAsync(new NetworkStream(socket));
        while (await RequestText.ReadAsync(stream, End) is { } request)
        {
            Requests.Enqueue(request);
            var body = _answer(request);
            var status = body.StartsWith('!') ? body[1..] : "200 OK";
            body = body.StartsWith('!') ? "{}" : body;
            var answer = $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: " +
                $"{Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), End);
            await stream.FlushAsync(End);
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream stream)
    {
        if (_certificate is null)
            return stream;
        var tls = new SslStream(stream, leaveInnerStreamOpen: false, (_, certificate, _, _) => !_demandsClient || certificate is not null);
        await tls.AuthenticateAsServerAsync(_certificate, _demandsClient, checkCertificateRevocation: false).WaitAsync(End);
        Clients.Enqueue(tls.RemoteCertificate?.Subject);
        Protocols.Enqueue(tls.SslProtocol);
        return tls;
    }
}
