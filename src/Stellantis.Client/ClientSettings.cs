using Stellantis.Client.Auth;

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

    /// <summary>Sent as <c>User-Agent</c>.</summary>
    public string UserAgent { get; init; } = "Stellantis.PowerShell";
}
