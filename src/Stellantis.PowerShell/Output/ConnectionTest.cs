using Stellantis.Client;
using Stellantis.PowerShell.Completion;

namespace Stellantis;

/// <summary>What Test-StellantisConnection found out.</summary>
public sealed class ConnectionTest
{
    // Beyond this, tokens and certificates begin to fail.
    private static readonly TimeSpan s_mostSkew = TimeSpan.FromMinutes(5);

    internal ConnectionTest(string connection, StellantisApiException? failure, TimeSpan? skew)
    {
        Connection = connection;
        Succeeded = failure is null;
        Endpoint = failure?.ErrorId is not (ErrorIds.NotConnected or ErrorIds.NetworkError or ErrorIds.RequestTimeout or ErrorIds.InvalidResponse
            or ErrorIds.ResourceNotFound);
        Credentials = Endpoint ? failure?.ErrorId is not (ErrorIds.AuthenticationFailed or ErrorIds.TokenExpired or ErrorIds.InvalidRequest) : null;
        Scopes = Credentials == true ? failure?.ErrorId is not ErrorIds.Forbidden : null;
        ClockSkew = skew;
        Clock = skew is null ? null : skew.Value.Duration() <= s_mostSkew;
        Message = failure?.Message;
    }

    /// <summary>The name of the connection.</summary>
    public string Connection { get; }

    /// <summary>True when the read succeeded.</summary>
    public bool Succeeded { get; }

    /// <summary>True when the API answers at the address.</summary>
    public bool Endpoint { get; }

    /// <summary>True when the service takes the credentials; null when it could not be asked.</summary>
    public bool? Credentials { get; }

    /// <summary>True when this machine's clock is within five minutes of the service's; null when the service told no time.</summary>
    public bool? Clock { get; }

    /// <summary>True when the scopes suffice to list vehicles; null when they could not be tried.</summary>
    public bool? Scopes { get; }

    /// <summary>The service's clock less this machine's.</summary>
    public TimeSpan? ClockSkew { get; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Message { get; }
}
