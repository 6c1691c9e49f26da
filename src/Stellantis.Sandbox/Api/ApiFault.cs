namespace Stellantis.Sandbox.Api;

/// <summary>The answer to a request that the service refuses: thrown where it shows, written in the contract's error shape.</summary>
internal sealed class ApiFault(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The methods that the path does have, with status 405.</summary>
    public string? Allow { get; init; }

    /// <summary>The number that stands in the body in place of a name, where telemetry is not found.</summary>
    public int? Code { get; init; }

    /// <summary>The stable name of the error in its body.</summary>
    public string Name => Status switch
    {
        400 => "BAD_REQUEST",
        401 => "UNAUTHORIZED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        405 => "METHOD_NOT_ALLOWED",
        413 => "CONTENT_TOO_LARGE",
        415 => "UNSUPPORTED_MEDIA_TYPE",
        429 => "TOO_MANY_REQUESTS",
        501 => "REMOTE_NOT_SUPPORTED",
        502 => "BAD_GATEWAY",
        503 => "SERVICE_UNAVAILABLE",
        504 => "GATEWAY_TIMEOUT",
        _ => "INTERNAL_ERROR",
    };

    public static ApiFault NotFound(string what) => new(404, $"No such {what}.");

    public static ApiFault NoData() => new(404, "Nothing is known about the vehicle.") { Code = 1001 };
}
