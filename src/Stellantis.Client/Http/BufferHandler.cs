using System.Net;
using System.Net.Http;

namespace Stellantis.Client.Http;

/// <summary>
/// Reads each answer to its end, with a limit on the wait for it and between two pieces of it: whoever decides to send again then knows of every way
/// in which an answer can break off.
/// </summary>
internal sealed class BufferHandler(TimeSpan timeout, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.Contains("Accept-Encoding"))
            request.Headers.TryAddWithoutValidation("Accept-Encoding", ResponseBody.Packing);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answering = base.SendAsync(request, abort.Token);
        try
        {
            var response = await answering.EndedBy(timeout, abort.Token).ConfigureAwait(false);
            // On .NET Framework an answer may have none.
            response.Content ??= new ByteArrayContent([]);
            CheckEnd(response);
            var peek = response.IsSuccessStatusCode && Charset.IsPlain(response.Content) ? Exchange.PeekOf(request) : null;
            var body = await ResponseBody.ReadAsync(response.Content, timeout, peek, abort.Token).ConfigureAwait(false);
            var buffered = new BufferedContent(body);
            foreach (var header in response.Content.Headers)
                buffered.Headers.TryAddWithoutValidation(header.Key, header.Value);
            response.Content.Dispose();
            response.Content = buffered;
            return response;
        }
        catch
        {
            // Whatever is still under way ends with the request: reads too, which know no token on .NET Framework.
            abort.Cancel();
            _ = answering.ContinueWith(static t => t.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
            throw;
        }
    }

    // Of two ways to find the end of a body, one is wrong: what is behind it would be taken for the next answer.
    private static void CheckEnd(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Transfer-Encoding", out var given))
            return;
        var coding = string.Join(", ", given);
        if (coding.ToLowerInvariant() is not ("chunked" or "identity"))
            throw new InvalidDataException($"it is sent as '{coding}' (Transfer-Encoding), and only 'chunked' is understood");
        if (response.Content.Headers.Contains("Content-Length"))
            throw new InvalidDataException("it has a Transfer-Encoding and a Content-Length, which contradict each other");
    }

    /// <summary>A body in memory.</summary>
    internal sealed class BufferedContent(ResponseBody body) : HttpContent
    {
        public ResponseBody Body { get; } = body;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Body.Dispose();
            base.Dispose(disposing);
        }
    }
}
