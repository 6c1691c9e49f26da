using Stellantis.Client.Remotes;

namespace Stellantis.PowerShell.Remotes;

/// <summary>One command to one vehicle, from the check before it to its end.</summary>
/// <param name="order">What is sent; null for a command that was sent before, and is only waited for.</param>
/// <param name="vehicle">The vehicle, where one was piped in.</param>
internal sealed class RemoteJob(RemoteOrder? order, Vehicle? vehicle)
{
    public RemoteOrder? Order { get; } = order;

    public Vehicle? Vehicle { get; } = vehicle;

    /// <summary>What is known of the vehicle without asking.</summary>
    public VehicleCapability? Capability { get; init; }

    /// <summary>How the vehicle is, as far as it is known without asking.</summary>
    public TelemetryRecord? Telemetry { get; init; }

    /// <summary>The command as it was last seen; null before it was sent.</summary>
    public RemoteAction? Action { get; set; }

    /// <summary>True when it was refused before anything was asked.</summary>
    public bool IsRefused { get; set; }

    /// <summary>True when the user has what became of it.</summary>
    public bool IsWritten { get; set; }

    /// <summary>Ends when the command was sent, with null when it was not.</summary>
    public TaskCompletionSource<RemoteAction?> Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
