using Stellantis.Server.Http;

namespace Stellantis.Sandbox.Faults;

/// <summary>Answers that arrive, with a body that is not what it should be. The request is carried out.</summary>
internal static class BodyFaults
{
    public static HttpResponse TruncatedJson(FaultCase fault)
    {
        var response = fault.Answer();
        response.Body?.SetLength(response.Body.Length / 2);
        return response;
    }

    public static HttpResponse WrongContentType(FaultCase fault)
    {
        var response = fault.Answer();
        response.Headers.Set("Content-Type", "text/plain");
        return response;
    }

    public static HttpResponse EmptyBody(FaultCase fault)
    {
        var response = fault.Answer();
        response.Body?.SetLength(0);
        return response;
    }

    public static HttpResponse BadGzip(FaultCase fault)
    {
        var response = fault.Answer();
        response.Headers.Set("Content-Encoding", "gzip");
        return response;
    }
}
