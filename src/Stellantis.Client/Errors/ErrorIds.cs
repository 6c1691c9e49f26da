namespace Stellantis.Client;

/// <summary>The error ids that users filter on. They never change.</summary>
internal static class ErrorIds
{
    public const string NotConnected = nameof(NotConnected);
    public const string AuthenticationFailed = nameof(AuthenticationFailed);
    public const string TokenExpired = nameof(TokenExpired);
    public const string Forbidden = nameof(Forbidden);
    public const string ResourceNotFound = nameof(ResourceNotFound);
    public const string InvalidRequest = nameof(InvalidRequest);
    public const string InvalidBody = nameof(InvalidBody);
    public const string Throttled = nameof(Throttled);
    public const string RequestTimeout = nameof(RequestTimeout);
    public const string ServiceUnavailable = nameof(ServiceUnavailable);
    public const string InvalidResponse = nameof(InvalidResponse);
    public const string NetworkError = nameof(NetworkError);
    public const string NotSupported = nameof(NotSupported);
    public const string OutcomeUnknown = nameof(OutcomeUnknown);

    /// <summary>A command was not sent, as the vehicle would not carry it out.</summary>
    public const string NotReady = nameof(NotReady);

    /// <summary>A command was sent, and failed.</summary>
    public const string RemoteFailed = nameof(RemoteFailed);

    /// <summary>Commands were under way when the wait for them was stopped.</summary>
    public const string RemotePending = nameof(RemotePending);

    /// <summary>The id of an HTTP status that is no success.</summary>
    public static string OfStatus(int status) => status switch
    {
        401 or 407 => AuthenticationFailed,
        403 => Forbidden,
        404 or 410 => ResourceNotFound,
        408 => RequestTimeout,
        429 => Throttled,
        501 => NotSupported,
        >= 500 => ServiceUnavailable,
        >= 400 => InvalidRequest,
        _ => InvalidResponse,
    };
}
