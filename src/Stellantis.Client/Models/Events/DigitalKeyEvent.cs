using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What became of a digital key.</summary>
[WireObject]
public sealed partial class DigitalKeyEvent : WireObject
{
    /// <summary>What happened: PasswordUrlGenerated, OwnerPairingCompleted, KeySharedSuccessfully, Unpaired ...</summary>
    [Wire("status")]
    public string? Status { get; private set; }

    /// <summary>Where the key is paired; whoever has this and the password, which ToJson() has, can pair it.</summary>
    [Wire("pairing.url")]
    public string? PairingUrl { get; private set; }

    /// <summary>Unpaired, Preprovisioned or Paired.</summary>
    [Wire("workflow.vehicleState")]
    public string? VehicleState { get; private set; }

    /// <summary>Generated or Shared.</summary>
    [Wire("workflow.passworddStatus", Also = ["passwordStatus"])]
    public string? PasswordStatus { get; private set; }

    /// <summary>InProgress, Completed or Blocked.</summary>
    [Wire("workflow.workflowState")]
    public string? WorkflowState { get; private set; }

    /// <summary>Installed, when the certificate is.</summary>
    [Wire("workflow.certificateStatus")]
    public string? CertificateStatus { get; private set; }

    [Wire("pairing.password")]
    internal string? Password { get; private set; }

    /// <summary>What happened.</summary>
    public override string ToString() => Status ?? "";
}
