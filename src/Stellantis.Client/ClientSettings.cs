using Stellantis.Client.Auth;
using Stellantis.Client.Http;

namespace Stellantis.Client;

/// <summary>What a client needs to know.</summary>
internal sealed class ClientSettings
{
    /// <summary>The address below which the paths of the operations lie; it includes the version segment.</summary>
    public required Uri BaseUri { get; init; }

    public required IAuthentication Authentication { get; init; }

    /// <summary>The gateway's <c>env</c> query parameter, sent on every call; null for none.</summary>
    public string? Environment { get; init; }

    /// <summary>How long to wait for an answer to begin, and between two pieces of it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a request that may be repeated is sent again after a passing fault.</summary>
    public int MaxRetry { get; init; } = 4;

    /// <summary>The longest wait that is taken on; a service that asks for more is an error that tells until when.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How requests reach the service.</summary>
    public Transport Transport { get; init; } = new();

    /// <summary>Knows what must not stand in a log; ways of signing in tell it of each secret that they get.</summary>
    public Redactor Redactor { get; init; } = new();

    /// <summary>Sent as <c>User-Agent</c>.</summary>
    public string UserAgent { get; init; } = "Stellantis.PowerShell";
}
