using System.Net;
using System.Net.Http;
using Stellantis.Client.Auth;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;

namespace Stellantis.Client.Auth;

/// <summary>
/// Signs each request the way the connection signs in, and lets none through to another origin. What the service refuses with 401 is renewed and
/// sent once more.
/// </summary>
internal sealed class AuthenticationHandler(IAuthentication authentication, Uri baseUri, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!Origin.Same(request.RequestUri, baseUri))
            throw new InvalidOperationException("A request to another origin is never signed.");
        var exchange = Exchange.Of(request);
        AmbientLog.Current = exchange.Context.Log;
        var address = request.RequestUri;
        var unsigned = request.Headers.Select(h => h.Key).ToList();

        await SignAsync(request, exchange.Call, cancellationToken).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !await authentication.RenewAsync(request, cancellationToken).ConfigureAwait(false))
            return response;

        response.Dispose();
        exchange.Context.Log.Verbose($"{exchange.Call.Operation.Id}: the service refused the token; it was renewed, and the request is sent once " +
            $"more.");
        foreach (var header in request.Headers.Select(h => h.Key).Except(unsigned).ToList())
            request.Headers.Remove(header);
        request.RequestUri = address;
        await SignAsync(request, exchange.Call, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task SignAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellation)
    {
        await authentication.SignAsync(request, call, cancellation).ConfigureAwait(false);
        HeaderValue.Set(request.Headers, call.Headers.Where(h => !HeaderValue.IsOfContent(h.Key)));
    }
}
