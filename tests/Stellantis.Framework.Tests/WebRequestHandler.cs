using System.Net;

namespace Stellantis.Client.Tests;

/// <summary>Sends as the HttpClientHandler of .NET Framework does, by HttpWebRequest: that of Mono has a way of its own.</summary>
internal sealed class WebRequestHandler : HttpMessageHandler
{
    /// <summary>True when the tests that go over the wire were told to send by this: STELLANTIS_TESTS_SEND_BY=HttpWebRequest.</summary>
    public static bool IsUsed { get; } = Environment.GetEnvironmentVariable("STELLANTIS_TESTS_SEND_BY") == "HttpWebRequest";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var web = WebRequest.CreateHttp(request.RequestUri!);
        web.Method = request.Method.Method;
        web.AllowAutoRedirect = false;
        web.ServicePoint.ConnectionLimit = 64;
        web.ServicePoint.Expect100Continue = request.Headers.ExpectContinue == true;
        foreach (var header in request.Content is null ? request.Headers : request.Headers.Concat(request.Content.Headers))
            Set(web, header.Key, string.Join(", ", header.Value));
        using (cancellationToken.Register(web.Abort))
        {
            try
            {
                if (request.Content is not null)
                {
                    var body = await request.Content.ReadAsByteArrayAsync();
                    web.ContentLength = body.Length;
                    using var stream = await web.GetRequestStreamAsync();
                    await stream.WriteAsync(body, cancellationToken);
                }
                return Answer(request, (HttpWebResponse)await web.GetResponseAsync());
            }
            catch (WebException e) when (e.Response is HttpWebResponse answer)
            {
                return Answer(request, answer);
            }
            catch (WebException e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new HttpRequestException("An error occurred while sending the request.", e);
            }
        }
    }

    private static void Set(HttpWebRequest web, string name, string value)
    {
        switch (name)
        {
            case "Accept":
                web.Accept = value;
                break;
            case "User-Agent":
                web.UserAgent = value;
                break;
            case "Content-Type":
                web.ContentType = value;
                break;
            case "Content-Length" or "Expect":
                break;
            default:
                web.Headers.Add(name, value);
                break;
        }
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpWebResponse answer)
    {
        var body = new StreamContent(new WebResponseStream(answer.GetResponseStream()));
        var response = new HttpResponseMessage(answer.StatusCode) { RequestMessage = request, Content = body };
        foreach (var name in answer.Headers.AllKeys)
        {
            if (!response.Headers.TryAddWithoutValidation(name, answer.Headers.GetValues(name)))
                response.Content.Headers.TryAddWithoutValidation(name, answer.Headers.GetValues(name));
        }
        return response;
    }
}
