using System.Management.Automation;
using System.Net.Sockets;
using Stellantis.Client;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Starts a sandbox: a simulator of the service in this process, on this machine's loopback address.</summary>
[Cmdlet(VerbsLifecycle.Start, "StellantisSandbox")]
[OutputType(typeof(StellantisSandbox))]
public sealed class StartStellantisSandboxCommand : StellantisCmdlet
{
    /// <summary>The TCP port to listen on; 0 takes one that is free.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>The number of vehicles of the fleet.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int VehicleCount { get; set; } = 25;

    /// <summary>The seed of the fleet: the same seed gives the same fleet.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>Refuse what the contract refuses, though the quickstart page sends it.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            var sandbox = StellantisSandbox.Start(Port, VehicleCount, Seed, Strict);
            SandboxStore.Add(sandbox);
            WriteObject(sandbox);
        }
        catch (SocketException e)
        {
            Refuse(ErrorIds.NetworkError, $"The sandbox cannot listen on port {Port}: {e.Message}. Give another -Port, or 0 for one that is free.", Port);
        }
    }
}
