using Stellantis.PowerShell.SignIn;
using System.Collections;
using System.Management.Automation;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Stellantis.Client;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Pipeline;
using Stellantis.PowerShell.Sandbox;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Starts a sandbox: a simulator of the service in this process, on this machine's loopback address.</summary>
[Cmdlet(VerbsLifecycle.Start, "StellantisSandbox", HelpUri = HelpPage.Folder + "Start-StellantisSandbox.md")]
[OutputType(typeof(StellantisSandbox))]
public sealed class StartStellantisSandboxCommand : StellantisCmdlet
{
    // The realm of the service's own partner samples.
    private const string PartnerRealm = "B2C";

    private static readonly TimeSpan s_longestLife = TimeSpan.FromDays(1);

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

    /// <summary>How many times as fast as real time the clock of the sandbox runs; limits and tokens keep to real time.</summary>
    [Parameter]
    [ValidateRange(0.0, 3600.0)]
    public double Speed { get; set; }

    /// <summary>How long remote commands take by the sandbox's clock: a range of durations, such as 5s-60s, or one duration.</summary>
    [Parameter]
    [ValidateNotNull]
    [RangeInput(OfTime = true)]
    public ValueRange? RemoteLife { get; set; }

    /// <summary>What the fleet is to be: a hashtable, JSON text, or the path of a JSON file. What it does not say follows from the seed.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? World { get; set; }

    /// <summary>What goes wrong: hashtables with the parameters of Set-StellantisSandboxFault as keys.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public IDictionary[] Fault { get; set; } = [];

    /// <summary>How long every answer takes: a TimeSpan, or a number of seconds.</summary>
    [Parameter]
    [SecondsInput]
    public TimeSpan Latency { get; set; }

    /// <summary>How many calls are possible in 24 hours by the sandbox's clock; more get 429.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int DailyLimit { get; set; }

    /// <summary>How many calls are possible in a second; more get 429.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int BurstLimit { get; set; }

    /// <summary>How long access tokens hold by the sandbox's clock: a TimeSpan, or a number of seconds.</summary>
    [Parameter]
    [SecondsInput]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The certificate of the sandbox, with its key: the sandbox then speaks https.</summary>
    [Parameter]
    [ValidateNotNull]
    [Discreet(typeof(X509Certificate2))]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Demand a certificate of clients.</summary>
    [Parameter]
    public SwitchParameter RequireClientCertificate { get; set; }

    /// <summary>The thumbprints of the client certificates that are taken; every certificate when absent.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ClientCertificateThumbprint { get; set; } = [];

    /// <summary>The hosts that events may be delivered to besides this machine; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] AllowTarget { get; set; } = [];

    /// <summary>Set the STELLANTIS_* environment variables that a runbook signs in by, until the sandbox stops.</summary>
    [Parameter]
    public SwitchParameter SetEnvironmentVariable { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var faults = SandboxFaults.Read(this, Fault);
        if (Latency < TimeSpan.Zero || Latency.TotalMilliseconds > int.MaxValue)
            Refuse(ErrorIds.InvalidRequest, "-Latency must be in the range 0 to 24 days.", Latency);
        if (RemoteLife is not null && !(RemoteLife.From >= 0 && RemoteLife.To <= s_longestLife.TotalSeconds))
        {
            Refuse(ErrorIds.InvalidRequest, "-RemoteLife must be a range within 0 and 1 day with both its ends, such as 5s-60s, or one duration.",
                RemoteLife);
        }
        if (TokenLifetime <= TimeSpan.Zero)
            Refuse(ErrorIds.InvalidRequest, "-TokenLifetime must be longer than 0 s.", TokenLifetime);
        if (Certificate is { HasPrivateKey: false })
            Refuse(ErrorIds.InvalidRequest, "-Certificate has no private key. Give a certificate with its key, from a PFX file or a store.",
                Certificate);
        if (Certificate is null && (RequireClientCertificate || ClientCertificateThumbprint.Length > 0))
            Refuse(ErrorIds.InvalidRequest,
                "-RequireClientCertificate and -ClientCertificateThumbprint need -Certificate: there are no client certificates without TLS.");
        try
        {
            var sandbox = StellantisSandbox.Start(new SandboxSetup
            {
                Name = ConnectionStore.Current.SandboxName(),
                Port = Port,
                VehicleCount = VehicleCount,
                Seed = Seed,
                Strict = Strict,
                Speed = Speed == 0 ? 1 : Speed,
                RemoteLife = RemoteLife is { From: { } from, To: { } to } ? (TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to)) : null,
                World = WorldInput.Read(this, World),
                Faults = faults,
                Latency = Latency,
                DailyLimit = Given(nameof(DailyLimit), DailyLimit),
                BurstLimit = Given(nameof(BurstLimit), BurstLimit),
                TokenLifetime = TokenLifetime,
                Certificate = Certificate,
                RequireClientCertificate = RequireClientCertificate || ClientCertificateThumbprint.Length > 0,
                ClientCertificateThumbprints = ClientCertificateThumbprint,
                AllowedTargets = AllowTarget,
            });
            SandboxStore.Add(sandbox);
            if (SetEnvironmentVariable)
                SandboxEnvironment.Set(sandbox, PartnerRealm);
            WriteObject(sandbox);
        }
        catch (ArgumentException e)
        {
            Refuse(ErrorIds.InvalidRequest, $"-World cannot be made: {WorldInput.Reason(e)}");
        }
        catch (SocketException e)
        {
            ThrowTerminatingError(Output.Failure.Record(
                new StellantisApiException(ErrorIds.NetworkError, $"The sandbox cannot listen on port {Port}: {e.Message.TrimEnd('.')}.")
                {
                    Advice = "Give another -Port, or leave it out: then a free port is taken. Get-StellantisSandbox lists the sandboxes " +
                        "that run here, with their ports.",
                }, Port));
        }
    }

    private int? Given(string parameter, int value) => MyInvocation.BoundParameters.ContainsKey(parameter) ? value : null;
}
