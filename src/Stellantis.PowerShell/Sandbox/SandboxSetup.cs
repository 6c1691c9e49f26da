using System.Collections;
using System.Security.Cryptography.X509Certificates;

namespace Stellantis.PowerShell.Sandbox;

/// <summary>How a sandbox is to be, without a type of the sandbox's own assembly.</summary>
internal sealed class SandboxSetup
{
    public required string Name { get; init; }

    public int Port { get; init; }

    public int VehicleCount { get; init; }

    public int Seed { get; init; }

    public bool Strict { get; init; }

    public double Speed { get; init; } = 1;

    public (TimeSpan Shortest, TimeSpan Longest)? RemoteLife { get; init; }

    public object? World { get; init; }

    public IReadOnlyList<IDictionary> Faults { get; init; } = [];

    public TimeSpan Latency { get; init; }

    public int? DailyLimit { get; init; }

    public int? BurstLimit { get; init; }

    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    public X509Certificate2? Certificate { get; init; }

    public bool RequireClientCertificate { get; init; }

    public IReadOnlyList<string> ClientCertificateThumbprints { get; init; } = [];

    public IReadOnlyList<string> AllowedTargets { get; init; } = [];
}
