namespace Stellantis.Sandbox;

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

    internal SandboxOptions Copy() => (SandboxOptions)MemberwiseClone();
}
