using Stellantis.Client.Auth;
using Stellantis.Client.Http;
using Stellantis.Client.Masking;

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

    /// <summary>How often a request that failed is sent again.</summary>
    public int MaxRetry { get; init; } = 4;

    /// <summary>The longest wait that the service may ask for; a longer one is an error.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>The time, waits and chance.</summary>
    public TimeSource Time { get; init; } = new();

    /// <summary>How requests reach the service.</summary>
    public Transport Transport { get; init; } = new();

    /// <summary>Knows what must not stand in a log; ways of signing in tell it of each secret that they get.</summary>
    public Redactor Redactor { get; init; } = new();

    /// <summary>Sent as <c>User-Agent</c>.</summary>
    public string UserAgent { get; init; } = "Stellantis.PowerShell";
}
