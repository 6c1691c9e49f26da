using System.Globalization;
using Stellantis.Server.Http;

namespace Stellantis.Sandbox.Faults;

/// <summary>Answers that come in place of the right one; the request is carried out by the kinds alone whose names say that it is lost.</summary>
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

    public static HttpResponse Html(FaultCase fault) => Page(fault.Fault.Status ?? 200, "Please sign in");

    public static HttpResponse LostHtml(FaultCase fault)
    {
        fault.Answer();
        return Page(fault.Fault.Status ?? 504, "The server took too long");
    }

    private static HttpResponse Page(int status, string title) => new HttpResponse(status).WithBody("text/html; charset=utf-8", text =>
        text.Write($"<!DOCTYPE html>\n<html><head><title>Gateway</title></head><body><h1>{title}</h1></body></html>\n"));
}
