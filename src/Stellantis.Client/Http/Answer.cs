using System.Net.Http;

namespace Stellantis.Client.Http;

/// <summary>An answer that was read to its end.</summary>
internal sealed class Answer(HttpResponseMessage response) : IDisposable
{
    public HttpResponseMessage Response { get; } = response;

    public ResponseBody Body => ((BufferHandler.BufferedContent)Response.Content).Body;

    public void Dispose() => Response.Dispose();
}
