using System.Net;
using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace Stellantis.PowerShell.Events;

/// <summary>How a listener is to be.</summary>
internal sealed record ListenerSetup
{
    public string Name { get; init; } = "";

    /// <summary>Its address as users see it; port 0 for any that is free.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Where it listens.</summary>
    public required IPAddress Address { get; init; }

    public SecureString? Secret { get; init; }

    public X509Certificate2? Certificate { get; init; }

    public string? SpoolPath { get; init; }

    public int Capacity { get; init; }
}
