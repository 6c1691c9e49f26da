using System.Globalization;
using Stellantis.Sandbox.Http;

namespace Stellantis.Sandbox.Faults;

/// <summary>Answers that come in place of the right one; the request is not carried out.</summary>
internal static class StatusFaults
{
    public static HttpResponse Status(FaultCase fault)
    {
        var response = fault.Refuse(fault.Fault.Status ?? 503, "The sandbox was told to fail.");
        if (fault.Fault.RetryAfter is { } wait)
            response.Headers.Add("Retry-After", wait);
        return response;
    }

    public static HttpResponse Throttle(FaultCase fault)
    {
        var wait = fault.Fault.RetryAfter ?? "1";
        var response = fault.Refuse(fault.Fault.Status ?? 429, "The sandbox was told to throttle.");
        response.Headers.Add("Retry-After", wait);
        response.Headers.Add("X-RateLimit-Limit-2", "10");
        response.Headers.Add("X-RateLimit-Remaining-2", "0");
        if (int.TryParse(wait, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            response.Headers.Add("X-RateLimit-Reset", wait);
        return response;
    }

    public static HttpResponse Redirect(FaultCase fault)
    {
        var response = new HttpResponse(fault.Fault.Status ?? 302);
        response.Headers.Add("Location", Foreign.Redirect(fault.Fault.Location, fault.Request.Target));
        return response;
    }

    public static HttpResponse Html(FaultCase fault) => new HttpResponse(fault.Fault.Status ?? 200).WithBody(
        "text/html; charset=utf-8", text =>
            text.Write("<!DOCTYPE html>\n<html><head><title>Gateway</title></head><body><h1>Please sign in</h1></body></html>\n"));
}
