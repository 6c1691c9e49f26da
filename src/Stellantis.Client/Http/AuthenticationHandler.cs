using System.Net.Http;
using Stellantis.Client.Auth;

namespace Stellantis.Client.Http;

/// <summary>Signs each request the way the connection signs in, and lets none through to another origin.</summary>
internal sealed class AuthenticationHandler(IAuthentication authentication, Uri baseUri, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string CallKey = "Stellantis.Call";

    public static void Attach(HttpRequestMessage request, ApiCall call) => request.Properties[CallKey] = call;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!Origin.Same(request.RequestUri, baseUri))
            throw new InvalidOperationException("A request to another origin is never signed.");
        var call = (ApiCall)request.Properties[CallKey];
        await authentication.SignAsync(request, call, cancellationToken).ConfigureAwait(false);
        foreach (var header in call.Headers)
        {
            request.Headers.Remove(header.Key);
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
