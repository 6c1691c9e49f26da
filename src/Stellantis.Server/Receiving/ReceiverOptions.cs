using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Stellantis.Server.Receiving;

/// <summary>How a receiver is to be.</summary>
internal sealed record ReceiverOptions
{
    /// <summary>Where it listens.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The path of its address, which begins with a slash; what is below it is taken too.</summary>
    public string Path { get; init; } = "/";

    /// <summary>What a sender has to show; null to take from everybody.</summary>
    public string? Secret { get; init; }

    /// <summary>The header field that has the secret, besides Authorization.</summary>
    public string SecretHeader { get; init; } = "X-Stellantis-Secret";

    /// <summary>Its certificate with the key; null for no TLS.</summary>
    public X509Certificate2? Certificate { get; init; }
}
