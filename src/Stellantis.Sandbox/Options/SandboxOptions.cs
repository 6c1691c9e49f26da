using System.Security.Cryptography.X509Certificates;

namespace Stellantis.Sandbox.Options;

/// <summary>How a <see cref="SandboxServer"/> is to be.</summary>
public sealed class SandboxOptions
{
    /// <summary>The port on the loopback interface; 0 takes any that is free.</summary>
    public int Port { get; set; }

    /// <summary>How many vehicles the account has, up to 30 million.</summary>
    public int VehicleCount { get; set; } = 25;

    /// <summary>The seed from which vehicles and their data follow: the same seed gives the same fleet.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// Refuse also what published examples send against the contract, members that the contract does not know, and monitor writes
    /// without the partner's headers.
    /// </summary>
    public bool Strict { get; set; }

    /// <summary>The clock of the sandbox's world.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = static () => DateTimeOffset.UtcNow;

    /// <summary>How many times as fast as real time the sandbox's clock runs, up to 3600. Limits of calls and tokens keep to real time.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>The shortest time that a remote takes which reaches its vehicle, by the sandbox's clock.</summary>
    public TimeSpan ShortestRemoteLife { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest time that a remote takes, by the sandbox's clock; a vehicle that does not answer is given up by then.</summary>
    public TimeSpan LongestRemoteLife { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// What the fleet is to be, as JSON text or a dictionary: <c>vehicleCount</c>, <c>seed</c> and <c>vehicles</c>, an array of objects with
    /// <c>vin</c>, <c>brand</c>, <c>motorization</c>, <c>state</c> (the members of <see cref="SandboxVehicleState"/>), <c>alerts</c>
    /// (<c>type</c>, <c>severity</c>, <c>active</c>, <c>startedAt</c>) and <c>trips</c> (<c>startedAt</c>, <c>distance</c> in km, <c>duration</c>).
    /// What it does not say follows from the seed; when it lists vehicles and no count, there are these vehicles alone. Null for a fleet from
    /// the seed.
    /// </summary>
    public object? World { get; set; }

    /// <summary>What goes wrong, from the start; <see cref="SandboxServer.SetFaults"/> changes it.</summary>
    public IReadOnlyList<SandboxFault> Faults { get; set; } = [];

    /// <summary>How long every answer takes, besides the time to make it.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>How many calls of the API are possible in 24 hours by the sandbox's clock; null for no limit.</summary>
    public int? DailyLimit { get; set; }

    /// <summary>How many calls of the API are possible in a second; null for no limit.</summary>
    public int? BurstLimit { get; set; }

    /// <summary>How long access tokens hold, by the sandbox's clock.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The server's certificate with its key: the sandbox then speaks TLS 1.2 and later. Null for plain HTTP.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Demand a certificate of clients; a connection without one does not come about.</summary>
    public bool RequireClientCertificate { get; set; }

    /// <summary>The thumbprints of the client certificates that are taken; none takes every certificate.</summary>
    public IReadOnlyList<string> ClientCertificateThumbprints { get; set; } = [];

    /// <summary>Compress answers from 1 kB on for clients that take gzip or deflate.</summary>
    public bool Compresses { get; set; } = true;

    /// <summary>
    /// The hosts that events may be delivered to besides this machine; * and ? are wildcards. Events for others are recorded, and not sent.
    /// </summary>
    public IReadOnlyList<string> AllowedTargets { get; set; } = [];

    /// <summary>How many monitors the account may have.</summary>
    internal int MaxMonitors { get; set; } = 5;

    internal SandboxOptions Copy() => (SandboxOptions)MemberwiseClone();
}
