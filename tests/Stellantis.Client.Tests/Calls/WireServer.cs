using System.Net.Sockets;
using System.Text;
using Stellantis.Client.Auth;
using Stellantis.Testing.Raw;

namespace Stellantis.Client.Tests.Calls;

/// <summary>A server that writes what a test says, byte by byte and whenever it likes: for answers that no decent server gives.</summary>
internal sealed class WireServer : LoopbackServer
{
    private readonly Func<string, Stream, CancellationToken, Task> _answer;

    /// <param name="answer">Writes the answer to a request, whose head and body it is given.</param>
    public WireServer(Func<string, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        Open();
    }

    public Uri BaseUri => new($"http://{Host}/v1");

    /// <summary>A server that writes the same to everybody, and closes the connection after it.</summary>
    public static WireServer Of(byte[] answer) => new(async (_, stream, end) =>
    {
        await stream.WriteAsync(answer, end);
        stream.Close();
    });

    /// <summary>A server that writes a head of these lines, and this body, as they are.</summary>
    public static WireServer Of(string head, byte[] body) => Of([.. Bytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), .. body]);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public StellantisClient Client(TimeSpan? timeout = null, int maxRetry = 0) => new(
        new ClientSettings
        {
            BaseUri = BaseUri,
            Authentication = new GatewayAuthentication("client-0042", "s3cr3t-0042", "AC-ACNT000000000042") { Realm = "B2C" },
            Timeout = timeout ?? TimeSpan.FromSeconds(100),
            Time = new FakeTime(),
            MaxRetry = maxRetry,
        },
        Sender.Create());

    protected override async Task ServeAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        while (await RequestText.ReadAsync(stream, End) is { } request)
            await _answer(request, stream, End);
    }
}
